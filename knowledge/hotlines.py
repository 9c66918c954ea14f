"""The hotline table: which number is for what. Facts live in `hotlines.yml`, never in code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from knowledge.errors import HotlineUnknown

TABLE = Path(__file__).with_name("hotlines.yml")


@dataclass(frozen=True)
class Hotline:
    """A national number: `purpose` is one clause a resident understands, at most 30 characters."""

    number: str
    name: str
    purpose: str


@lru_cache(maxsize=1)
def hotlines() -> dict[str, Hotline]:
    """Every number residents may be given, in the order of the table."""
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return {number: Hotline(number, row["name"], row["purpose"]) for number, row in rows.items()}


def hotline(number: str) -> Hotline:
    """Returns the hotline with this number.

    Raises:
        HotlineUnknown: the table has no such number.
    """
    try:
        return hotlines()[number]
    except KeyError:
        raise HotlineUnknown(number, list(hotlines())) from None
