"""What a proof-reader asks of a ledger: do parts add up, is a figure said twice, and what do the activities come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from outreach.ledger.entries import Activity, GovernanceFigure, Quantity, added
from outreach.ledger.ledger import Ledger, Row

Figures = Sequence[Row[GovernanceFigure]]


class Wrong(Enum):
    """What is wrong with figures."""

    PARTS = "分项和合计对不上"
    NO_TOTAL = "有分项，没有合计"
    TWICE = "同一时段有两个不同的数"


@dataclass(frozen=True)
class Finding:
    """One thing wrong with figures called `name`: `text` says it in Chinese with its values, `rows` are their ids."""

    wrong: Wrong
    name: str
    text: str
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Sum:
    """A sum and the ids of the activities that it was added from; none where none of them said a number."""

    quantity: Quantity | None
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Totals:
    """What the activities of a period come to.

    `rows` are the ids of all activities that lie in it wholly; `straddling` those that only touch it and are in no sum,
    because nobody can say which share of them falls into the period.
    """

    sessions: Sum
    people: Sum
    materials: Sum
    rows: tuple[int, ...]
    straddling: tuple[int, ...]


def totals(ledger: Ledger, first: date, last: date, kind: str | None = None, street: str | None = None) -> Totals:
    """Adds up the activities of the days `first` to `last`, both included, of one kind and street where they are given.

    Raises:
        PeriodInvalid: `last` lies before `first`.
    """
    rows = ledger.activities(first, last, kind=kind, street=street)
    whole = tuple(row.id for row in rows)
    touching = ledger.activities(first, last, kind=kind, street=street, whole=False)
    return Totals(
        sessions=_sum(rows, "sessions"),
        people=_sum(rows, "people"),
        materials=_sum(rows, "materials"),
        rows=whole,
        straddling=tuple(row.id for row in touching if row.id not in whole),
    )


def findings(figures: Figures) -> list[Finding]:
    """Everything wrong with figures among themselves; only those of the very same period are compared."""
    return [*_sums(figures), *_twice(figures)]


def _sum(rows: Sequence[Row[Activity]], field: str) -> Sum:
    said = [(row.id, quantity) for row in rows if (quantity := getattr(row.entry, field)) is not None]
    if not said:
        return Sum(None, ())
    return Sum(added(quantity for _, quantity in said), tuple(number for number, _ in said))


def _sums(figures: Figures) -> Iterable[Finding]:
    parts: dict[tuple[str, date, date], list[Row[GovernanceFigure]]] = defaultdict(list)
    for row in figures:
        if row.entry.part_of:
            parts[row.entry.part_of, row.entry.first, row.entry.last].append(row)
    for (name, first, last), found in parts.items():
        wholes = [row for row in figures if (row.entry.name, row.entry.first, row.entry.last) == (name, first, last)]
        sum_of_parts = added(row.entry.quantity for row in found)
        written = "＋".join(f"{row.entry.name}{row.entry.quantity}" for row in found)
        if not wholes:
            text = f"{name}（{first}至{last}）没有合计，只有分项：{written}＝{sum_of_parts}"
            yield Finding(Wrong.NO_TOTAL, name, text, tuple(row.id for row in found))
        for whole in wholes:
            if not _agree(whole.entry.quantity, sum_of_parts):
                text = f"{name}（{first}至{last}）是{whole.entry.quantity}，分项之和是{sum_of_parts}：{written}"
                yield Finding(Wrong.PARTS, name, text, (whole.id, *(row.id for row in found)))


def _agree(whole: Quantity, parts: Quantity) -> bool:
    """Whether a total and the sum of its parts can both be true: 余 on either side leaves that side open upwards."""
    if whole.over and parts.over:
        return True
    if whole.over:
        return parts.value > whole.value
    return parts.value < whole.value if parts.over else parts.value == whole.value


def _twice(figures: Figures) -> Iterable[Finding]:
    said: dict[tuple[str, date, date], list[Row[GovernanceFigure]]] = defaultdict(list)
    for row in figures:
        said[row.entry.name, row.entry.first, row.entry.last].append(row)
    for (name, first, last), rows in said.items():
        values = dict.fromkeys(f"{row.entry.quantity}{row.entry.unit}" for row in rows)
        if len(values) > 1:
            text = f"{name}（{first}至{last}）有不同的数：{'、'.join(values)}；只留一个"
            yield Finding(Wrong.TWICE, name, text, tuple(row.id for row in rows))
