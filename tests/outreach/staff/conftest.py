"""A database on disk, with the staff's tables in it, and the parts that keep accounts and sessions there."""

import shutil

import pytest

from outreach.staff.accounts import Accounts
from outreach.staff.audit import Audit
from outreach.staff.sessions import Sessions
from outreach.store import EventStore
from tests.outreach.staff.house import Clock, cheap_passwords


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    path = tmp_path_factory.mktemp("migrated") / "outreach.sqlite3"
    store = EventStore(f"sqlite:///{path}")
    store.migrate()
    store.close()
    return path


@pytest.fixture
def store(tmp_path, migrated):
    shutil.copy(migrated, tmp_path)  # migrating takes longer than most tests
    store = EventStore(f"sqlite:///{tmp_path / migrated.name}")
    yield store
    store.close()


@pytest.fixture
def audit(store, clock):
    return Audit(store, clock)


@pytest.fixture
def accounts(store, audit, clock):
    return Accounts(store, audit, passwords=cheap_passwords(), clock=clock)


@pytest.fixture
def sessions(store, clock):
    return Sessions(store, clock)
