"""Accounts: who is let in, who is not, and that nobody can tell why."""

import threading

import pytest
import sqlalchemy as sa

from outreach.errors import AccountInvalid, AccountTaken, AccountUnknown, LastAdmin, PasswordUnfit
from outreach.staff.accounts import LOCKED, TRIES, Accounts
from outreach.staff.passwords import Passwords
from outreach.staff.roles import Role
from outreach.staff.schema import ACCOUNTS
from tests.outreach.staff.house import PASSWORD, cheap


@pytest.fixture
def wang(accounts):
    return accounts.add("wang", PASSWORD, Role.ADMIN, display="王工", by="")


def fail(accounts, times, name="wang"):
    for _ in range(times):
        assert accounts.admit(name, "wrong password") is None


def hash_of(store, name):
    with store.connection() as connection:
        return connection.execute(sa.select(ACCOUNTS.c.password).where(ACCOUNTS.c.name == name)).scalar_one()


def actions(audit):
    return [(deed.account, deed.action, deed.object) for _, deed in reversed(audit.newest(100))]


def test_the_right_password_opens_and_a_wrong_one_does_not(accounts, wang):
    assert accounts.admit("wang", PASSWORD).role is Role.ADMIN
    assert accounts.admit("wang", PASSWORD + "!") is None
    assert accounts.admit("li", PASSWORD) is None


@pytest.mark.parametrize("typed", ["WANG", " wang ", "ｗａｎｇ"])
def test_a_name_is_the_same_however_it_is_typed(accounts, wang, typed):
    assert accounts.admit(typed, PASSWORD).name == "wang"


def test_the_password_is_kept_as_an_argon2_hash_alone(accounts, wang, store):
    assert hash_of(store, "wang").startswith("$argon2id$")
    assert PASSWORD not in hash_of(store, "wang")


@pytest.mark.parametrize("password", ["", "123456789", "wang" * 3, "1" * 10, "长" * 129])
def test_a_password_that_is_easily_guessed_is_refused_and_not_repeated(accounts, password):
    with pytest.raises(PasswordUnfit) as caught:
        accounts.add("wang", password, Role.VIEWER, by="")
    assert not password or password not in str(caught.value)
    assert accounts.list() == []


@pytest.mark.parametrize(
    "password", ["          a", "十个汉字也算数的密码", "pass\u0000word12", "😀😃😄😁😆😅😂🤣😊😇"]
)
def test_any_other_password_is_taken(accounts, password):
    accounts.add("wang", password, Role.VIEWER, by="")

    assert accounts.admit("wang", password)


@pytest.mark.parametrize("name", ["", "a", "a b", "<b>", "-ab", "a" * 33])
def test_what_is_no_name_is_refused(accounts, name):
    with pytest.raises(AccountInvalid):
        accounts.add(name, PASSWORD, Role.VIEWER, by="")


def test_a_role_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(AccountInvalid, match=r"viewer.*admin"):
        Role.of("boss")


def test_two_accounts_have_not_one_name(accounts, wang):
    with pytest.raises(AccountTaken, match="wang"):
        accounts.add("Wang", PASSWORD, Role.VIEWER, by="")


def test_after_five_wrong_passwords_the_right_one_does_not_open_for_fifteen_minutes(accounts, wang, clock):
    fail(accounts, TRIES)
    assert accounts.admit("wang", PASSWORD) is None

    clock.forward(seconds=LOCKED.total_seconds() - 1)
    assert accounts.admit("wang", PASSWORD) is None
    clock.forward(seconds=1)
    assert accounts.admit("wang", PASSWORD)


def test_four_wrong_passwords_are_forgotten_by_a_right_one(accounts, wang):
    for _ in range(3):
        fail(accounts, TRIES - 1)
        assert accounts.admit("wang", PASSWORD)


def test_one_account_that_is_locked_locks_no_other(accounts, wang):
    accounts.add("li", PASSWORD, Role.VIEWER, by="")
    fail(accounts, TRIES)

    assert accounts.admit("li", PASSWORD)


