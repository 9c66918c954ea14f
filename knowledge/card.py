"""A card: one reviewed answer, one Markdown file with YAML front matter.

    ---
    id: will-handwritten          ASCII kebab-case, at most 32 characters, the file's name, unique in the project
    theme: inheritance            the folder it lies in
    question: …                   as a resident would say it, at most 30 characters
    also_asked: [...]             at least 8 other real ways of asking: 2 in Cantonese, 1 in traditional script
    citations: [{law, article, sub?}]
    hotlines: ["12348"]           at most 2, each in knowledge/hotlines.yml
    steps: [...]                  at most 5, each at most 40 characters
    checked_on: 2026-11-23        the day somebody compared it with the law
    valid_until: 2027-12-31       optional: the last day it may be given
    sources: [{claim, origin, label}]   optional: what no cited article says; label V or S, never N
    ---
    The answer in the bot's own plain words: the first sentence is the answer (at most 60 characters),
    the whole at most 300 characters, no clause copied.

`parse` reads one file into a Card and collects what makes that impossible; `knowledge.card_checks` has the rest of
the contract.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from knowledge.citation import Citation
from knowledge.errors import CardFaults, Fault

FOLDER = Path(__file__).with_name("cards")
STAFF_FOLDER = Path(__file__).with_name("staff_cards")
"""Cards for staff alone, switched off unless the office wants them."""
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, where it is there: ten times as fast, and 450 cards are read at every start."""
FRONT_MATTER = re.compile(r"---\n(?P<head>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
REQUIRED = ("id", "theme", "question", "also_asked", "citations", "hotlines", "steps", "checked_on")
OPTIONAL = ("valid_until", "sources")


@dataclass(frozen=True)
class Source:
    """Where a statement comes from that no cited article makes; `label` V primary text read, S secondary."""

    claim: str
    origin: str
    label: str


@dataclass(frozen=True)
class Card:
    """One reviewed answer; the fields are those of the front matter, `body` the answer itself."""

    id: str
    theme: str
    question: str
    also_asked: tuple[str, ...]
    citations: tuple[Citation, ...]
    hotlines: tuple[str, ...]
    steps: tuple[str, ...]
    checked_on: date
    body: str
    valid_until: date | None = None
    sources: tuple[Source, ...] = ()

    @property
    def questions(self) -> tuple[str, ...]:
        """Every way of asking, the resident's own question first."""
        return (self.question, *self.also_asked)

    @property
    def answer(self) -> str:
        """All that is said, steps included; what a question is compared with."""
        return self.body + "".join(self.steps)

    @property
    def first_sentence(self) -> str:
        """The answer in one sentence, with its closing mark."""
        found = re.match(r"[^。！？]*[。！？]?", self.body)
        return found.group() if found else ""

    def may_be_given(self, day: date) -> bool:
        """Whether the card is still an answer on `day`."""
        return self.valid_until is None or day <= self.valid_until


@dataclass(frozen=True)
class CardFile:
    """A card's file taken apart, with the line of every field, for faults that say where they are."""

    path: Path
    fields: dict[str, Any]
    lines: dict[str, int]
    body: str
    body_line: int

    def fault(self, field: str, value: object, remedy: str) -> Fault:
        """Returns a fault of `field` (or of the body) at its line."""
        line = self.body_line if field == "body" else self.lines.get(field, 1)
        return Fault(self.path, line, field, str(value), remedy)


def read(path: Path) -> CardFile:
    """Takes a card's file apart without judging its values.

    Raises:
        CardFaults: no front matter, or front matter that is not a YAML mapping.
    """
    text = path.read_text(encoding="utf-8")
    parts = FRONT_MATTER.match(text)
    if not parts:
        raise CardFaults(
            [Fault(path, 1, "front matter", text[:20], "begin with a line ---, the fields, another line ---")]
        )
    try:
        loader = LOADER(parts["head"])
        node = loader.get_single_node()
        fields = loader.construct_document(node) if node else {}
    except yaml.MarkedYAMLError as error:
        line = 2 + (error.problem_mark.line if error.problem_mark else 0)
        raise CardFaults([Fault(path, line, "front matter", str(error.problem), "write it as YAML")]) from error
    if not isinstance(node, yaml.MappingNode):
        raise CardFaults([Fault(path, 2, "front matter", parts["head"][:20], "write `field: value` lines")])
    lines = {key.value: key.start_mark.line + 2 for key, _ in node.value}
    body_line = parts["head"].count("\n") + 4
    return CardFile(path, fields, lines, parts["body"].strip(), body_line)


def parse(file: CardFile) -> Card:
    """Builds the Card.

    Raises:
        CardFaults: a field is missing, unknown or of the wrong kind; every such fault of the file is listed.
    """
    faults = list(_shape_faults(file))
    if faults:
        raise CardFaults(faults)
    fields = file.fields
    return Card(
        id=fields["id"],
        theme=fields["theme"],
        question=fields["question"],
        also_asked=tuple(fields["also_asked"]),
        citations=tuple(Citation(**citation) for citation in fields["citations"]),
        hotlines=tuple(fields["hotlines"]),
        steps=tuple(fields["steps"]),
        checked_on=fields["checked_on"],
        body=file.body,
        valid_until=fields.get("valid_until"),
        sources=tuple(Source(**source) for source in fields.get("sources") or ()),
    )


def load_cards(folder: Path = FOLDER) -> list[Card]:
    """Reads every card under `folder`, sorted by theme and id.

    Raises:
        CardFaults: at least one file is not a card; the faults of all files are listed at once.
    """
    return [card for _, card in card_files(folder)]


def card_files(folder: Path = FOLDER) -> list[tuple[CardFile, Card]]:
    """Reads every card under `folder` and keeps its file with it, sorted by theme and id.

    Raises:
        CardFaults: at least one file is not a card; the faults of all files are listed at once.
    """
    cards, faults = [], []
    for path in sorted(folder.glob("*/*.md")):
        try:
            file = read(path)
            cards.append((file, parse(file)))
        except CardFaults as error:
            faults += error.faults
    if faults:
        raise CardFaults(faults)
    return cards


def _shape_faults(file: CardFile) -> Iterable[Fault]:
    for name in REQUIRED:
        if name not in file.fields:
            yield file.fault(name, "", "the field is missing; add it")
    for name, value in file.fields.items():
        if name not in REQUIRED + OPTIONAL:
            yield file.fault(name, value, "unknown field; allowed are " + ", ".join(REQUIRED + OPTIONAL))
        elif not _has_shape(name, value):
            yield file.fault(name, value, SHAPES[name])


SHAPES = {
    "id": "write text",
    "theme": "write text",
    "question": "write text",
    "also_asked": "write a list of texts",
    "citations": "write a list of {law: text, article: number, sub: number}",
    "hotlines": 'write a list of quoted numbers, such as ["110"]',
    "steps": "write a list of texts, [] for none",
    "checked_on": "write a date, such as 2026-11-23",
    "valid_until": "write a date, such as 2026-11-23",
    "sources": "write a list of {claim: text, origin: text, label: V or S}",
}


def _has_shape(name: str, value: object) -> bool:
    if name in ("id", "theme", "question"):
        return isinstance(value, str)
    if name in ("checked_on", "valid_until"):
        return isinstance(value, date)
    if not isinstance(value, list):
        return name == "sources" and value is None
    if name == "citations":
        return all(isinstance(item, dict) and _is_citation(item) for item in value)
    if name == "sources":
        return all(isinstance(item, dict) and item.keys() == {"claim", "origin", "label"} for item in value)
    return all(isinstance(item, str) for item in value)


def _is_citation(item: dict[str, object]) -> bool:
    law, article, sub = item.get("law"), item.get("article"), item.get("sub", 0)
    return (
        item.keys() <= {"law", "article", "sub"}
        and isinstance(law, str)
        and all(type(n) is int for n in (article, sub))
    )
