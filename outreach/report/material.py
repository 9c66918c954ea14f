"""What a report is written from: the statistics of a period and the rows of the ledger, frozen when it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol, TypeVar

from outreach.ledger.entries import Activity, GovernanceFigure, Quantity, added
from outreach.statistics import Figure

Entry_co = TypeVar("Entry_co", covariant=True)


class Row(Protocol[Entry_co]):
    """A row of the ledger: its number and what it says."""

    @property
    def id(self) -> int:
        """Its number in the ledger."""

    @property
    def entry(self) -> Entry_co:
        """What it says."""


class Rows(Protocol):
    """The ledger, as far as a report needs it."""

    def figures(self, first: date, last: date) -> Sequence[Row[GovernanceFigure]]:
        """The governance figures that lie wholly in these days, both included."""

    def activities(self, first: date, last: date) -> Sequence[Row[Activity]]:
        """The activities that lie wholly in these days, both included."""


FigureRow = tuple[int, GovernanceFigure]
ActivityRow = tuple[int, Activity]


@dataclass(frozen=True)
class Material:
    """Everything a report of `year` may print.

    `statistics` are the figures of `summarise` from `first` to `last` day, both included, by their names; `figures` and
    `activities` are rows of the ledger, each with its number there.
    """

    year: int
    first: date
    last: date
    statistics: Mapping[str, Figure] = field(default_factory=dict)
    figures: Sequence[FigureRow] = ()
    activities: Sequence[ActivityRow] = ()


def material_of(
    year: int, first: date, last: date, statistics: Mapping[str, Figure], ledger: Rows | None = None
) -> Material:
    """Gathers the material of a report: statistics of `first` to `last`, and the ledger's rows that lie in the year.

    A row that reaches into another year is no part of it: nobody can say which share of it falls into this one. The ledger
    is read beyond `last`, so that a figure of later days is printed and found by the proof-reader, not lost.
    """
    days = (date(year, 1, 1), date(year, 12, 31))
    figures = [(row.id, row.entry) for row in ledger.figures(*days)] if ledger else []
    activities = [(row.id, row.entry) for row in ledger.activities(*days)] if ledger else []
    return Material(year, first, last, dict(statistics), tuple(figures), tuple(activities))


@dataclass(frozen=True)
class Total:
    """All rows of one name, added up: their numbers, the days they cover, and `trouble`, what keeps them from adding up."""

    name: str
    quantity: Quantity
    unit: str
    first: date
    last: date
    rows: tuple[int, ...]
    sources: tuple[str, ...]
    trouble: str = ""


def total(material: Material, name: str) -> Total | None:
    """Adds up the rows of `name`; none where there are none.

    A row whose days lie within another's is a part of it already (January to June within January to November) and is not
    added again. Rows that overlap otherwise, that say the same days twice, or that count in other units have `trouble`.
    """
    rows = [(row, figure) for row, figure in material.figures if figure.name == name]
    if not rows:
        return None
    widest = _widest(rows)
    return Total(
        name,
        added(figure.quantity for _, figure in widest),
        widest[0][1].unit,
        min(figure.first for _, figure in widest),
        max(figure.last for _, figure in widest),
        tuple(row for row, _ in widest),
        tuple(dict.fromkeys(figure.source for _, figure in widest)),
        _trouble(rows, widest),
    )


def _widest(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """The rows in the order of their days, without those that lie within another."""
    chosen: list[FigureRow] = []
    for row in sorted(rows, key=lambda one: (one[1].first, -one[1].last.toordinal(), one[0])):
        if not any(kept.last >= row[1].last for _, kept in chosen):
            chosen.append(row)
    return chosen


def _trouble(rows: Sequence[FigureRow], widest: Sequence[FigureRow]) -> str:
    units = sorted({figure.unit for _, figure in rows})
    if len(units) > 1:
        return f"单位不一致：{'、'.join(units)}"
    periods = [(figure.first, figure.last) for _, figure in rows]
    if len(set(periods)) < len(periods):
        return "同一期间登记了两次"
    for (_, earlier), (_, later) in pairwise(widest):
        if later.first <= earlier.last:
            return "几行的期间有重叠，不能相加"
    gaps = [later.first - earlier.last > timedelta(days=1) for (_, earlier), (_, later) in pairwise(widest)]
    return "几行的期间中间有缺" if any(gaps) else ""
