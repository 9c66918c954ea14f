"""Events go, figures stay."""

from datetime import date, datetime, timedelta, timezone
from random import Random

import pytest
import sqlalchemy as sa

from outreach.errors import FiguresAtRisk, RetentionTooShort
from outreach.privacy import Pseudonymiser
from outreach.retention import forget, purge
from outreach.rollups.refresh import refresh
from outreach.schema import DAILY_COUNTS, EVENTS
from outreach.statistics import summarise
from tests.outreach.events import NOON, an_event, drawn_events

TODAY = date(2026, 11, 23)
ALL = (date(2026, 1, 1), date(2027, 12, 31))
PERIODS = [ALL, (date(2026, 11, 12), date(2026, 11, 20)), (TODAY, date(2026, 12, 4)), (TODAY, TODAY)]


def figures(store):
    return [dict(summarise(store, *period)) for period in PERIODS]


def days_kept(store):
    return {event.at.astimezone(timezone(timedelta(hours=8))).date() for event in store.events(*ALL)}


def test_old_events_go_and_every_figure_of_every_period_stays(store):
    store.record_all(drawn_events(Random(3), 800, residents=20))
    before = figures(store)
    gone = purge(store, TODAY + timedelta(days=31), 31, batch=50)

    assert gone == 800 - len(list(store.events(*ALL))) > 0
    assert min(days_kept(store)) == TODAY + timedelta(days=1)
    assert figures(store) == before


def test_the_last_days_are_kept_today_among_them(store):
    store.record_all(an_event(at=NOON - timedelta(days=days)) for days in (0, 89, 90, 91))
    purge(store, TODAY, 90)

    assert days_kept(store) == {TODAY, TODAY - timedelta(days=89)}


def test_what_comes_after_everything_went_is_counted(store):
    store.record_all([an_event(), an_event()])
    purge(store, TODAY + timedelta(days=100), 90)
    store.record(an_event(at=NOON + timedelta(days=100)))

    assert not days_kept(store) - {TODAY + timedelta(days=100)}
    assert summarise(store, *ALL)["turns"] == 3


def test_no_pseudonym_is_left_in_the_file_of_days_that_went(store, tmp_path):
    store.record_all(an_event(resident=f"{number:016x}") for number in range(0xABC00, 0xABCFF))
    purge(store, TODAY + timedelta(days=100), 90)
    store.close()

    assert not [path for path in tmp_path.glob("outreach.sqlite3*") if b"00000000000abc" in path.read_bytes()]


def test_nothing_to_purge_is_no_fault(store):
    assert purge(store, TODAY, 90) == 0


def test_fewer_days_than_a_month_are_refused(store):
    with pytest.raises(RetentionTooShort, match="MINGBAI_RAW_DAYS"):
        purge(store, TODAY, 30)


def test_events_that_the_daily_numbers_miss_are_kept(store):
    store.record_all([an_event(), an_event()])
    refresh(store)
    with store.transaction() as connection:
        connection.execute(sa.update(DAILY_COUNTS).where(DAILY_COUNTS.c.measure == "card").values(count=1))

    with pytest.raises(FiguresAtRisk, match="will-handwritten"):
        purge(store, TODAY + timedelta(days=100), 90)
    assert len(list(store.events(*ALL))) == 2


def test_a_resident_is_forgotten_in_every_month_that_is_kept_and_the_numbers_stay(store, tmp_path):
    pseudonymiser = Pseudonymiser(tmp_path / "key")
    moments = [datetime(2026, month, 10, tzinfo=timezone.utc) for month in (9, 10, 11)]
    store.record_all(an_event(at=at, resident=pseudonymiser.pseudonym("web", "s", at)) for at in moments)
    store.record(an_event(resident="b" * 16))
    before = figures(store)

    assert forget(store, pseudonymiser, "web", "s", NOON) == 3
    assert [event.resident for event in store.events(*ALL)] == ["b" * 16]
    assert figures(store) == before


def test_who_was_forgotten_last_and_comes_again_is_counted_again(store, tmp_path):
    pseudonymiser = Pseudonymiser(tmp_path / "key")
    event = an_event(resident=pseudonymiser.pseudonym("web", "s", NOON))
    store.record(event)
    forget(store, pseudonymiser, "web", "s", NOON)
    store.record(event)

    assert summarise(store, TODAY, TODAY)["turns"] == 2
    assert summarise(store, TODAY, TODAY)["residents"] == 2


def test_somebody_who_was_never_there_leaves_everything_as_it_is(store, tmp_path):
    store.record(an_event())

    assert forget(store, Pseudonymiser(tmp_path / "key"), "web", "nobody", NOON) == 0
    with store.connection() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(EVENTS)).scalar_one() == 1
