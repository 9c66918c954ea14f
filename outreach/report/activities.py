"""Activities of the ledger, taken together for one sentence of the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from outreach.errors import TemplateInvalid
from outreach.ledger.entries import Activity, Quantity, added
from outreach.report.material import ActivityRow
from outreach.report.periods import spoken
from outreach.report.tracing import Missing, Trace, Traced, Used, clean

Counted = Callable[[Activity], "Quantity | None"]
Worded = Callable[[Activity], Sequence[str]]


def _partners(activity: Activity) -> Quantity | None:
    return activity.partner_count or (Quantity(len(activity.partners)) if activity.partners else None)


ABOUT = "about"
COUNTS: Mapping[str, tuple[str, Counted]] = {
    "场次": ("场", lambda activity: activity.sessions),
    "人次": ("人次", lambda activity: activity.people),
    "资料": ("份", lambda activity: activity.materials),
    "单位数": ("家", _partners),
}
WORDS: Mapping[str, Worded] = {
    "名称": lambda activity: (activity.name,),
    "主题": lambda activity: (activity.theme,),
    "地点": lambda activity: (activity.venue,),
    "协办": lambda activity: activity.partners,
}
DAYS, DATED = "时间", "日期"
REMEDY = "在台账里登记活动的这一栏，或者用 {% if 有活动(…) %} 和 .有(…) 让这句话可以省去"


def choose(rows: Sequence[ActivityRow], wanted: Mapping[str, str]) -> list[ActivityRow]:
    """The rows whose fields are as wanted, in the order in which they were over; "" wants nothing.

    `about` is met by a word anywhere in name, kind or theme.
    """
    chosen = [row for row in rows if all(_meets(row[1], field, value) for field, value in wanted.items() if value)]
    return sorted(chosen, key=lambda row: (row[1].last, row[1].first, row[0]))


def _meets(activity: Activity, field: str, value: str) -> bool:
    if field == ABOUT:
        return any(value in text for text in (activity.name, activity.kind, activity.theme))
    return bool(getattr(activity, field) == value)


class Activities:
    """Some activities as one. Templates name its columns in Chinese: `.人次` is a sum, `.主题` their themes."""

    def __init__(self, rows: Sequence[ActivityRow], trace: Trace, year: int, name: str, line: int) -> None:
        """Takes rows together for a report of `year`; `name` is what the figures are called, `line` the template's."""
        self._rows = rows
        self._trace = trace
        self._year = year
        self._name = name
        self._line = line

    def __getitem__(self, column: str) -> object:
        if column in COUNTS:
            return self._sum(column, *COUNTS[column])
        if column in WORDS:
            return self._texts(column, WORDS[column])
        others: Mapping[str, Callable[[], object]] = {
            DAYS: lambda: self._days_in_words(DAYS),
            DATED: self._dated,
            "有": lambda: self.has,
            "逐项": self._one_by_one,
        }
        if column not in others:
            known = "、".join([*COUNTS, *WORDS, *others])
            raise TemplateInvalid(self._line, f"活动没有“{column}”这一栏，可以用{known}")
        return others[column]()

    def has(self, *columns: str) -> bool:
        """Whether any of them has something in each of these columns."""
        return bool(self._rows) and not any(isinstance(self[column], Missing) for column in columns)

    def _one_by_one(self) -> list[Activities]:
        return [
            Activities([row], self._trace, self._year, f"活动·{clean(row[1].name)}", self._line) for row in self._rows
        ]

    def _dated(self) -> Traced | Missing:
        """When it was, where that is known to the month; a longer time says until when was counted, not when it was."""
        first, last = _days(self._rows) if self._rows else (date.min, date.max)
        return (
            self._days_in_words(DATED) if (first.year, first.month) == (last.year, last.month) else self._missing(DATED)
        )

    def _days_in_words(self, column: str) -> Traced | Missing:
        if not self._rows:
            return self._missing(column)
        return Traced(self._trace, self._used(column, self._rows, None, spoken(*_days(self._rows), self._year), ""))

    def _sum(self, column: str, unit: str, of: Counted) -> Traced | Missing:
        counted = [(row, quantity) for row in self._rows if (quantity := of(row[1])) is not None]
        if not counted:
            return self._missing(column)
        quantity = added(one for _, one in counted)
        return Traced(self._trace, self._used(column, [row for row, _ in counted], quantity, f"{quantity}{unit}", unit))

    def _texts(self, column: str, of: Worded) -> str | Missing:
        texts = dict.fromkeys(text for _, activity in self._rows for text in of(activity) if text)
        return "、".join(clean(text) for text in texts) if texts else self._missing(column)

    def _missing(self, column: str) -> Missing:
        return Missing(self._trace, f"{self._name}.{column}", self._line, REMEDY)

    def _used(
        self, column: str, rows: Sequence[ActivityRow], quantity: Quantity | None, printed: str, unit: str
    ) -> Used:
        first, last = _days(rows)
        titles = "；".join(dict.fromkeys(clean(activity.name) for _, activity in rows))
        origin = f"台账活动第{'、'.join(str(row) for row, _ in rows)}行；{titles}"
        value, over = (quantity.value, quantity.over) if quantity else (None, False)
        name = f"{self._name}.{column}"
        return Used(name, printed, value, over, unit, name, first, last, origin, listed=quantity is not None)


def _days(rows: Sequence[ActivityRow]) -> tuple[date, date]:
    return min(activity.first for _, activity in rows), max(activity.last for _, activity in rows)
