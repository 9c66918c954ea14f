"""What a figure may be, and what a statistic says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class Rate:
    """A share; `value` is none where there was nothing to share: 0 of 0 is not 100 %."""

    numerator: int
    denominator: int

    @property
    def value(self) -> float | None:
        """Numerator over denominator, 0 to 1."""
        return float(Fraction(self.numerator, self.denominator)) if self.denominator else None


Breakdown = dict[str, int]
"""Counts by category; a category that is not there has 0."""
Figure = int | float | Rate | Breakdown | None


@dataclass(frozen=True)
class Cells:
    """How a breakdown hangs together with others: its cells are parts of the statistic `total`, by `dimension`.

    A `top` breakdown holds the greatest cells alone. An `open` one is never suppressed, because each of its cells is a
    total in its own right.
    """

    total: str
    dimension: str
    top: bool = False
    open: bool = False


@dataclass(frozen=True)
class Statistic:
    """One statistic: what staff read (`title`, `unit`, `definition` a sentence, `formula` in short), and how it is had.

    `since` is the first day it was counted; `figure` reads it off the daily numbers; `cells` is there for breakdowns.
    """

    name: str
    title: str
    unit: str
    definition: str
    formula: str
    since: date
    figure: Callable[[Any], Figure]  # of outreach.statistics.period.Period
    cells: Cells | None = None


@dataclass(frozen=True)
class Summary(Mapping[str, Figure]):
    """Every figure by its statistic's name, for the days `first` to `last`; `streets` is the street of every site."""

    first: date
    last: date
    figures: Mapping[str, Figure]
    streets: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Figure:
        return self.figures[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)
