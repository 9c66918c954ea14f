"""Kinds of fraud: what each is called, the card that tells about it, and what to do now. They lie in `kinds.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

TABLE = Path(__file__).with_name("kinds.yml")


@dataclass(frozen=True)
class Kind:
    """A kind of fraud; `card` is a card's id, `advice` one line."""

    name: str
    card: str
    advice: str


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, Kind]:
    """Reads the table once; kinds by their names."""
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return {str(name): Kind(str(name), row["card"], row["advice"]) for name, row in rows.items()}
