"""A real database for every test of the room."""

import pytest

from outreach.store import EventStore


@pytest.fixture
def store(tmp_path):
    store = EventStore(f"sqlite:///{tmp_path / 'outreach.sqlite3'}")
    store.migrate()
    yield store
    store.close()
