"""The evaluation sets: what residents may write, with what would be a right answer. Nothing learns from them; a test sees to that."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "evaluation_data"
IN_SCOPE, OUT_OF_SCOPE = FOLDER / "in_scope.csv", FOLDER / "out_of_scope.csv"
NOISES = frozenset({"plain", "cantonese", "traditional", "homophone", "fragment", "story", "mixed"})


@dataclass(frozen=True)
class InScope:
    """A question with an answer among the cards: `accepts` are the ids of those that answer it, best first."""

    text: str
    noise: str
    theme: str
    accepts: tuple[str, ...]


@dataclass(frozen=True)
class OutOfScope:
    """Something that no card answers; `kind` says what it is, such as weather or insult."""

    text: str
    kind: str


def in_scope() -> list[InScope]:
    """Reads the questions that a card answers."""
    with IN_SCOPE.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table)
        return [InScope(row["text"], row["noise"], row["theme"], tuple(row["accepts"].split("|"))) for row in rows]


def out_of_scope() -> list[OutOfScope]:
    """Reads what no card answers."""
    with OUT_OF_SCOPE.open(encoding="utf-8", newline="") as table:
        return [OutOfScope(row["text"], row["kind"]) for row in csv.DictReader(table)]
