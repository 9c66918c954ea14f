"""The catalogue of laws in force: which articles exist, as facts, without their texts.

`catalogue.csv` has one row a law: official title without 中华人民共和国, level, day on which the version was passed, first
day it is in force, number of articles, their numbers as ranges ("1-1260") and the inserted ones ("287-1;287-2"). It was counted from the official texts, so
that citations can be checked on a machine that has none.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from knowledge.citation import Citation

TABLE = Path(__file__).with_name("catalogue.csv")


@dataclass(frozen=True)
class Law:
    """A law in force; `version` is the day this wording was passed, `effective` its first day in force."""

    title: str
    level: str
    version: date
    effective: date
    articles: frozenset[tuple[int, int]]

    def has(self, citation: Citation) -> bool:
        """Whether the cited article stands in this law."""
        return (citation.article, citation.sub) in self.articles


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Law]:
    """Every law that may be cited, by title."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        return {row["law"]: _law(row) for row in csv.DictReader(table)}


def _law(row: Mapping[str, str]) -> Law:
    plain = {(number, 0) for first, last in _pairs(row["numbers"]) for number in range(first, last + 1)}
    inserted = set(_pairs(row["subs"]))
    version, effective = (date.fromisoformat(row[name]) for name in ("version", "effective"))
    return Law(row["law"], row["level"], version, effective, frozenset(plain | inserted))


def _pairs(written: str) -> list[tuple[int, int]]:
    """Reads "1-3;7;9-12" as pairs; a single number is a pair with itself."""
    pairs = []
    for part in filter(None, written.split(";")):
        first, _, last = part.partition("-")
        pairs.append((int(first), int(last or first)))
    return pairs
