"""The ledger keeps what was entered, says who changed it when, and counts nothing twice."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from outreach.database import Database
from outreach.errors import EntryChanged, EntryDoubled, EntryInvalid, EntryMissing, PeriodInvalid
from outreach.ledger.entries import Activity, GovernanceFigure, Quantity
from outreach.ledger.ledger import Change, Ledger
from outreach.ledger.schema import ACTIVITIES, GOVERNANCE_FIGURES, LEDGER_HISTORY

JUNE = (date(2024, 6, 1), date(2024, 6, 30))
TALK = Activity(
    "反诈讲座",
    "宣讲讲座",
    date(2024, 6, 15),
    date(2024, 6, 15),
    theme="养老诈骗",
    street="甲街道",
    partners=("甲银行", "乙学校"),
    sessions=Quantity(2),
    people=Quantity(200, over=True),
    note="第一行\n第二行",
)
DRAFTED = GovernanceFigure("党内规范性文件.制定", Quantity(7), "份", *JUNE, source="综合科台账")


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'outreach.sqlite3'}"


@pytest.fixture
def database(url):
    database = Database(url)
    database.migrate()
    yield database
    database.close()


class Clock:
    now = datetime(2024, 6, 16, 9, 30, tzinfo=timezone(timedelta(hours=8)))

    def __call__(self):
        return self.now


@pytest.fixture
def ledger(database):
    return Ledger(database, Clock())


@pytest.mark.parametrize("entry", [TALK, DRAFTED])
def test_what_is_added_comes_back(ledger, entry):
    row = ledger.get(type(entry), ledger.add(entry, who="甲"))

    assert row.entry == entry
    assert row.revision == 1


@pytest.mark.parametrize("table", [ACTIVITIES, GOVERNANCE_FIGURES, LEDGER_HISTORY])
def test_the_migration_makes_the_tables_that_the_code_expects(database, url, table):
    made = sa.inspect(sa.create_engine(url))

    assert [column["name"] for column in made.get_columns(table.name)] == [column.name for column in table.columns]
    assert [column["nullable"] for column in made.get_columns(table.name)] == [
        column.nullable for column in table.columns
    ]
    assert {index["name"]: index["column_names"] for index in made.get_indexes(table.name)} == {
        index.name: index.columns.keys() for index in table.indexes
    }


def test_every_change_is_kept_with_who_and_when(ledger):
    number = ledger.add(TALK, who="甲")
    ledger.edit(number, replace(TALK, people=Quantity(213)), who="乙")
    ledger.delete(Activity, number, who="丙")
    added, edited, deleted = ledger.history(Activity, number)

    assert [change.who for change in (added, edited, deleted)] == ["甲", "乙", "丙"]
    assert added.at == Clock.now
    assert added.at.utcoffset() == timedelta(0)
    assert added.before is None
    assert (edited.before["people"], edited.after["people"]) == ("200余", "213")
    assert deleted == Change("丙", Clock.now, edited.after, None)
    assert added.after["first"] == "2024-06-15"
    assert added.after["partners"] == ["甲银行", "乙学校"]


def test_a_deleted_entry_is_gone_from_the_ledger_and_its_number_is_not_given_again(ledger):
    number = ledger.add(TALK, who="甲")
    ledger.delete(Activity, number, who="甲")

    assert ledger.activities(*JUNE) == []
    with pytest.raises(EntryMissing, match=str(number)):
        ledger.get(Activity, number)
    with pytest.raises(EntryMissing):
        ledger.edit(number, TALK, who="甲")
    assert ledger.add(TALK, who="甲") != number


@pytest.mark.parametrize("number", [0, -1, 99, 2**31, 2**70])
def test_a_number_that_was_never_given_is_said_to_be_missing(ledger, number):
    with pytest.raises(EntryMissing):
        ledger.get(Activity, number)
    assert ledger.history(GovernanceFigure, 99) == []


def test_activities_and_figures_do_not_share_a_history(ledger):
    assert ledger.add(TALK, who="甲") == ledger.add(DRAFTED, who="乙")

    assert [change.who for change in ledger.history(GovernanceFigure, 1)] == ["乙"]


def test_the_same_entry_is_not_kept_twice(ledger):
    ledger.add(TALK, who="甲")
    other = ledger.add(replace(TALK, note="第二场"), who="甲")

    with pytest.raises(EntryDoubled, match="反诈讲座"):
        ledger.add(TALK, who="乙")
    with pytest.raises(EntryDoubled):
        ledger.edit(other, TALK, who="乙")
    assert ledger.get(Activity, other).entry.note == "第二场"
    assert len(ledger.history(Activity, other)) == 1


def test_whoever_saw_an_older_state_does_not_overwrite_the_newer(ledger):
    number = ledger.add(TALK, who="甲")
    seen = ledger.get(Activity, number).revision
    ledger.edit(number, replace(TALK, venue="江海广场"), who="乙", revision=seen)

    with pytest.raises(EntryChanged):
        ledger.edit(number, replace(TALK, venue="别处"), who="丙", revision=seen)
    with pytest.raises(EntryChanged):
        ledger.delete(Activity, number, who="丙", revision=seen)
    assert ledger.get(Activity, number).entry.venue == "江海广场"


def test_hands_at_the_same_entry_at_once_overwrite_nothing_unseen(ledger):
    number = ledger.add(TALK, who="甲")

    def write(writer):
        for turn in range(15):
            with suppress(EntryChanged):
                ledger.edit(number, replace(TALK, note=f"{writer}改的第{turn}次"), who=str(writer))

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(write, range(4)))
    changes = ledger.history(Activity, number)

    assert [change.before for change in changes[1:]] == [change.after for change in changes[:-1]]
    assert ledger.get(Activity, number).revision == len(changes)


def test_many_entries_are_added_or_none(ledger):
    with pytest.raises(EntryDoubled):
        ledger.add_all([TALK, DRAFTED, TALK], who="甲")

    assert ledger.activities(*JUNE) == []
    assert ledger.figures(*JUNE) == []
    assert ledger.history(Activity, 1) == []


def test_what_lies_there_already_is_left_out_and_reported(ledger):
    ledger.add(TALK, who="甲")
    added = ledger.add_all([TALK, DRAFTED], who="乙")

    assert added.doubled == (TALK,)
    assert [row.entry for row in ledger.figures(*JUNE)] == [DRAFTED]
    assert len(added.ids) == 1


def test_both_days_of_a_period_are_included(ledger):
    for day in (date(2024, 5, 31), *JUNE, date(2024, 7, 1)):
        ledger.add(replace(TALK, first=day, last=day), who="甲")

    assert [row.entry.first for row in ledger.activities(*JUNE)] == list(JUNE)


def test_what_straddles_a_period_is_shown_only_when_asked_for(ledger):
    straddling = ledger.add(replace(TALK, first=date(2024, 5, 20), last=date(2024, 6, 2)), who="甲")
    longer = ledger.add(replace(DRAFTED, first=date(2024, 1, 1), last=date(2024, 12, 31)), who="甲")

    assert ledger.activities(*JUNE) == ledger.figures(*JUNE) == []
    assert [row.id for row in ledger.activities(*JUNE, whole=False)] == [straddling]
    assert [row.id for row in ledger.figures(*JUNE, whole=False)] == [longer]


def test_activities_are_listed_by_kind_and_street_and_figures_by_name(ledger):
    talk = ledger.add(TALK, who="甲")
    elsewhere = ledger.add(replace(TALK, street="乙街道"), who="甲")
    course = ledger.add(replace(TALK, kind="专业培训"), who="甲")
    figure = ledger.add(DRAFTED, who="甲")
    ledger.add(replace(DRAFTED, name="党内规范性文件.审查"), who="甲")

    assert [row.id for row in ledger.activities(*JUNE, kind="宣讲讲座")] == [talk, elsewhere]
    assert [row.id for row in ledger.activities(*JUNE, street="甲街道")] == [talk, course]
    assert [row.id for row in ledger.activities(*JUNE, kind="宣讲讲座", street="甲街道")] == [talk]
    assert [row.id for row in ledger.figures(*JUNE, name="党内规范性文件.制定")] == [figure]


def test_a_period_that_ends_before_it_begins_is_refused(ledger):
    with pytest.raises(PeriodInvalid):
        ledger.activities(*reversed(JUNE))


@pytest.mark.parametrize("who", ["", " ", "长" * 65])
def test_nobody_changes_the_ledger_without_a_name(ledger, who):
    with pytest.raises(EntryInvalid, match="账号"):
        ledger.add(TALK, who=who)
