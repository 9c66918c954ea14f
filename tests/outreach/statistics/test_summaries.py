"""Every figure by hand, and by a second way that shares no code with the first."""

import random
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.errors import PeriodInvalid, StatisticUnknown
from outreach.rollups.refresh import refresh
from outreach.schema import SITES
from outreach.statistics import CATALOGUE, Rate, compare, named, series, summarise
from outreach.statistics.period import Period, median, nearest_rank
from outreach.store import EventStore
from tests.outreach.again import Again
from tests.outreach.events import an_event, drawn_events

TODAY = date(2026, 11, 23)


STREETS = {"大堂": "北街道", "二楼": "北街道", "东街": "东街道"}


def give_streets(store):
    with store.transaction() as connection:
        connection.execute(sa.insert(SITES), [{"site": site, "street": street} for site, street in STREETS.items()])


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


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A hundred thousand turns, and where they are stored."""
    store = EventStore(f"sqlite:///{tmp_path_factory.mktemp('many') / 'outreach.sqlite3'}")
    store.migrate()
    events = list(drawn_events(random.Random(7), 100_000, residents=3000))
    store.record_all(events)
    give_streets(store)
    yield store, events
    store.close()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (TODAY, TODAY),
        (date(2026, 11, 1), date(2026, 11, 30)),
        (date(2026, 11, 17), date(2026, 12, 3)),
        (date(2026, 10, 1), date(2026, 12, 31)),
        (date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_plain_loops_over_a_hundred_thousand_turns_find_the_same(many, first, last):
    store, events = many
    summary = summarise(store, first, last)

    assert dict(summary) == Again(events, first, last, STREETS).figures()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    chance=st.randoms(use_true_random=False),
    parts=st.lists(st.integers(1, 60), min_size=1, max_size=5),
    batch=st.integers(5, 80),
)
def test_whatever_comes_late_or_in_parts_the_daily_numbers_equal_the_events(tmp_path_factory, chance, parts, batch):
    store = EventStore(f"sqlite:///{tmp_path_factory.mktemp('parts') / 'outreach.sqlite3'}")
    store.migrate()
    give_streets(store)
    events = []
    for part in parts:
        more = list(drawn_events(chance, part, residents=6))
        store.record_all(more)
        refresh(store, batch)
        events += more
    first = TODAY + timedelta(days=chance.randrange(-15, 10))
    last = first + timedelta(days=chance.randrange(20))
    summary = summarise(store, first, last)
    store.close()

    assert dict(summary) == Again(events, first, last, STREETS).figures()


def test_streets_are_what_staff_last_said(store):
    give_streets(store)
    store.record_all([an_event(site="大堂"), an_event(site="三楼"), an_event(site="东街")])

    assert summarise(store, TODAY, TODAY)["turns_by_street"] == {"": 1, "北街道": 1, "东街道": 1}


def test_who_comes_on_a_second_day_of_a_month_has_come_back(store):
    on = {day: an_event().at + timedelta(days=day) for day in (-2, 0, 1, 10)}
    store.record_all(
        [
            *(an_event(at=on[day]) for day in (-2, 0, 10)),
            an_event(at=on[0], resident="b" * 16),
            an_event(at=on[1], resident="b" * 16),
            an_event(at=on[0], resident="c" * 16),
        ]
    )

    def counted(first, last):
        summary = summarise(store, TODAY + timedelta(days=first), TODAY + timedelta(days=last))
        return summary["residents"], summary["returning_residents"], summary["new_residents"]

    assert counted(0, 0) == (3, 1, 2)
    assert counted(0, 1) == (3, 2, 1)
    assert counted(1, 1) == (1, 1, 0)
    assert counted(10, 10) == (1, 0, 1)  # December begins anew
    assert counted(-2, 10) == (4, 2, 2)


def test_a_period_is_compared_with_the_equally_long_one_before(store):
    store.record_all(an_event(at=an_event().at + timedelta(days=days)) for days in (-3, -2, -1, 0, 1))
    now, before = compare(store, TODAY, TODAY + timedelta(days=1))

    assert (now["turns"], before["turns"]) == (2, 2)
    assert (before.first, before.last) == (TODAY - timedelta(days=2), TODAY - timedelta(days=1))


def test_a_series_has_every_day_and_a_month_as_far_as_it_is_asked_for(store):
    store.record_all([an_event(), an_event(at=an_event().at + timedelta(days=8), outcome="unanswered", card=None)])

    days = series(store, "turns", TODAY - timedelta(days=1), TODAY + timedelta(days=1))
    months = series(store, "answered_rate", TODAY, date(2027, 1, 2), by="month")
    assert list(days.values()) == [0, 1, 0]
    assert months == {TODAY: Rate(1, 1), date(2026, 12, 1): Rate(0, 1), date(2027, 1, 1): Rate(0, 0)}


@pytest.mark.parametrize("name", [statistic.name for statistic in CATALOGUE])
def test_a_series_of_days_has_the_figure_of_each_day_alone(many, name):
    store, _ = many
    first = TODAY + timedelta(days=6)  # the last days of November and the first of December
    days = series(store, name, first, first + timedelta(days=3))

    for day, figure in days.items():
        with store.snapshot() as connection:
            assert figure == named(name).figure(Period(connection, day, day))


def test_a_series_of_nothing_known_says_what_there_is(store):
    with pytest.raises(StatisticUnknown, match="turns_by_site"):
        series(store, "turn_by_site", TODAY, TODAY)


@pytest.mark.parametrize(("values", "rank"), [([5], 5), (list(range(1, 101)), 95), (list(range(1, 11)), 10)])
def test_p95_is_the_nearest_rank(values, rank):
    assert nearest_rank([(value, 1) for value in values], 0.95) == rank


@pytest.mark.parametrize(("values", "middle"), [([5], 5), ([1, 2], 1.5), ([1, 2, 9], 2), ([1, 1, 4, 8], 2.5)])
def test_the_median_is_the_middle_or_the_mean_of_the_two(values, middle):
    assert median([(value, 1) for value in values]) == middle


def test_a_period_that_ends_before_it_begins_is_refused(store):
    with pytest.raises(PeriodInvalid):
        summarise(store, TODAY, TODAY - timedelta(days=1))


def test_every_statistic_is_named_once_and_explained():
    assert len({statistic.name for statistic in CATALOGUE}) == len(CATALOGUE)
    assert all(
        statistic.title and statistic.unit and statistic.definition and statistic.formula for statistic in CATALOGUE
    )
