"""What the pages read off the public figures: hours, days and months as they may be shown."""

from datetime import date, timedelta

from outreach.staff.figures import turns_by_hour_of_week, turns_over_time
from outreach.staff.periods import Period
from outreach.staff.suppression import HIDDEN
from outreach.statistics import summarise
from outreach.suppression import suppress
from tests.outreach.events import NOON, an_event

THREE_DAYS = Period("custom", date(2026, 11, 22), date(2026, 11, 24))


def public_figures(store, period, events):
    store.record_all(events)
    return suppress(summarise(store, period.first, period.last))


def turns(count, **more):
    return [an_event(**more) for _ in range(count)]


def test_the_hours_of_the_week_are_the_offices(store):
    later = NOON + timedelta(hours=3)
    found = turns_by_hour_of_week(public_figures(store, THREE_DAYS, [*turns(30), *turns(40, at=later)]))

    assert (found[0][12], found[0][15], found[1][12]) == (30, 40, 0)  # a Monday


def test_days_without_a_turn_are_nought(store):
    found = turns_over_time(public_figures(store, THREE_DAYS, turns(30)), THREE_DAYS)

    assert found == {"11-22": 0, "11-23": 30, "11-24": 0}


def test_a_day_of_a_few_turns_is_hidden_and_another_with_it(store):
    events = [*turns(3), *turns(30, at=NOON + timedelta(days=1)), *turns(40, at=NOON - timedelta(days=1))]
    found = turns_over_time(public_figures(store, THREE_DAYS, events), THREE_DAYS)

    assert found["11-23"] == HIDDEN
    assert list(found.values()).count(HIDDEN) >= 2


def test_a_long_period_is_shown_by_the_month(store):
    year = Period("year", date(2026, 1, 1), date(2026, 11, 25))
    found = turns_over_time(public_figures(store, year, turns(30)), year)

    assert (found["2026-11"], found["2026-10"], len(found)) == (30, 0, 11)


def test_days_of_two_years_say_which(store):
    new_year = Period("custom", date(2025, 12, 31), date(2026, 1, 1))

    assert list(turns_over_time(public_figures(store, new_year, []), new_year)) == ["2025-12-31", "2026-01-01"]
