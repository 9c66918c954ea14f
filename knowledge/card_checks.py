"""The card contract beyond a file's shape: `lint` finds every fault of every card at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from knowledge.card import FOLDER, Card, CardFile, parse, read
from knowledge.errors import CardFaults, Fault
from knowledge.hotlines import hotlines
from knowledge.language.kinds import is_cantonese, is_traditional
from knowledge.statutes.catalogue import catalogue
from knowledge.themes import themes

Check = Callable[[CardFile, Card], Iterable[Fault]]

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LAW_NAMED = re.compile(r"《([^》]+)》")
QUESTION_MAX, BODY_MIN, BODY_MAX, FIRST_MAX, STEP_MAX, STEPS_MAX = 30, 30, 300, 60, 40, 5
ASKED_MIN, CANTONESE_MIN, HOTLINES_MAX = 8, 2, 2


def lint(folder: Path = FOLDER) -> list[Fault]:
    """Returns every fault of every card under `folder`, sorted by file and line; none when all is well."""
    faults: list[Fault] = []
    cards: list[tuple[CardFile, Card]] = []
    for path in sorted(folder.glob("*/*.md")):
        try:
            file = read(path)
            card = parse(file)
        except CardFaults as error:
            faults += error.faults
            continue
        cards.append((file, card))
        faults += check_card(file, card)
    return sorted([*faults, *_doubles(cards)])


def check_card(file: CardFile, card: Card) -> list[Fault]:
    """Returns every fault of one card by itself."""
    return [fault for check in CHECKS for fault in check(file, card)]


def _names(file: CardFile, card: Card) -> Iterator[Fault]:
    is_card_file = file.path.suffix == ".md"  # a spreadsheet's rows have no file of their own
    if (is_card_file and card.id != file.path.stem) or not ID.fullmatch(card.id) or len(card.id) > 32:
        yield file.fault(
            "id", card.id, f"use the file's name {file.path.stem!r}: ASCII kebab-case, at most 32 characters"
        )
    if is_card_file and card.theme != file.path.parent.name:
        yield file.fault("theme", card.theme, f"use the folder's name {file.path.parent.name!r}")
    if card.theme not in themes():
        yield file.fault("theme", card.theme, "not in knowledge/themes.yml; use one of " + " ".join(themes()))


def _questions(file: CardFile, card: Card) -> Iterator[Fault]:
    if not 0 < len(card.question) <= QUESTION_MAX:
        yield file.fault("question", card.question, f"ask in 1 to {QUESTION_MAX} characters")
    if len(card.also_asked) < ASKED_MIN:
        yield file.fault("also_asked", len(card.also_asked), f"give at least {ASKED_MIN} other ways of asking")
    if sum(map(is_cantonese, card.also_asked)) < CANTONESE_MIN:
        yield file.fault("also_asked", card.id, f"ask in Cantonese at least {CANTONESE_MIN} times")
    if not any(map(is_traditional, card.also_asked)):
        yield file.fault("also_asked", card.id, "ask once in the traditional script")


def _citations(file: CardFile, card: Card) -> Iterator[Fault]:
    laws = catalogue()
    if not card.citations and not card.sources:
        yield file.fault("citations", "[]", "cite an article, or say in `sources` where the answer comes from")
    for citation in card.citations:
        law = laws.get(citation.law)
        if law is None:
            yield file.fault(
                "citations", citation.law, "no law in force has this title; see knowledge/statutes/catalogue.csv"
            )
        elif not law.has(citation):
            yield file.fault("citations", citation, f"this law has no such article; it has {len(law.articles)} of them")
    cited = {citation.law for citation in card.citations}
    known = cited | {source.claim + source.origin for source in card.sources}
    for named in LAW_NAMED.findall(card.body):
        if not any(named.removeprefix("中华人民共和国") in title for title in known):
            yield file.fault("body", named, "the law is named but not cited; cite the article it speaks of")


def _help(file: CardFile, card: Card) -> Iterator[Fault]:
    for number in card.hotlines:
        if number not in hotlines():
            yield file.fault("hotlines", number, "not in knowledge/hotlines.yml; use one of " + " ".join(hotlines()))
    if len(card.hotlines) > HOTLINES_MAX:
        yield file.fault("hotlines", len(card.hotlines), f"name at most {HOTLINES_MAX}")
    if "110" in card.hotlines[1:]:
        yield file.fault("hotlines", " ".join(card.hotlines), "put 110 first")
    if len(card.steps) > STEPS_MAX:
        yield file.fault("steps", len(card.steps), f"give at most {STEPS_MAX} steps")
    for step in card.steps:
        if not 0 < len(step) <= STEP_MAX:
            yield file.fault("steps", step, f"write a step in 1 to {STEP_MAX} characters")


def _sources(file: CardFile, card: Card) -> Iterator[Fault]:
    for source in card.sources:
        if source.label not in ("V", "S"):
            yield file.fault(
                "sources", source.label, "only V (primary text read) or S (secondary) may reach a resident"
            )


def _body(file: CardFile, card: Card) -> Iterator[Fault]:
    if not BODY_MIN <= len(card.body) <= BODY_MAX:
        yield file.fault("body", f"{len(card.body)} characters", f"write {BODY_MIN} to {BODY_MAX}")
    if len(card.first_sentence) > FIRST_MAX + 1 or card.first_sentence[-1:] not in tuple("。！"):
        yield file.fault(
            "body", card.first_sentence, f"begin with the answer: one statement of at most {FIRST_MAX} characters"
        )


def _dates(file: CardFile, card: Card) -> Iterator[Fault]:
    if card.valid_until and card.valid_until < card.checked_on:
        yield file.fault("valid_until", card.valid_until, f"must not lie before checked_on {card.checked_on}")


CHECKS: tuple[Check, ...] = (_names, _questions, _citations, _help, _sources, _body, _dates)


def _doubles(cards: Iterable[tuple[CardFile, Card]]) -> Iterator[Fault]:
    ids: dict[str, Path] = {}
    asked: dict[str, Path] = {}
    for file, card in cards:
        if first := ids.get(card.id):
            yield file.fault("id", card.id, f"already the id of {first}; choose another")
        ids.setdefault(card.id, file.path)
        for question in card.questions:
            key = re.sub(r"\W", "", question)
            if first := asked.get(key):
                yield file.fault("also_asked", question, f"already asked in {first}; a question belongs to one card")
            asked.setdefault(key, file.path)
