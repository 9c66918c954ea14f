"""What can be wrong with the record of outreach.

OutreachError
├── KeyExposed             operator: the pseudonym key can be read by others
├── StoreUnreachable       operator: the database cannot be opened
├── PeriodInvalid          operator: a period that ends before it begins
├── StatisticUnknown       operator: a name that no statistic has
├── RetentionTooShort      operator: events would go before their month is counted
├── FiguresAtRisk          ours: deleting events would change figures, or did
├── EventInvalid           ours: a field of an event is not what it may be
└── EntryInvalid           operator: a field of a ledger entry is not what it may be
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from datetime import date
from pathlib import Path


class OutreachError(Exception):
    """Root of everything that can be wrong with the record of outreach."""


class KeyExposed(OutreachError):
    """The pseudonym key is readable by more than its owner."""

    def __init__(self, path: Path, mode: int) -> None:
        super().__init__(
            f"the pseudonym key {path} has mode {mode:04o}; only its owner may read it: `chmod 600 {path}`"
        )


class StoreUnreachable(OutreachError):
    """The database of events cannot be opened; `why` is the driver's own word."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"the outreach database cannot be opened: {why}; check MINGBAI_DATABASE and the folder's rights"
        )


class PeriodInvalid(OutreachError):
    """A period ends before it begins."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"the period {first} to {last} ends before it begins; give the earlier day as --from")


class StatisticUnknown(OutreachError):
    """No statistic has this name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        near = difflib.get_close_matches(name, known, n=3)
        super().__init__(
            f"there is no statistic {name!r}; did you mean {' or '.join(near or known)}? "
            "`mingbai stats --catalogue` explains them all"
        )


class RetentionTooShort(OutreachError):
    """Events would be deleted before the residents of their month are counted."""

    def __init__(self, days: int, least: int) -> None:
        super().__init__(f"events cannot be kept for {days} days only; set MINGBAI_RAW_DAYS to {least} or more")


class FiguresAtRisk(OutreachError):
    """Deleting events would change figures, or did; `what` says which."""

    def __init__(self, what: str) -> None:
        super().__init__(f"events are kept, because figures would be lost: {what}; restore the database from a backup")


class EventInvalid(OutreachError):
    """A field of an event is not what it may be; the value is shown only where it cannot be a resident's words."""

    def __init__(self, field: str, value: object, allowed: str) -> None:
        super().__init__(f"the event's {field} is {value}; it must be {allowed}; it was not stored")


class EntryInvalid(OutreachError):
    """A field of a ledger entry is not what it may be. Staff read it, so it is in Chinese."""

    def __init__(self, field: str, value: object, allowed: str) -> None:
        self.field = field
        super().__init__(f"“{field}”填的是“{value}”，应当是{allowed}")
