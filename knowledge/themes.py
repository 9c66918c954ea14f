"""The themes: what each is called, and whom to ask when it has no answer. Those for staff alone are marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

TABLE = Path(__file__).with_name("themes.yml")


@dataclass(frozen=True)
class Theme:
    """A theme: `id` is the folder of its cards, `title` Chinese, `hotline` a number of knowledge/hotlines.yml,
    `staff` whether its cards are for staff alone.
    """

    id: str
    title: str
    hotline: str
    staff: bool = False


@lru_cache(maxsize=1)
def themes() -> dict[str, Theme]:
    """Every theme, in the order of the table."""
    rows = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return {theme: Theme(theme, row["title"], row["hotline"], row.get("staff", False)) for theme, row in rows.items()}
