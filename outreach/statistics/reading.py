"""The ways a statistic reads its figure off a period; the catalogue is written with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from outreach.statistics.figures import Breakdown, Figure, Rate
from outreach.statistics.period import Period

FIRST_DAY = date(2026, 11, 23)
"""Since when events are counted."""
SECOND_DAY = date(2026, 11, 25)
"""Since when they say where a conversation began, which number was named, and why an answer did not help."""
TOP = 10

Count = Callable[[Period], int]


def total(measure: str) -> Count:
    """All turns of a measure."""
    return lambda period: period.total(measure)


def count(measure: str, *categories: str) -> Count:
    """Turns of a measure in some of its categories."""
    return lambda period: sum(period.counts(measure).get(category, 0) for category in categories)


def rate(numerator: Count, denominator: Count) -> Callable[[Period], Figure]:
    """One count as a share of another."""
    return lambda period: Rate(numerator(period), denominator(period))


def by(measure: str, top: int | None = None) -> Callable[[Period], Figure]:
    """Turns by the categories of a measure, the most frequent first; only the `top` ones where told."""
    return lambda period: dict(list(period.counts(measure).items())[:top])


def by_hour(measure: str) -> Callable[[Period], Figure]:
    """Turns by the hour, 0 to 23; the measure's categories are hours."""
    return lambda period: dict(sorted(period.counts(measure).items(), key=lambda row: int(row[0])))


def by_weekday_hour(measure: str) -> Callable[[Period], Figure]:
    """Turns by weekday and hour: "1-9" is Monday from nine to ten."""
    return lambda period: in_week(period.by_weekday(measure))


def by_day(measure: str) -> Callable[[Period], Figure]:
    """Turns by the day, 2026-11-23."""
    return lambda period: period.by_day(measure)


def by_month(measure: str) -> Callable[[Period], Figure]:
    """Turns by the month, 2026-11."""
    return lambda period: period.by_month(measure)


def by_street(by_site: Callable[[Period], Breakdown]) -> Callable[[Period], Figure]:
    """What is counted by site, added up by street; sites that have none fall under ""."""

    def added(period: Period) -> Breakdown:
        streets: Breakdown = {}
        for site, number in by_site(period).items():
            street = period.streets.get(site, "")
            streets[street] = streets.get(street, 0) + number
        return dict(sorted(streets.items(), key=lambda row: (-row[1], row[0])))

    return added


def in_week(cells: Breakdown) -> Breakdown:
    """Cells of weekday and hour in the order of the week."""
    return dict(sorted(cells.items(), key=lambda row: tuple(map(int, row[0].split("-")))))
