"""The one event: what a turn is counted as. Never a word of what was said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timezone

from outreach.errors import EventInvalid

IDENTIFIER = re.compile(r"[\w.-]{0,64}")
"""Letters of any script, digits, dot, hyphen, underscore: a sentence has spaces or marks and does not fit."""
SITE_MAX = 32
SCHEME = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True)
class TurnEvent:
    """One turn.

    `at` aware, kept in UTC; `channel`, `intent`, `topic`, `outcome` and `risk` are names of ours; `site` is the office's
    name for a place, at most 32 characters; `resident` is the month's pseudonym, 16 hex digits; `card` is the card given,
    if any; `ms` milliseconds from message to reply; `feedback` "yes" or "no" when the turn was a verdict on an answer, and
    `reason` why it was no; `opening` whether a conversation began with it; `hotline` the first number that was named;
    `scheme` 16 hex digits that near copies of one flagged message share but for a few bits (`outreach.schemes`).
    """

    at: datetime
    channel: str
    site: str
    resident: str
    intent: str
    topic: str
    card: str | None
    outcome: str
    risk: str | None
    ms: int
    feedback: str | None = None
    reason: str | None = None
    opening: bool = False
    hotline: str | None = None
    scheme: str | None = None

    def __post_init__(self) -> None:
        """Refuses what is no event, so that words cannot slip in through a name.

        Raises:
            EventInvalid: a name that is none, a naive time, negative milliseconds, or feedback that is neither.
        """
        if self.at.tzinfo is None:
            raise EventInvalid("at", self.at, "a time with its zone")
        for name in ("channel", "resident", "intent", "topic", "card", "outcome", "risk", "reason", "hotline"):
            value = getattr(self, name)
            if value is not None and not IDENTIFIER.fullmatch(value):
                raise EventInvalid(name, "…", "a name of at most 64 letters, digits, dots, hyphens and underscores")
        if len(self.site) > SITE_MAX or not IDENTIFIER.fullmatch(self.site):
            raise EventInvalid(
                "site", "…", f"a name of at most {SITE_MAX} letters, digits, dots, hyphens and underscores"
            )
        if self.ms < 0:
            raise EventInvalid("ms", self.ms, "zero or more milliseconds")
        if self.feedback not in (None, "yes", "no"):
            raise EventInvalid("feedback", "…", "yes, no or nothing")
        if self.scheme is not None and not SCHEME.fullmatch(self.scheme):
            raise EventInvalid("scheme", "…", "16 hex digits or nothing")

    @property
    def utc(self) -> datetime:
        """The moment in UTC, without its zone, as databases store it."""
        return self.at.astimezone(timezone.utc).replace(tzinfo=None)
