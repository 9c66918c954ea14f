"""Periods that staff choose: by a word, or from one day to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from outreach.errors import PeriodUnreadable

TITLES = {"today": "今天", "7d": "近7天", "30d": "近30天", "month": "本月", "year": "今年", "custom": "自定"}
USUAL = "7d"
FIRST_DAY = date(2000, 1, 1)
LONGEST = 3660
"""Days of a period, at most: ten years."""


@dataclass(frozen=True)
class Period:
    """The office's days `first` to `last`, both included; `word` is a key of TITLES."""

    word: str
    first: date
    last: date

    @property
    def title(self) -> str:
        """As staff read it."""
        return TITLES[self.word]

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> Period:
        """The equally long period that ends the day before it begins."""
        return Period("custom", self.first - timedelta(days=self.days), self.first - timedelta(days=1))

    @property
    def query(self) -> str:
        """What `period_of` reads, as the query of an address."""
        if self.word != "custom":
            return f"period={self.word}"
        return f"period=custom&from={self.first}&to={self.last}"


def period_of(query: Mapping[str, str], today: date) -> Period:
    """Reads a period: `period` is a key of TITLES, the last seven days where it is missing; `custom` has `from` and `to`.

    Raises:
        PeriodUnreadable: it names no period, no days, or days in the wrong order or too far apart.
    """
    word = query.get("period", USUAL)
    if word == "custom":
        return _custom(query.get("from", ""), query.get("to", ""))
    firsts = {
        "today": today,
        "7d": today - timedelta(days=6),
        "30d": today - timedelta(days=29),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }
    if word not in firsts:
        raise PeriodUnreadable(word, "、".join(TITLES.values()) + "中的一个")
    return Period(word, firsts[word], today)


def _custom(first: str, last: str) -> Period:
    try:
        period = Period("custom", date.fromisoformat(first), date.fromisoformat(last))
    except ValueError as error:
        raise PeriodUnreadable(f"{first}至{last}", "两个日期，例如2026-01-01至2026-03-31") from error
    if not FIRST_DAY <= period.first <= period.last or period.days > LONGEST:
        raise PeriodUnreadable(f"{first}至{last}", "2000年以后、不超过十年、先后顺序对的两个日期")
    return period
