"""What to do in the first minutes after the money is gone or a code is told. The words lie in `first_minutes.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from knowledge.citation import Citation

TABLE = Path(__file__).with_name("first_minutes.yml")


@dataclass(frozen=True)
class FirstMinutes:
    """Steps in order, at most two hotlines, 110 first, and the articles they rest on."""

    steps: tuple[str, ...]
    hotlines: tuple[str, ...]
    citations: tuple[Citation, ...]
    checked_on: date


@lru_cache(maxsize=1)
def first_minutes() -> FirstMinutes:
    """Reads the table once."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return FirstMinutes(
        tuple(table["steps"]),
        tuple(table["hotlines"]),
        tuple(Citation(**citation) for citation in table["citations"]),
        table["checked_on"],
    )
