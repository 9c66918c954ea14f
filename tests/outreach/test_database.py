"""A transaction is kept whole or not at all, and what the database says of an error goes on without what was typed."""

import pytest
import sqlalchemy as sa

from outreach.database import Database
from outreach.errors import EntryMissing, StoreUnreachable


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'outreach.sqlite3'}")
    with database.transaction() as connection:
        connection.execute(sa.text("CREATE TABLE words (word TEXT UNIQUE)"))
    yield database
    database.close()


def words(database):
    with database.connection() as connection:
        return connection.execute(sa.text("SELECT word FROM words")).scalars().all()


def put(database, *put_in, error=None):
    with database.transaction() as connection:
        for word in put_in:
            connection.execute(sa.text("INSERT INTO words VALUES (:word)"), {"word": word})
        if error:
            raise error


def test_an_error_leaves_nothing_of_a_transaction(database):
    with pytest.raises(EntryMissing):
        put(database, "甲", error=EntryMissing(1))

    assert words(database) == []


def test_the_drivers_word_goes_on_without_what_was_typed(database):
    with pytest.raises(StoreUnreachable, match="UNIQUE") as refused:
        put(database, "某人的话", "某人的话")

    assert "某人的话" not in str(refused.value)
    assert words(database) == []
