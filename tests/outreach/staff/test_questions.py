"""The page of unanswered questions: who sees it, what is changed there, and what is recorded."""

import csv
import io
from datetime import date

import pytest

from outreach.questions import Question, Questions
from outreach.staff.roles import Role
from tests.outreach.staff.house import Browser, an_app, form_token, log_in

WORDS = "=1+1 我的身份证［身份证号］丢了"


@pytest.fixture
def questions(store):
    questions = Questions(store)
    questions.keep(Question(date(2026, 11, 25), "kiosk", "suggested", "will-handwritten", WORDS, "form"))
    return questions


@pytest.fixture
def come(store, clock, questions):
    app = an_app(store, clock)

    def come(name):
        client = Browser(app)
        log_in(client, name)
        return client

    return come


def post(client, path, **fields):
    return client.post(
        f"/staff/questions/{path}", data={"form_token": form_token(client.get("/staff/password")), **fields}
    )


@pytest.mark.parametrize("role", list(Role))
def test_reviewers_and_above_read_residents_words_and_nobody_else(come, role, questions):
    client, key = come(role.word), questions.listed("open", 1)[0].key
    answers = [
        client.get("/staff/questions"),
        client.get("/staff/questions/export/open.csv"),
        post(client, "delete", key=key),
    ]

    assert [answer.status_code for answer in answers] == ([200, 200, 303] if role >= Role.REVIEWER else [403] * 3)
    assert (WORDS in answers[0].text) == (role >= Role.REVIEWER)


def test_a_look_is_recorded_without_a_word_of_what_was_read(come, audit):
    page = come("reviewer").get("/staff/questions")

    assert "手写遗嘱怎么写？" in page.text
    (_, deed), *_ = audit.newest(1)
    assert (deed.account, deed.action) == ("reviewer", "unanswered_viewed")
    assert WORDS not in str(audit.newest(100))


def test_a_question_is_marked_and_deleted_and_both_are_recorded(come, audit, questions):
    client, key = come("reviewer"), questions.listed("open", 1)[0].key

    assert post(client, "mark", key=key, state="not_ours").status_code == 303
    assert [one.key for one in questions.listed("not_ours", 9)] == [key]
    assert post(client, "delete", key=key, shown="not_ours").headers["location"].endswith("state=not_ours&done=delete")
    assert questions.listed("not_ours", 9) == []
    assert [deed.action for _, deed in audit.newest(2)] == ["unanswered_deleted", "unanswered_marked"]


@pytest.mark.parametrize("fields", [{"key": "none", "state": "open"}, {"key": "", "state": "perhaps"}])
def test_what_cannot_be_changed_is_said(come, fields):
    assert post(come("reviewer"), "mark", **fields).status_code == 400


def test_the_list_is_taken_home_without_a_formula_and_that_is_recorded(come, audit):
    file = come("reviewer").get("/staff/questions/export/open.csv")

    _, row = csv.reader(io.StringIO(file.content.decode("utf-8-sig")))
    assert row == ["'" + WORDS, "1", "2026-11-25", "触摸屏", "给出选项", "手写遗嘱怎么写？"]
    assert audit.newest(1)[0][1].object == "questions/open.csv"