def test_many_tries_at_once_are_no_more_than_five(store, audit, clock):
    class Counting(Passwords):
        looked = 0

        def matches(self, password, kept):
            Counting.looked += kept is not None
            return super().matches(password, kept)

    accounts = Accounts(store, audit, passwords=Counting(cheap()), clock=clock)
    accounts.add("wang", PASSWORD, Role.ADMIN, by="")
    threads = [threading.Thread(target=fail, args=(accounts, 2)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Counting.looked == TRIES


def test_an_unknown_name_costs_a_hash_as_a_known_one_does(store, audit, clock):
    class Watched(Passwords):
        verified = 0

        def matches(self, password, kept):
            Watched.verified += 1
            return super().matches(password, kept)

    accounts = Accounts(store, audit, passwords=Watched(cheap()), clock=clock)
    accounts.add("wang", PASSWORD, Role.ADMIN, by="")
    fail(accounts, TRIES + 1)
    fail(accounts, 1, name="nobody")

    assert Watched.verified == TRIES + 2


def test_a_hash_of_other_parameters_is_made_anew_when_the_password_is_given(store, audit, clock, accounts, wang):
    before = hash_of(store, "wang")
    dearer = Accounts(store, audit, passwords=Passwords(cheap(time_cost=2)), clock=clock)

    assert dearer.admit("wang", PASSWORD)
    assert ("t=1" in before, "t=2" in hash_of(store, "wang")) == (True, True)
    assert dearer.admit("wang", PASSWORD)


def test_a_disabled_account_opens_to_nobody_until_it_is_enabled(accounts, wang):
    accounts.add("li", PASSWORD, Role.VIEWER, by="wang")
    accounts.disable("li", by="wang")
    assert accounts.admit("li", PASSWORD) is None

    accounts.enable("li", by="wang")
    assert accounts.admit("li", PASSWORD)


def test_the_last_admin_stays_one(accounts, wang):
    for change in (lambda: accounts.disable("wang", by=""), lambda: accounts.change_role("wang", Role.EDITOR, by="")):
        with pytest.raises(LastAdmin, match="wang"):
            change()
    assert accounts.admit("wang", PASSWORD).role is Role.ADMIN

    accounts.add("li", PASSWORD, Role.ADMIN, by="wang")
    accounts.change_role("wang", Role.EDITOR, by="li")
    assert accounts.admit("wang", PASSWORD).role is Role.EDITOR


def test_an_office_without_an_admin_may_still_shut_an_account(accounts):
    accounts.add("li", PASSWORD, Role.VIEWER, by="")
    accounts.disable("li", by="")

    assert accounts.list()[0].disabled


def test_a_new_password_unlocks(accounts, wang):
    fail(accounts, TRIES)
    accounts.set_password("wang", "另一个很长的密码 42", by="")

    assert accounts.admit("wang", "另一个很长的密码 42")
    assert accounts.admit("wang", PASSWORD) is None


def test_unlocking_lets_in_at_once(accounts, wang, clock):
    fail(accounts, TRIES)
    assert accounts.list()[0].locked(clock())
    accounts.unlock("wang", by="")

    assert accounts.admit("wang", PASSWORD)


@pytest.mark.parametrize("change", ["disable", "enable", "unlock"])
def test_what_is_not_there_cannot_be_changed(accounts, change):
    with pytest.raises(AccountUnknown, match="li"):
        getattr(accounts, change)("li", by="")


def test_every_change_is_written_down_with_who_made_it(accounts, wang, audit):
    accounts.add("li", PASSWORD, Role.VIEWER, by="wang")
    accounts.change_role("li", Role.EDITOR, by="wang")
    accounts.disable("li", by="wang")
    fail(accounts, 1)
    fail(accounts, 1, name="zhang-password-typed-by-mistake")
    accounts.admit("wang", PASSWORD)

    assert actions(audit) == [
        ("", "account_added", "wang"),
        ("wang", "account_added", "li"),
        ("wang", "role_changed", "li"),
        ("wang", "account_disabled", "li"),
        ("", "login_failed", "wang"),
        ("", "login_failed", ""),
        ("wang", "login", "wang"),
    ]


def test_a_change_that_is_refused_leaves_no_trace(accounts, wang, audit):
    before = actions(audit)
    with pytest.raises(LastAdmin):
        accounts.disable("wang", by="")

    assert actions(audit) == before
