"""Every figure by hand, and by a second way that shares no code with the first."""

import math
import random
import statistics
from collections import Counter
from datetime import date, timedelta

import pytest

from outreach.errors import PeriodInvalid
from outreach.statistics import CATALOGUE, Rate, summarise
from outreach.statistics.period import nearest_rank
from outreach.store import EventStore
from outreach.tables import as_json, as_rows
from tests.outreach.events import an_event, drawn_events

TODAY = date(2026, 11, 23)


@pytest.fixture
def store(tmp_path):
    store = EventStore(f"sqlite:///{tmp_path / 'outreach.sqlite3'}")
    store.migrate()
    yield store
    store.close()


def summary_of(store, *events, first=TODAY, last=TODAY):
    store.record_all(events)
    return summarise(store, first, last)


def test_a_day_counted_by_hand(store):
    summary = summary_of(
        store,
        an_event(ms=10),
        an_event(resident="b" * 16, channel="kiosk", site="大堂", ms=30),
        an_event(outcome="unanswered", card=None, topic="civil", ms=20),
        an_event(outcome="scam_checked", risk="high", card=None, ms=40),
        an_event(outcome="emergency", card=None, ms=50),
        an_event(intent="feedback", outcome="small_talk", feedback="no", ms=5),
    )

    assert (summary["residents"], summary["turns"], summary["questions"]) == (2, 6, 3)
    assert summary["answered_rate"] == Rate(2, 3)
    assert summary["helpful_rate"] == Rate(0, 1)
    assert summary["scam_checks_by_risk"] == {"high": 1}
    assert summary["emergencies"] == 1
    assert summary["residents_by_channel"] == {"web": 1, "kiosk": 1}
    assert summary["turns_by_site"] == {"": 5, "大堂": 1}
    assert summary["questions_by_topic"] == {"inheritance": 2, "civil": 1}
    assert summary["top_cards"] == {"will-handwritten": 2}
    assert summary["turns_by_day"] == {"2026-11-23": 6}
    assert summary["turns_by_hour"] == {"12": 6}
    assert (summary["median_ms"], summary["p95_ms"]) == (25.0, 50.0)


def test_nothing_happened_gives_zeros_and_no_rate(store):
    summary = summary_of(store)

    assert summary["turns"] == 0
    assert summary["answered_rate"].value is None
    assert summary["median_ms"] is None
    assert summary["top_cards"] == {}


def test_the_days_at_both_ends_are_counted_and_no_other(store):
    for days in (-1, 0, 1, 2):
        store.record(an_event(at=an_event().at + timedelta(days=days)))

    assert summarise(store, TODAY, TODAY + timedelta(days=1))["turns"] == 2


def test_a_plain_loop_over_random_events_finds_the_same(store):
    events = list(drawn_events(random.Random(7), 2000))
    first, last = TODAY - timedelta(days=5), TODAY + timedelta(days=5)
    summary = summary_of(store, *events, first=first, last=last)

    seen = [event for event in events if first <= (event.at + timedelta(hours=8)).date() <= last]
    asked = [event for event in seen if event.outcome in ("answered", "suggested", "unanswered")]
    assert summary["turns"] == len(seen)
    assert summary["residents"] == len({event.resident for event in seen})
    assert summary["answered_rate"] == Rate(sum(event.outcome == "answered" for event in seen), len(asked))
    assert summary["turns_by_outcome"] == Counter(event.outcome for event in seen)
    assert summary["questions_by_topic"] == Counter(event.topic for event in asked)
    assert summary["turns_by_hour"] == Counter(str((event.at + timedelta(hours=8)).hour) for event in seen)
    assert summary["feedback_no"] == sum(event.feedback == "no" for event in seen)
    assert summary["median_ms"] == statistics.median(event.ms for event in seen)
    assert summary["p95_ms"] == sorted(event.ms for event in seen)[math.ceil(0.95 * len(seen)) - 1]


@pytest.mark.parametrize(("values", "rank"), [([5], 5), (list(range(1, 101)), 95), (list(range(1, 11)), 10)])
def test_p95_is_the_nearest_rank(values, rank):
    assert nearest_rank([(value, 1) for value in values], 0.95) == rank


def test_a_period_that_ends_before_it_begins_is_refused(store):
    with pytest.raises(PeriodInvalid):
        summarise(store, TODAY, TODAY - timedelta(days=1))


def test_every_statistic_is_named_once_and_explained():
    assert len({statistic.name for statistic in CATALOGUE}) == len(CATALOGUE)
    assert all(statistic.title and statistic.unit and statistic.definition for statistic in CATALOGUE)


def test_people_read_rows_and_programs_read_names(store):
    summary = summary_of(store, an_event())

    assert ("直接答上率", "100.0%（1/1）", "%") in as_rows(summary)
    assert as_json(summary)["answered_rate"] == {"numerator": 1, "denominator": 1, "value": 1.0}
    assert as_json(summary).keys() == {statistic.name for statistic in CATALOGUE} | {"suppressed", "withheld"}
