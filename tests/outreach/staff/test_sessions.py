"""Sessions: how long they hold, and what ends them."""

import pytest
import sqlalchemy as sa

from outreach.staff.roles import Role
from outreach.staff.schema import STAFF_SESSIONS
from tests.outreach.staff.house import PASSWORD


@pytest.fixture
def li(accounts):
    return accounts.add("li", PASSWORD, Role.VIEWER, by="")


@pytest.fixture
def token(sessions, li):
    return sessions.begin(li)


def kept(store):
    with store.connection() as connection:
        return connection.execute(sa.select(STAFF_SESSIONS)).mappings().all()


def test_a_token_finds_its_account_and_no_other_token_does(sessions, token):
    assert sessions.find(token).account.name == "li"
    assert sessions.find(token[:-1]) is None
    assert sessions.find("") is None


def test_the_database_holds_no_token(sessions, token, store):
    (row,) = kept(store)

    assert token not in str(dict(row))
    assert len(row["digest"]) == 64
    assert sessions.find(row["digest"]) is None


def test_two_sessions_share_neither_token_nor_form_token(sessions, li, token):
    other = sessions.begin(li)

    assert other != token
    assert sessions.find(other).form_token != sessions.find(token).form_token


def test_half_an_hour_without_a_click_ends_it(sessions, token, clock):
    clock.forward(minutes=29)
    assert sessions.find(token)
    clock.forward(minutes=29)
    assert sessions.find(token)
    clock.forward(minutes=31)

    assert sessions.find(token) is None


def test_twelve_hours_end_it_however_much_is_clicked(sessions, token, clock):
    for _ in range(36):
        assert sessions.find(token)
        clock.forward(minutes=20)
    clock.forward(minutes=1)

    assert sessions.find(token) is None


def test_logging_out_ends_it(sessions, token, store):
    sessions.end(token)

    assert sessions.find(token) is None
    assert kept(store) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts: accounts.disable("li", by=""),
        lambda accounts: accounts.set_password("li", "另一个很长的密码 42", by=""),
        lambda accounts: (accounts.disable("li", by=""), accounts.enable("li", by="")),
    ],
)
def test_shutting_the_account_or_changing_its_password_ends_it(sessions, token, accounts, change):
    change(accounts)

    assert sessions.find(token) is None


def test_a_session_begun_while_the_password_changes_never_holds(sessions, accounts, li):
    recognised = accounts.recognise("li", PASSWORD)
    accounts.set_password("li", "另一个很长的密码 42", by="")

    assert sessions.find(sessions.begin(recognised)) is None


def test_another_role_holds_at_once(sessions, token, accounts):
    accounts.change_role("li", Role.EDITOR, by="")

    assert sessions.find(token).account.role is Role.EDITOR


def test_sessions_that_are_over_are_swept_out_when_the_next_begins(sessions, li, token, store, clock):
    clock.forward(hours=13)
    sessions.begin(li)

    assert len(kept(store)) == 1
