"""Events are kept: all of them, by the office's day, whoever writes."""

import multiprocessing
from dataclasses import replace
from datetime import date, datetime, timezone

import pytest
import sqlalchemy as sa

from outreach.errors import PeriodInvalid, StoreUnreachable
from outreach.schema import METADATA
from outreach.store import EventStore
from tests.outreach.events import an_event

ALL = (date(2000, 1, 1), date(2100, 1, 1))


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'deep' / 'outreach.sqlite3'}"


@pytest.fixture
def store(url):
    store = EventStore(url)
    store.migrate()
    yield store
    store.close()


def test_what_is_recorded_comes_back(store):
    event = an_event(
        site="大堂",
        risk="high",
        feedback="no",
        reason="unclear",
        opening=True,
        hotline="96110",
        scheme="0123456789abcdef",
    )
    store.record(event)

    assert list(store.events(*ALL)) == [event]


def test_the_day_is_the_offices_and_not_greenwichs(store):
    store.record(an_event(at=datetime(2026, 11, 22, 16, 30, tzinfo=timezone.utc)))  # half past midnight in China

    assert len(list(store.events(date(2026, 11, 23), date(2026, 11, 23)))) == 1
    assert not list(store.events(date(2026, 11, 22), date(2026, 11, 22)))


def test_migrating_twice_changes_nothing_and_says_nothing(store, capsys):
    store.record(an_event())
    store.migrate()

    assert len(list(store.events(*ALL))) == 1
    assert capsys.readouterr().out == ""


def test_the_migrations_make_the_table_that_the_code_expects(store, url):
    made = sa.inspect(sa.create_engine(url))

    for table in METADATA.tables.values():
        assert [column["name"] for column in made.get_columns(table.name)] == [column.name for column in table.columns]
        assert {index["name"] for index in made.get_indexes(table.name)} == {index.name for index in table.indexes}


def _write(url, writer, count):
    store = EventStore(url)
    for _ in range(count):
        store.record(replace(an_event(), resident=f"{writer:016x}"))
    store.close()


def test_several_processes_on_one_file_lose_nothing(store, url):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(url, writer, 50)) for writer in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert [writer.exitcode for writer in writers] == [0, 0, 0, 0]
    assert len(list(store.events(*ALL))) == 200


@pytest.mark.parametrize("url", ["nonsense", "nosuchdb://x", "sqlite:////proc/none/x.sqlite3"])
def test_a_database_that_cannot_be_is_refused_with_a_remedy(url):
    with pytest.raises(StoreUnreachable, match="MINGBAI_DATABASE"):
        EventStore(url).migrate()


def test_a_store_without_its_table_is_not_ready(url, store, tmp_path):
    assert store.ready()
    assert not EventStore(f"sqlite:///{tmp_path / 'empty.sqlite3'}").ready()


def test_a_period_that_ends_before_it_begins_is_refused(store):
    with pytest.raises(PeriodInvalid, match="ends before it begins"):
        list(store.events(date(2026, 2, 1), date(2026, 1, 1)))
