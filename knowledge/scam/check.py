"""The scam check: red flags by table, combined into a risk that explains itself.

Deterministic: the same words give the same verdict, and every verdict names the words that made it. Weights combine as
independent doubts do, 1 - (1-w1)(1-w2)…, and calming signs multiply what remains.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.language.normalise import normalise
from knowledge.scam import RedFlag, Risk, Verdict

TABLE = Path(__file__).with_name("flags.yml")
SPAN = 30
"""Characters of the resident's message quoted for one sign, at most."""


@dataclass(frozen=True)
class Sign:
    """A row of the table, its pattern compiled."""

    name: str
    weight: float
    pattern: re.Pattern[str]
    why: str = ""
    type: str | None = None


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


def check(message: str) -> Verdict:
    """Looks for signs of a scam in `message`; no network, no names judged, about a millisecond."""
    text = normalise(message)
    raised = [(sign, found) for sign in table().flags if (found := sign.pattern.search(text))]
    doubt = 1.0
    for sign, _ in raised:
        doubt *= 1 - sign.weight
    score = 1 - doubt
    for sign in table().calming:
        if sign.pattern.search(text):
            score *= 1 - sign.weight
    level = next(level for level in table().levels if score >= level.start)
    strongest_first = sorted(raised, key=lambda pair: -pair[0].weight)
    return Verdict(
        level.risk,
        round(score, 3),
        _type([sign for sign, _ in strongest_first]),
        tuple(RedFlag(sign.name, found.group()[:SPAN], sign.why) for sign, found in strongest_first),
        level.headline,
        level.advice,
        None,
        level.hotlines,
    )


def _type(signs: list[Sign]) -> str | None:
    weights: Counter[str] = Counter()
    for sign in signs:
        if sign.type:
            weights[sign.type] += sign.weight  # type: ignore[assignment]  # weights are fractions, Counter adds them all the same
    return max(weights, key=lambda kind: weights[kind]) if weights else None


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
    return Sign(row["name"], row["weight"], re.compile(row["pattern"]), row.get("why", ""), row.get("type"))
