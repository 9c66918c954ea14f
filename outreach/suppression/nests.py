"""Breakdowns within breakdowns: the sites of a street, the days of a month.

Where a street is hidden, so are all its sites, and they share one sum with those of the other hidden streets. Where a
street is shown, its sites add up to it and keep the standard among themselves; if they cannot, the street is hidden too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby

from outreach.statistics import Breakdown
from outreach.suppression.groups import Hidden, hide, kept


def hide_nested(
    parents: Breakdown,
    children: Breakdown,
    parent_of: Callable[[str], str],
    forced: tuple[Hidden, Hidden] = (frozenset(), frozenset()),
    hide_within: Callable[[Breakdown, frozenset[str]], Hidden] = hide,
) -> tuple[Hidden, Hidden]:
    """Returns what to hide of the parents and of their children, given what of both is `forced`.

    None is for both, when nothing keeps the standard.
    """
    forced_parents, forced_children = forced
    if forced_parents is None or forced_children is None:
        return None, None
    families = _by(children, parent_of)
    least = {parent: len(family) for parent, family in families.items()}
    wanted = forced_parents
    while True:
        hidden = hide(parents, wanted, least)
        if hidden is None:
            return None, None
        within = {
            parent: hide_within(family, frozenset(name for name in forced_children if parent_of(name) == parent))
            for parent, family in families.items()
            if parent not in hidden
        }
        failed = frozenset(parent for parent, names in within.items() if names is None)
        if not failed:
            whole = frozenset(name for name in (*children, *forced_children) if parent_of(name) in hidden)
            return hidden, whole.union(*(names for names in within.values() if names))
        wanted = hidden | failed


def hide_days(months: Breakdown, days: Breakdown, forced: tuple[Hidden, Hidden]) -> tuple[Hidden, Hidden, bool]:
    """Returns what to hide of months and days, and whether the sum of each weekday in each month stays known.

    Days are hidden beside days of the same weekday where that is enough, so that nothing of the hours of the week hangs
    on them.
    """
    months_hidden, days_hidden = hide_nested(months, days, lambda day: day[:7], forced, _hide_in_month)
    if months_hidden is None or days_hidden is None:
        return None, None, False
    parts = _by(days, lambda day: f"{day[:7]} {_weekday(day)}")
    steady = all(kept(part, days_hidden & frozenset(part)) for part in parts.values())
    return months_hidden, days_hidden, steady and not months_hidden and days_hidden <= frozenset(days)


def _hide_in_month(days: Breakdown, forced: frozenset[str]) -> Hidden:
    hidden = frozenset[str]()
    for part in _by(days, _weekday).values():
        names = hide(part, forced & frozenset(part))
        if names is None:
            return hide(days, forced)
        hidden |= names
    # a forced day on which there was nothing of this
    return hidden if forced <= hidden else hide(days, forced)


def _weekday(day: str) -> str:
    return str(date.fromisoformat(day).isoweekday())


def _by(cells: Breakdown, group_of: Callable[[str], str]) -> dict[str, Breakdown]:
    ordered = sorted(cells.items(), key=lambda cell: group_of(cell[0]))
    return {group: dict(members) for group, members in groupby(ordered, key=lambda cell: group_of(cell[0]))}
