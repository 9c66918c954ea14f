"""What every page of the staff needs: the store, the accounts, the clock, and what things are called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from starlette.routing import BaseRoute

from outreach.days import local
from outreach.staff.accounts import Accounts
from outreach.staff.audit import Audit, Clock, utc_now
from outreach.staff.door import Door
from outreach.staff.names import Names
from outreach.staff.passwords import Passwords
from outreach.staff.roles import Role
from outreach.staff.sessions import Sessions
from outreach.store import EventStore


@dataclass(frozen=True)
class Page:
    """One page as the navigation has it: `path` under the staff's own address, `role` the least that may see it."""

    path: str
    title: str
    role: Role


@dataclass(frozen=True)
class Context:
    """The parts that pages use; `pages` is the navigation, in its order, `reports` the folder of the yearly report."""

    store: EventStore
    audit: Audit
    accounts: Accounts
    sessions: Sessions
    door: Door
    names: Names
    clock: Clock
    pages: tuple[Page, ...]
    reports: Path | None = None

    @classmethod
    def open(  # noqa: PLR0913 - what the parts are made of
        cls,
        store: EventStore,
        *,
        names: Names | None = None,
        clock: Clock = utc_now,
        passwords: Passwords | None = None,
        pages: tuple[Page, ...] = (),
        reports: Path | None = None,
    ) -> Context:
        """Puts the parts together on one migrated database."""
        audit = Audit(store, clock)
        accounts = Accounts(store, audit, passwords=passwords, clock=clock)
        return cls(store, audit, accounts, Sessions(store, clock), Door(clock), names or Names(), clock, pages, reports)

    def today(self) -> date:
        """The office's day."""
        return local(self.clock()).date()


Routes = Callable[[Context], list[BaseRoute]]
"""What every module of `pages` has as `routes`."""
