"""What of the ledger is shown: a sheet, a period, and of the activities those of one kind or street."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from outreach.ledger.entries import Activity, Entry, GovernanceFigure, check_text
from outreach.ledger.ledger import Ledger, Row
from outreach.staff.ledger.place import SHEETS
from outreach.staff.periods import Period, period_of

LARGEST_START = 10**6


@dataclass(frozen=True)
class Choice:
    """A key of SHEETS, a period, and a kind and a street ("" for all); `start` is how many rows are left out at the head."""

    sheet: str
    period: Period
    kind: str = ""
    street: str = ""
    start: int = 0

    @property
    def query(self) -> str:
        """What `choice_of` reads, as the query of an address."""
        filters = {"sheet": self.sheet, "kind": self.kind, "street": self.street, "start": self.start or ""}
        return "&".join([self.period.query, urlencode({name: value for name, value in filters.items() if value})])

    def on(self, sheet: str) -> Choice:
        """The same of another sheet."""
        return replace(self, sheet=sheet, start=0)

    def at(self, start: int) -> Choice:
        """The same further down, or up."""
        return replace(self, start=max(0, start))

    def during(self, period: Period) -> Choice:
        """The same of another period."""
        return replace(self, period=period, start=0)

    def showing(self, entry: Entry) -> Choice:
        """The same choice if `entry` is among it; otherwise the whole years of the entry."""
        here = entry.first <= self.period.last and entry.last >= self.period.first
        if isinstance(entry, Activity):
            here = here and self.kind in ("", entry.kind) and self.street in ("", entry.street)
        return replace(self, start=0) if here else Choice(self.sheet, _years(entry.first.year, entry.last.year))

    def activities(self, ledger: Ledger) -> list[Row[Activity]]:
        """The activities that touch the period, of the kind and street."""
        return ledger.activities(
            self.period.first, self.period.last, kind=self.kind or None, street=self.street or None, whole=False
        )

    def figures(self, ledger: Ledger) -> list[Row[GovernanceFigure]]:
        """The figures that touch the period."""
        return ledger.figures(self.period.first, self.period.last, whole=False)


def choice_of(query: Mapping[str, str], today: date) -> Choice:
    """Reads a choice; without a period it is the whole of this year.

    Raises:
        PeriodUnreadable: its period is none.
        EntryInvalid: no kind or street can be called so.
    """
    period = period_of(query, today) if query.get("period") else _years(today.year, today.year)
    kind, street = query.get("kind", "").strip(), query.get("street", "").strip()
    check_text("类别", kind)
    check_text("街道", street)
    sheet, start = query.get("sheet", ""), query.get("start", "")
    known = sheet if sheet in SHEETS else next(iter(SHEETS))
    return Choice(known, period, kind, street, min(int(start), LARGEST_START) if _number(start) else 0)


def periods_of(today: date) -> Sequence[tuple[str, Period]]:
    """The periods that the ledger is usually looked at by, whole ones, with what they are called."""
    month = today.replace(day=1)
    next_month = (month + timedelta(days=31)).replace(day=1)
    return (
        ("本月", Period("custom", month, next_month - timedelta(days=1))),
        ("今年", _years(today.year, today.year)),
        ("去年", _years(today.year - 1, today.year - 1)),
    )


def _years(first: int, last: int) -> Period:
    # no longer than a period may be: an entry that takes more than ten years is shown by those it begins with
    return Period("custom", date(first, 1, 1), date(min(last, first + 9), 12, 31))


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
