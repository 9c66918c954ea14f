"""The table of signs, read once: what raises a doubt, what calms it, and what is said at each level. It lies in `flags.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.scam import Risk
from knowledge.scam.finders import FINDERS, Found

TABLE = Path(__file__).with_name("flags.yml")


@dataclass(frozen=True)
class Sign:
    """A row of the table: a pattern, or a finder of `knowledge.scam.finders` with the row's bounds."""

    name: str
    weight: float
    pattern: re.Pattern[str] | None = None
    finder: str = ""
    row: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""
    type: str | None = None

    def found_in(self, text: str) -> Found | None:
        """What raises this sign in the normal form `text`."""
        if self.pattern is None:
            return FINDERS[self.finder](text, self.row)
        match = self.pattern.search(text)
        return Found(match.group()) if match else None


@dataclass(frozen=True)
class Level:
    """A risk, the score it begins at (0 to 1), and what is said about it."""

    risk: Risk
    start: float
    headline: str
    advice: str
    hotlines: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The whole table; levels from high to none."""

    flags: tuple[Sign, ...]
    calming: tuple[Sign, ...]
    levels: tuple[Level, ...]

    def level(self, score: float) -> Level:
        """The level of a score of 0 to 1."""
        return next(level for level in self.levels if score >= level.start)


@lru_cache(maxsize=1)
def table() -> Table:
    """Reads the table once."""
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    levels = tuple(
        Level(Risk(risk), row["from"], row["headline"], row["advice"], tuple(row["hotlines"]))
        for risk, row in rows["levels"].items()
    )
    return Table(tuple(map(_sign, rows["flags"])), tuple(map(_sign, rows["calming"])), levels)


def _sign(row: dict[str, Any]) -> Sign:
    pattern = re.compile(row["pattern"]) if "pattern" in row else None
    return Sign(row["name"], row["weight"], pattern, row.get("finder", ""), row, row.get("why", ""), row.get("type"))
