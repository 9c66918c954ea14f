"""Events are rolled up once, whoever does it and however often."""

import multiprocessing
from datetime import date, timedelta
from random import Random

import pytest
import sqlalchemy as sa

from outreach.rollups import refresh as room
from outreach.rollups.refresh import mark, refresh, set_mark
from outreach.schema import DAILY_COUNTS, METADATA, MONTHLY_COUNTS
from outreach.statistics import summarise
from outreach.store import EventStore
from tests.outreach.events import an_event, drawn_events

ALL = (date(2026, 1, 1), date(2027, 12, 31))


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'outreach.sqlite3'}"


def test_what_is_rolled_up_once_is_not_counted_twice(store):
    store.record_all([an_event(), an_event()])

    assert refresh(store) == 2
    assert refresh(store) == 0
    assert summarise(store, *ALL)["turns"] == 2


def test_days_and_months_hold_the_same(store):
    store.record_all(drawn_events(Random(5), 300))
    refresh(store, batch=70)

    with store.connection() as connection:
        sums = [
            connection.execute(
                sa.select(table.c.measure, sa.func.sum(table.c["count"])).group_by(table.c.measure).order_by("measure")
            ).all()
            for table in (DAILY_COUNTS, MONTHLY_COUNTS)
        ]
    assert sums[0] == sums[1] != []


def test_who_finds_himself_overtaken_adds_nothing(store, monkeypatch):
    store.record_all([an_event(), an_event()])
    counted = room._counts

    def overtaken(connection, done, upto):
        monkeypatch.setattr(room, "_counts", counted)
        refresh(store)
        return counted(connection, done, upto)

    monkeypatch.setattr(room, "_counts", overtaken)
    assert refresh(store) == 0
    assert summarise(store, *ALL)["turns"] == 2


def test_a_batch_that_fails_leaves_no_trace(store, monkeypatch):
    store.record_all([an_event()])

    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr(room, "set_mark", fail)
    with pytest.raises(RuntimeError):
        refresh(store)
    monkeypatch.undo()
    assert summarise(store, *ALL)["turns"] == 1


def test_the_mark_can_be_read_and_set(store):
    with store.transaction() as connection:
        assert mark(connection) == 0
        set_mark(connection, 7)
    with store.transaction() as connection:
        assert mark(connection) == 7


def _write_and_roll_up(url, seed):
    store = EventStore(url)
    for event in drawn_events(Random(seed), 40, residents=5):
        store.record(event)
        refresh(store, batch=7)
    store.close()


def test_several_processes_that_write_and_roll_up_at_once_lose_and_double_nothing(store, url):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_and_roll_up, args=(url, seed)) for seed in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    together = dict(summarise(store, *ALL))
    alone = EventStore("sqlite://")
    alone.migrate()
    alone.record_all(store.events(*ALL))

    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert together == dict(summarise(alone, *ALL))
    assert together["turns"] == 120
    alone.close()


def test_no_table_but_that_of_events_has_a_column_for_a_resident():
    assert [table.name for table in METADATA.tables.values() if "resident" in table.c] == ["events"]


def test_a_day_that_comes_late_is_put_between(store):
    for days in (0, 4, 2):
        store.record(an_event(at=an_event().at + timedelta(days=days)))
        refresh(store)

    residents = [
        summarise(store, date(2026, 11, 23) + timedelta(days=first), date(2026, 11, 27))["residents"]
        for first in (0, 1, 3, 4)
    ]
    assert residents == [1, 1, 1, 1]
