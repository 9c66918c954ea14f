"""Accounts of staff: who may come in, and as what. Every change of one is written into the audit log with it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from outreach.database import Database
from outreach.errors import AccountInvalid, AccountTaken, AccountUnknown, LastAdmin
from outreach.staff.audit import NOBODY, Audit, Clock, naive, utc_now
from outreach.staff.passwords import Passwords, check_password
from outreach.staff.roles import Role
from outreach.staff.schema import ACCOUNTS, STAFF_SESSIONS

TRIES = 5
"""Wrong passwords one after another until an account is locked."""
LOCKED = timedelta(minutes=15)
NAME = re.compile(r"\w[\w.-]{1,31}")
LONGEST_DISPLAY = 20

_A = ACCOUNTS.c
UNLOCKED = {"failed": 0, "locked_until": None}
ENDED = {"epoch": _A.epoch + 1}


@dataclass(frozen=True)
class Account:
    """One account: `name` to log in with, `display` to be shown, `made` aware, `locked_until` aware or none.

    `epoch` grows by one whenever its sessions must end.
    """

    name: str
    display: str
    role: Role
    made: datetime
    disabled: bool
    locked_until: datetime | None
    epoch: int

    def locked(self, at: datetime) -> bool:
        """Whether it lets nobody in at the aware moment `at`, for wrong passwords."""
        return self.locked_until is not None and at < self.locked_until


class Accounts:
    """Keeps accounts. Safe for threads, and for several processes on one database."""

    def __init__(
        self,
        database: Database,
        audit: Audit,
        *,
        passwords: Passwords | None = None,
        clock: Clock = utc_now,
    ) -> None:
        """Accounts in a migrated database; `clock` gives aware moments."""
        self._database = database
        self._audit = audit
        self._passwords = passwords or Passwords()
        self._clock = clock

    def add(self, name: str, password: str, role: Role, *, display: str = "", by: str) -> Account:
        """Adds an account in the name of `by`; `display` is the name where it is empty.

        Raises:
            AccountInvalid: the name or what is to be shown cannot be one.
            PasswordUnfit: the password is too easily guessed.
            AccountTaken: there is such an account.
        """
        name, display = _name(name), _display(display or name[:LONGEST_DISPLAY])
        check_password(password, name)
        kept, made = self._passwords.hash(password), naive(self._clock())
        row = {"display": display, "password": kept, "role": role.word, "made": made}
        with self._database.transaction() as connection:
            try:
                connection.execute(sa.insert(ACCOUNTS).values(name=name, **row, disabled=False, failed=0, epoch=0))
            except IntegrityError as error:
                raise AccountTaken(name) from error
            self._audit.record_in(connection, by, "account_added", name, role=role.word)
        return Account(name, display, role, made.replace(tzinfo=timezone.utc), False, None, 0)

    def list(self) -> list[Account]:
        """Every account by its name, the disabled ones too."""
        with self._database.connection() as connection:
            return [account_of(row) for row in connection.execute(sa.select(ACCOUNTS).order_by(_A.name)).mappings()]

    def admit(self, name: str, password: str) -> Account | None:
        """The account that comes in with these words, or none; either is written down.

        Unknown, wrong, disabled and locked cannot be told apart by time.
        """
        account = self.recognise(name, password)
        if account:
            self._audit.record(account.name, "login", account.name)
        return account

    def recognise(self, name: str, password: str) -> Account | None:
        """The account whose password this is, or none, which is written down and counts for locking it.

        A try is counted before the password is looked at, so that many at once gain nothing.
        """
        name = normal_name(name)
        row = self._count_try(name, naive(self._clock()))
        kept = row["password"] if row else None
        if not self._passwords.matches(password, kept) or kept is None:
            self._audit.record(NOBODY, "login_failed", name if self._known(name) else "")
            return None
        values: dict[str, Any] = dict(UNLOCKED)
        if self._passwords.outdated(kept):
            values["password"] = self._passwords.hash(password)
        with self._database.transaction() as connection:
            connection.execute(sa.update(ACCOUNTS).where(_A.name == name).values(values))
        return account_of({**row, "locked_until": None})

    def change_role(self, name: str, role: Role, *, by: str) -> None:
        """Gives an account another role, which holds from its next click on.

        Raises:
            AccountUnknown: there is none of that name.
            LastAdmin: nobody would be left to manage accounts.
        """
        self._change(name, {"role": role.word}, by, "role_changed", role=role.word)

    def disable(self, name: str, *, by: str) -> None:
        """Shuts an account and ends its sessions.

        Raises:
            AccountUnknown: there is none of that name.
            LastAdmin: nobody would be left to manage accounts.
        """
        self._change(name, {"disabled": True, **ENDED}, by, "account_disabled")

    def enable(self, name: str, *, by: str) -> None:
        """Opens a disabled account again.

        Raises:
            AccountUnknown: there is none of that name.
        """
        self._change(name, {"disabled": False, **UNLOCKED}, by, "account_enabled")

    def unlock(self, name: str, *, by: str) -> None:
        """Lets an account in before its fifteen minutes are over.

        Raises:
            AccountUnknown: there is none of that name.
        """
        self._change(name, UNLOCKED, by, "account_unlocked")

    def set_password(self, name: str, password: str, *, by: str) -> None:
        """Gives an account another password, unlocks it, and ends its sessions.

        Raises:
            PasswordUnfit: the password is too easily guessed.
            AccountUnknown: there is none of that name.
        """
        check_password(password, normal_name(name))
        kept = self._passwords.hash(password)
        self._change(name, {"password": kept, **UNLOCKED, **ENDED}, by, "password_changed")

    def _count_try(self, name: str, now: datetime) -> Any:
        """The row of an account that may try now, with the try counted; none where there is none or it may not."""
        mine = (_A.name == name, ~_A.disabled, sa.or_(_A.locked_until.is_(None), _A.locked_until <= now))
        with self._database.transaction() as connection:
            if not connection.execute(sa.update(ACCOUNTS).where(*mine).values(failed=_A.failed + 1)).rowcount:
                return None
            locks = sa.update(ACCOUNTS).where(_A.name == name, _A.failed >= TRIES)
            connection.execute(locks.values(failed=0, locked_until=now + LOCKED))
            return connection.execute(sa.select(ACCOUNTS).where(_A.name == name)).mappings().first()

    def _known(self, name: str) -> bool:
        with self._database.connection() as connection:
            return connection.execute(sa.select(_A.name).where(_A.name == name)).first() is not None

    def _change(self, name: str, values: dict[str, Any], by: str, action: str, **detail: Any) -> None:
        name = normal_name(name)
        with self._database.transaction() as connection:
            admins = _admins(connection)
            if not connection.execute(sa.update(ACCOUNTS).where(_A.name == name).values(values)).rowcount:
                raise AccountUnknown(name)
            if admins and not _admins(connection):
                raise LastAdmin(name)
            if "epoch" in values:
                connection.execute(sa.delete(STAFF_SESSIONS).where(STAFF_SESSIONS.c.account == name))
            self._audit.record_in(connection, by, action, name, **detail)


def account_of(row: Any) -> Account:
    """The account that a row of the table holds."""
    locked = row["locked_until"]
    return Account(
        row["name"],
        row["display"],
        Role.of(row["role"]),
        row["made"].replace(tzinfo=timezone.utc),
        row["disabled"],
        locked.replace(tzinfo=timezone.utc) if locked else None,
        row["epoch"],
    )


def normal_name(name: str) -> str:
    """A name as it is kept: the same whether typed large or small, in half width or full."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _name(name: str) -> str:
    name = normal_name(name)
    if not NAME.fullmatch(name):
        raise AccountInvalid("账号名", name, "2到32个字母、数字、汉字、点、横线或下划线，不以点和横线开头")
    return name


def _display(display: str) -> str:
    display = display.strip()
    if not 0 < len(display) <= LONGEST_DISPLAY or not display.isprintable():
        raise AccountInvalid("姓名", display, f"1到{LONGEST_DISPLAY}个字")
    return display


def _admins(connection: Connection) -> int:
    able = sa.select(sa.func.count()).select_from(ACCOUNTS).where(_A.role == Role.ADMIN.word, ~_A.disabled)
    return int(connection.execute(able).scalar_one())
