"""Weekday by hour, a table whose rows and columns add up to what is published besides.

An hour in which a cell is small is hidden on every weekday, and so is an hour that is hidden itself. Of these hours the
reader knows at most how much each weekday has in all of them together, and how much each has on all weekdays: a cell
with that margin below and beside it may be anything from `least` to `most` in

    least = max(0, weekday + hour - all),  most = min(weekday, hour)

(Fréchet's bounds, which whole numbers attain). Further hours are hidden until that tells nothing. Nothing
needs to be reckoned for an hour that is hidden itself: its sum is free, as are those of the hours hidden with it.
"""

from __future__ import annotations

from collections import Counter

from outreach.statistics import Breakdown
from outreach.suppression.groups import SMALL, Hidden

Table = dict[tuple[str, str], int]


def hide_week(cells: Breakdown, hidden_hours: Hidden, forced: Hidden = frozenset()) -> Hidden:
    """Returns the names of the cells to hide, given the hours that are; none when nothing keeps the standard."""
    if hidden_hours is None or forced is None:
        return None
    table = {_place(name): count for name, count in cells.items()}
    hours = _sums(table, 1)
    small = {hour for (_, hour), count in table.items() if count in SMALL}
    hidden = hidden_hours | small | {hour for _, hour in map(_place, forced)}
    others = sorted(hours.keys() - hidden, key=lambda hour: (hours[hour], hour))
    while not _kept(table, hidden, hidden_hours):
        if not others:
            return None
        hidden |= {others.pop(0)}
    # a weekday with nothing in any hidden hour is seen to have nothing there
    weekdays = {weekday for weekday, hour in table if hour in hidden}
    return frozenset(f"{weekday}-{hour}" for weekday in weekdays for hour in hidden)


def _kept(table: Table, hidden: frozenset[str], free: frozenset[str]) -> bool:
    """Whether what is known of the hidden hours tells nothing of their cells; the sums of `free` are not known."""
    within = {place: count for place, count in table.items() if place[1] in hidden}
    weekdays, hours, everything = _sums(within, 0), _sums(within, 1), sum(within.values())
    for (weekday, hour), count in within.items():
        least = max(0, weekdays[weekday] + hours[hour] - everything)
        most = min(weekdays[weekday], hours[hour])
        told = least == most or (count in SMALL and least in SMALL and most in SMALL)
        if told and hour not in free:
            return False
    return True


def _sums(table: Table, part: int) -> Counter[str]:
    sums: Counter[str] = Counter()
    for place, count in table.items():
        sums[place[part]] += count
    return sums


def _place(name: str) -> tuple[str, str]:
    weekday, _, hour = name.partition("-")
    return weekday, hour
