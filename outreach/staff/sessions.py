"""Who is logged in: a random token in the browser, and only its SHA-256 in the database."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from outreach.database import Database
from outreach.staff.accounts import Account, account_of
from outreach.staff.audit import Clock, naive, utc_now
from outreach.staff.schema import ACCOUNTS, STAFF_SESSIONS

TOKEN_BYTES = 32
IDLE = timedelta(minutes=30)
"""Without a click for so long, a session is over."""
LONGEST = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)
"""How often a session's last click is written down: not at each one, so the idle time is short by a minute at most."""

_S = STAFF_SESSIONS.c


@dataclass(frozen=True)
class Session:
    """A session that holds: whose, and the token that every form of it must bring."""

    account: Account
    form_token: str


class Sessions:
    """Opens, finds and ends sessions. Safe for threads, and for several processes on one database."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def begin(self, account: Account) -> str:
        """Begins a session and returns its token of 256 random bits; sessions that are over are swept out.

        Where the account was shut or its password changed since it was read, the session never holds.
        """
        token, now = secrets.token_urlsafe(TOKEN_BYTES), naive(self._clock())
        with self._database.transaction() as connection:
            connection.execute(sa.delete(STAFF_SESSIONS).where(sa.or_(_S.seen < now - IDLE, _S.made < now - LONGEST)))
            row = {"digest": _digest(token), "account": account.name, "epoch": account.epoch, "made": now, "seen": now}
            connection.execute(sa.insert(STAFF_SESSIONS).values(row))
        return token

    def find(self, token: str) -> Session | None:
        """The session of this token, if it holds: known, not over, its account as it was and not disabled."""
        now = naive(self._clock())
        whole = sa.and_(ACCOUNTS.c.name == _S.account, ACCOUNTS.c.epoch == _S.epoch, ~ACCOUNTS.c.disabled)
        query = (
            sa.select(ACCOUNTS, _S.seen)
            .join(STAFF_SESSIONS, whole)
            .where(_S.digest == _digest(token), _S.seen >= now - IDLE, _S.made >= now - LONGEST)
        )
        with self._database.connection() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return None
        if now - row["seen"] >= SEEN_EVERY:
            with self._database.transaction() as connection:
                connection.execute(sa.update(STAFF_SESSIONS).where(_S.digest == _digest(token)).values(seen=now))
        return Session(account_of(row), form_token(token))

    def end(self, token: str) -> None:
        """Ends a session; one that is unknown is none already."""
        with self._database.transaction() as connection:
            connection.execute(sa.delete(STAFF_SESSIONS).where(_S.digest == _digest(token)))


def form_token(token: str) -> str:
    """What a form must bring that belongs to the cookie `token`: it tells nothing of it, and no other page can read it."""
    return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
