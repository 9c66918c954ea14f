"""Questions are kept without anything that leads to their event, grouped, marked, and forgotten in time."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from outreach.errors import QuestionInvalid, QuestionUnknown, StoreUnreachable
from outreach.questions import Question, Questions
from outreach.schema import QUESTIONS
from outreach.store import EventStore

TODAY = date(2026, 11, 25)


@pytest.fixture
def store(tmp_path):
    store = EventStore(f"sqlite:///{tmp_path / 'outreach.sqlite3'}")
    store.migrate()
    yield store
    store.close()


@pytest.fixture
def questions(store):
    return Questions(store)


def a_question(words="养猫要办证吗？", **more):
    fields = {"day": TODAY, "channel": "web", "outcome": "unanswered", "card": None, "words": words}
    return Question(**{**fields, "form": words.strip("？"), **more})


def test_near_copies_are_one_question_asked_several_times(questions):
    questions.keep(a_question("养猫要办证吗？", day=TODAY - timedelta(days=3)))
    questions.keep(a_question("养猫要办证吗", channel="kiosk", card="dog-licence"))
    questions.keep(a_question("哪里能钓鱼", day=TODAY - timedelta(days=1)))

    first, second = questions.listed("open", 10)
    assert (first.count, first.last, first.channels, first.card) == (2, TODAY, ("kiosk", "web"), "dog-licence")
    assert second.words == "哪里能钓鱼"
    assert questions.listed("open", 1, skip=1) == [second]


def test_a_question_has_no_place_for_whose_it_is_and_its_number_tells_no_order(store, questions):
    for _ in range(20):
        questions.keep(a_question())

    with store.connection() as connection:
        numbers = list(connection.execute(sa.select(QUESTIONS.c.id).order_by(sa.text("rowid"))).scalars())
    assert set(QUESTIONS.columns.keys()) == {"id", "day", "channel", "outcome", "card", "words", "form", "state"}
    assert max(numbers) > 1_000_000


def test_no_more_than_two_hundred_characters_are_kept(questions):
    questions.keep(a_question("长" * 300))

    assert len(questions.listed("open", 1)[0].words) == 200


def test_a_question_that_is_not_ours_stays_so_and_one_that_was_answered_comes_back(questions):
    for words, state in (("甲", "not_ours"), ("乙", "answered")):
        questions.keep(a_question(words))
        key = next(one.key for one in questions.listed("open", 9) if one.words == words)
        assert questions.mark(key, state) == 1
        questions.keep(a_question(words))

    assert [one.words for one in questions.listed("open", 9)] == ["乙"]
    assert [(one.words, one.count) for one in questions.listed("not_ours", 9)] == [("甲", 2)]


def test_what_is_deleted_is_gone_words_and_all(store, questions):
    questions.keep(a_question())
    questions.delete(questions.listed("open", 1)[0].key)

    with store.connection() as connection:
        assert connection.execute(sa.select(QUESTIONS)).all() == []


@pytest.mark.parametrize(("days", "left"), [(90, 2), (2, 2), (1, 1), (0, 0)])
def test_questions_are_kept_so_many_days_and_no_longer(questions, days, left):
    questions.keep(a_question("今天"))
    questions.keep(a_question("昨天", day=TODAY - timedelta(days=1)))
    questions.keep(a_question("从前", day=TODAY - timedelta(days=90)))

    assert questions.purge(days, TODAY) == 3 - left
    assert len(questions.listed("open", 9)) == left


def test_what_is_unknown_is_said_to_staff(questions):
    with pytest.raises(QuestionUnknown, match="刷新"):
        questions.mark("none", "open")
    with pytest.raises(QuestionInvalid, match="perhaps"):
        questions.mark("none", "perhaps")


def test_a_database_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(StoreUnreachable):
        Questions(EventStore(f"sqlite:///{tmp_path / 'empty.sqlite3'}")).keep(a_question())
