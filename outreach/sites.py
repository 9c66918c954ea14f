"""Places and the streets they belong to; staff keep the table, statistics read it."""

from __future__ import annotations

import sqlalchemy as sa

from outreach.database import Database
from outreach.errors import EntryInvalid
from outreach.rollups.refresh import refresh
from outreach.schema import DAILY_COUNTS, SITES
from outreach.store import EventStore

LONGEST = 20
"""Characters of a street's name, at most."""


def streets(store: EventStore) -> dict[str, str]:
    """The street of every place that residents have come to or that has one, by the place's name; "" where none is set."""
    refresh(store)
    came = sa.select(DAILY_COUNTS.c.category).where(DAILY_COUNTS.c.measure == "site").distinct()
    with store.connection() as connection:
        found = {str(site): "" for site in connection.execute(came).scalars() if site}
        found |= {row.site: row.street for row in connection.execute(sa.select(SITES))}
    return dict(sorted(found.items()))


def set_street(database: Database, site: str, street: str) -> None:
    """Says which street `site` belongs to; none where `street` is empty.

    Raises:
        EntryInvalid: the place has no name, or the street's is too long or no plain text.
    """
    street = street.strip()
    if not site:
        raise EntryInvalid("地点", site, "一个取了名字的地点")
    if len(street) > LONGEST or not street.isprintable():
        raise EntryInvalid("街道", street, f"不超过{LONGEST}个字，一行")
    with database.transaction() as connection:
        connection.execute(sa.delete(SITES).where(SITES.c.site == site))
        if street:
            connection.execute(sa.insert(SITES).values(site=site, street=street))
