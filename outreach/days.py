"""The office's day: everything is counted by the day and hour in China, whatever the machine's clock is set to."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
"""China has one time and no summer time since 1992, so a fixed offset is exact."""


def local(at: datetime) -> datetime:
    """Returns an aware moment as the office's clock shows it."""
    return at.astimezone(CHINA)


def today() -> date:
    """Returns the office's day."""
    return local(datetime.now(timezone.utc)).date()
