"""Small cells are hidden before a breakdown is shown or handed out, so that nobody is told of one to four people.

**The standard.** A cell of 1 to 4 is *small* and is never shown; 0 is shown. From all that is published of one period,
nobody can tell what a hidden cell is, nor that it is small: what is published fits at least two values of it, one of them
0 or above 4. For this, greater cells are hidden beside small ones; where that is not enough, the whole breakdown is
*withheld*, names and all.

**What the reader is taken to know.** Every total, and what the shown cells of a breakdown leave of it. That a hidden
cell holds at least 1, or, in the hours of the week, at least 0. That a street is its sites, a month its days, a weekday
its days and an hour its weekdays (`outreach.suppression.nests`, `outreach.suppression.weeks`). Residents of the parts are
taken to add up to those of the whole, though they are more. What is hidden of turns is hidden of questions and residents
too, since there are no more of these; a list of the greatest cells leaves out what is hidden.

**What is not kept from telling.** Totals are shown whatever they are, and turns by outcome, each of which is a total; so a
period of one day tells that day. Breakdowns by different things (topics and channels) share only their total here. Two
periods that overlap are not looked at together: who has 1 to 30 and 1 to 29 November has the 30th; so hand out whole
months, and leave a chart of single days to those who may see small numbers.

Method: complementary cell suppression with a protection interval (Willenborg and de Waal, Elements of Statistical
Disclosure Control, 2001), built up greedily, so that more may be hidden than has to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from outreach.statistics import CATALOGUE, Breakdown, Figure, Statistic, Summary
from outreach.suppression.groups import SMALL, Hidden, hide
from outreach.suppression.nests import hide_days, hide_nested
from outreach.suppression.weeks import hide_week

TIMES = ("hour", "weekday_hour", "day", "month")
LEADING = "turns"
"""The total of which questions and residents are no more, whatever they are broken down by."""
LINKED = (LEADING, "questions", "residents")

_NAMES = {
    (statistic.cells.total, statistic.cells.dimension): statistic.name
    for statistic in CATALOGUE
    if statistic.cells and not statistic.cells.top
}


@dataclass(frozen=True)
class Shown:
    """A breakdown as it may be shown: counts by category, none for a hidden cell; no cells at all when `withheld`."""

    cells: Mapping[str, int | None]
    withheld: bool = False

    @property
    def hidden(self) -> list[str]:
        """The names of the hidden cells."""
        return [name for name, count in self.cells.items() if count is None]


Public = Mapping[str, Figure | Shown]


def suppress(summary: Summary) -> Public:
    """Returns the figures by their statistic's name, every breakdown as it may be shown."""
    hidden: dict[str, Hidden] = {}
    for statistic in CATALOGUE:
        if statistic.cells and not statistic.cells.top and statistic.cells.total not in LINKED:
            hidden[statistic.name] = hide(_cells(summary, statistic.name))
    for total in LINKED:
        hidden |= _hide_linked(summary, total, hidden)
    return {
        statistic.name: _shown(statistic, _cells(summary, statistic.name), hidden)
        if statistic.cells
        else summary[statistic.name]
        for statistic in CATALOGUE
    }


def _hide_linked(summary: Summary, total: str, before: Mapping[str, Hidden]) -> dict[str, Hidden]:
    """What to hide of a total's breakdowns, which hang together; and what is hidden of turns already."""
    found: dict[str, Hidden] = {}

    def cells(dimension: str) -> Breakdown:
        return _cells(summary, _NAMES[total, dimension])

    def forced(dimension: str) -> Hidden:
        return frozenset() if total == LEADING else before[_NAMES[LEADING, dimension]]

    simple = [dimension for (of, dimension) in _NAMES if of == total and dimension not in (*TIMES, "site", "street")]
    for dimension in simple:
        lead = (LEADING, dimension) in _NAMES
        found[dimension] = hide(cells(dimension), forced(dimension) if lead else frozenset())
    found["street"], found["site"] = hide_nested(
        cells("street"), cells("site"), lambda site: summary.streets.get(site, ""), (forced("street"), forced("site"))
    )
    found["month"], found["day"], steady = hide_days(cells("month"), cells("day"), (forced("month"), forced("day")))
    found["hour"] = hide(cells("hour"), forced("hour"))
    week = hide_week(cells("weekday_hour"), found["hour"], forced("weekday_hour"))
    found["weekday_hour"] = week if steady else None
    return {_NAMES[total, dimension]: names for dimension, names in found.items()}


def _shown(statistic: Statistic, cells: Breakdown, hidden: Mapping[str, Hidden]) -> Shown:
    place = statistic.cells
    if place is None or place.open:
        return Shown(cells)
    names = hidden.get(_NAMES.get((place.total, place.dimension), ""), frozenset())
    if names is None:
        return Shown({}, withheld=True)
    if place.top:
        return Shown({name: count for name, count in cells.items() if count not in SMALL and name not in names})
    shown = {name: count for name, count in cells.items() if name not in names} | dict.fromkeys(sorted(names))
    return Shown(_in_order(shown.items()) if place.dimension in TIMES else shown)


def _in_order(cells: Iterable[tuple[str, int | None]]) -> dict[str, int | None]:
    return dict(sorted(cells, key=lambda cell: tuple(map(int, cell[0].split("-")))))


def _cells(summary: Summary, name: str) -> Breakdown:
    cells = summary[name]
    if not isinstance(cells, dict):
        raise TypeError(f"{name} is no breakdown")
    return cells
