"""Weekday by hour, a table whose rows and columns add up to what is published besides.

Where an hour is hidden, its whole column is. In the other columns every hidden cell stands in a rectangle of hidden
cells: moving some turns around its corners leaves all sums as they are, and lifts the small cell above 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from outreach.statistics import Breakdown
from outreach.suppression.groups import SMALL, Hidden

Place = tuple[str, str]
Table = dict[Place, int]


def hide_week(cells: Breakdown, hidden_hours: Hidden, forced: Hidden = frozenset()) -> Hidden:
    """Returns the names of the cells to hide, given the hours that are; none when nothing keeps the standard."""
    if hidden_hours is None or forced is None:
        return None
    table = {_place(name): count for name, count in cells.items()}
    weekdays = {weekday for weekday, _ in table}
    columns = frozenset(product(weekdays, hidden_hours))
    visible = {place: count for place, count in table.items() if place not in columns}
    hidden: set[Place] = set()
    for place, count in sorted(visible.items()):
        if count in SMALL or "-".join(place) in forced:
            corners = min(
                _rectangles(visible, place), key=lambda corners: _cost(visible, corners - hidden), default=None
            )
            if corners is None:
                return None
            hidden |= corners
    return frozenset("-".join(place) for place in hidden | columns)


def _rectangles(table: Table, place: Place) -> Iterator[frozenset[Place]]:
    """Every rectangle with a corner at `place` around which enough can be moved, no cell falling below 1."""
    weekday, hour = place
    moved = max(1, SMALL.stop - table[place])
    beside = [at for at, count in table.items() if at[0] == weekday and at != place and count > moved]
    below = [at for at, count in table.items() if at[1] == hour and at != place and count > moved]
    for (_, other_hour), (other_day, _) in product(beside, below):
        if (other_day, other_hour) in table:
            yield frozenset({place, (weekday, other_hour), (other_day, hour), (other_day, other_hour)})


def _cost(table: Table, newly: frozenset[Place]) -> tuple[int, int]:
    return len(newly), sum(table[place] for place in newly)


def _place(name: str) -> Place:
    weekday, _, hour = name.partition("-")
    return weekday, hour
