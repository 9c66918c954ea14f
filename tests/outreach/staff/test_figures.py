"""Figures beside the catalogue, by hand and by a plain loop."""

import random
from collections import Counter
from datetime import date, timedelta

from outreach.staff.figures import (
    feedback_by_channel,
    over_time,
    scam_checks_by_kind,
    turns_by_hour_of_week,
    unhelpful_by_reason,
)
from outreach.staff.periods import Period
from tests.outreach.events import an_event, drawn_events

PERIOD = Period("custom", date(2026, 11, 18), date(2026, 11, 28))


def record(store, events):
    for event in events:
        store.record(event)


def test_the_hours_of_the_week_are_the_offices(store):
    events = list(drawn_events(random.Random(3), 500))
    record(store, events)

    local = [event.at + timedelta(hours=8) for event in events]
    expected = Counter((at.weekday(), at.hour) for at in local if PERIOD.first <= at.date() <= PERIOD.last)
    found = turns_by_hour_of_week(store, PERIOD)
    assert {(day, hour): found[day][hour] for day, hour in expected} == expected
    assert sum(map(sum, found)) == sum(expected.values())


def test_kinds_are_counted_of_checks_that_found_something(store):
    record(
        store,
        [
            an_event(outcome="scam_checked", risk="high", topic="冒充公检法"),
            an_event(outcome="scam_checked", risk="low", topic="check_message"),
            an_event(outcome="scam_checked", risk="none", topic="check_message"),
            an_event(outcome="answered", topic="冒充公检法"),
        ],
    )

    assert scam_checks_by_kind(store, PERIOD) == {"check_message": 1, "冒充公检法": 1}


def test_verdicts_by_reason_and_channel(store):
    record(
        store,
        [
            an_event(outcome="small_talk", feedback="no", channel="kiosk"),
            an_event(outcome="small_talk", reason="unclear", channel="kiosk"),
            an_event(outcome="small_talk", feedback="no"),
            an_event(outcome="small_talk", feedback="yes"),
        ],
    )

    assert unhelpful_by_reason(store, PERIOD) == {"unclear": 1}
    assert feedback_by_channel(store, PERIOD) == {"web": 2, "kiosk": 1}


def test_days_without_a_turn_are_nought():
    assert over_time({"2026-11-19": 4}, Period("custom", date(2026, 11, 18), date(2026, 11, 20))) == {
        "11-18": 0,
        "11-19": 4,
        "11-20": 0,
    }


def test_a_long_period_is_shown_by_the_month():
    year = Period("year", date(2026, 1, 1), date(2026, 11, 25))

    found = over_time({"2026-01-05": 4, "2026-01-06": 5}, year)
    assert (found["2026-01"], len(found)) == (9, 11)


def test_days_of_two_years_say_which():
    assert list(over_time({}, Period("custom", date(2025, 12, 31), date(2026, 1, 1)))) == ["2025-12-31", "2026-01-01"]
