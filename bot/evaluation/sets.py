"""The evaluation sets: what residents may write, with what would be a right answer. Nothing learns from them; a test sees to that.

A row is blind when it was written by somebody who had seen no way of asking of any card, and no threshold, weight or
example was changed after its answer had been looked at; once one is, it is blind no more, and says so.
"""

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
    blind: bool = False


@dataclass(frozen=True)
class OutOfScope:
    """Something that no card answers; `kind` says what it is, such as weather or insult."""

    text: str
    kind: str
    blind: bool = False


def in_scope() -> list[InScope]:
    """Reads the questions that a card answers."""
    with IN_SCOPE.open(encoding="utf-8", newline="") as table:
        return [
            InScope(row["text"], row["noise"], row["theme"], tuple(row["accepts"].split("|")), row["blind"] == "yes")
            for row in csv.DictReader(table)
        ]


def out_of_scope() -> list[OutOfScope]:
    """Reads what no card answers."""
    with OUT_OF_SCOPE.open(encoding="utf-8", newline="") as table:
        return [OutOfScope(row["text"], row["kind"], row["blind"] == "yes") for row in csv.DictReader(table)]
