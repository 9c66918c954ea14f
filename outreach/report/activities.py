"""Activities of the ledger, taken together for one sentence of the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from outreach.errors import TemplateInvalid
from outreach.ledger.entries import Activity, Quantity
from outreach.report.material import ActivityRow, added
from outreach.report.periods import spoken
from outreach.report.tracing import Missing, Trace, Traced, Used, clean

CONDITIONS = {"类别": "kind", "名称": "name", "主题": "theme", "地点": "venue", "街道": "street"}


def choose(rows: Sequence[ActivityRow], conditions: Mapping[str, str], line: int) -> list[ActivityRow]:
    """The rows that meet every condition, in the order of their days.

    Raises:
        TemplateInvalid: a condition that is none.
    """
    for name in conditions:
        if name not in CONDITIONS:
            raise TemplateInvalid(line, f"活动没有“{name}”这个条件，可以用{'、'.join(CONDITIONS)}")
    chosen = [
        row for row in rows if all(getattr(row[1], CONDITIONS[name]) == value for name, value in conditions.items())
    ]
    return sorted(chosen, key=lambda row: (row[1].first, row[0]))


class Activities:
    """Some activities as one: each property prints a sum or the words of the first, and traces it."""

    def __init__(
        self, rows: Sequence[ActivityRow], trace: Trace, year: int, conditions: Mapping[str, str], line: int
    ) -> None:
        self._rows = rows
        self._trace = trace
        self._year = year
        self._name = "活动" + "".join(f"·{clean(value)}" for value in conditions.values())
        self._line = line

    @property
    def 场次(self) -> Traced | Missing:
        """Sessions: 3场."""
        return self._sum("场次", "场", lambda activity: activity.sessions)

    @property
    def 人次(self) -> Traced | Missing:
        """People: 200余人次."""
        return self._sum("人次", "人次", lambda activity: activity.people)

    @property
    def 资料(self) -> Traced | Missing:
        """Materials given out: 600余份."""
        return self._sum("资料", "份", lambda activity: activity.materials)

    @property
    def 单位数(self) -> Traced | Missing:
        """Partners, counted where they are not named: 13家."""
        return self._sum("单位数", "家", _partners)

    @property
    def 时间(self) -> Traced | Missing:
        """From the first day to the last, in words: 6月, 4月15日, 3月至8月."""
        if not self._rows:
            return self._missing("时间")
        first, last = self._days(self._rows)
        return Traced(self._trace, self._used("时间", self._rows, None, spoken(first, last, self._year), ""))

    @property
    def 主题(self) -> str | Missing:
        """Their themes."""
        return self._texts("主题", lambda activity: (activity.theme,))

    @property
    def 地点(self) -> str | Missing:
        """Their venues."""
        return self._texts("地点", lambda activity: (activity.venue,))

    @property
    def 名称(self) -> str | Missing:
        """Their names."""
        return self._texts("名称", lambda activity: (activity.name,))

    @property
    def 协办(self) -> str | Missing:
        """The partners by name."""
        return self._texts("协办", lambda activity: activity.partners)

    @property
    def 逐项(self) -> list[Activities]:
        """Each of them by itself."""
        one_by_one = [([row], {"名称": row[1].name}) for row in self._rows]
        return [Activities(rows, self._trace, self._year, name, self._line) for rows, name in one_by_one]

    def 有(self, *栏目: str) -> bool:
        """Whether any of them has something in each of these columns: 人次, 资料, 主题 …"""
        return all(not isinstance(getattr(self, column, None), (Missing, type(None))) for column in 栏目)

    def _sum(self, what: str, unit: str, of: Callable[[Activity], Quantity | None]) -> Traced | Missing:
        counted = [(row, quantity) for row in self._rows if (quantity := of(row[1])) is not None]
        if not counted:
            return self._missing(what)
        quantity = added(one for _, one in counted)
        rows = [row for row, _ in counted]
        return Traced(self._trace, self._used(what, rows, quantity, f"{quantity}{unit}", unit))

    def _texts(self, what: str, of: Callable[[Activity], Sequence[str]]) -> str | Missing:
        texts = dict.fromkeys(text for _, activity in self._rows for text in of(activity) if text)
        return "、".join(clean(text) for text in texts) if texts else self._missing(what)

    def _missing(self, what: str) -> Missing:
        remedy = "在台账里登记活动的这一栏，或者用 {% if 有活动(…) %} 和 .有(…) 让这句话可以省去"
        return Missing(self._trace, f"{self._name}.{what}", self._line, remedy)

    def _used(self, what: str, rows: Sequence[ActivityRow], quantity: Quantity | None, printed: str, unit: str) -> Used:
        first, last = self._days(rows)
        titles = "；".join(dict.fromkeys(clean(activity.name) for _, activity in rows))
        origin = f"台账活动第{'、'.join(str(row) for row, _ in rows)}行；{titles}"
        value, over = (quantity.value, quantity.over) if quantity else (None, False)
        name = f"{self._name}.{what}"
        return Used(name, printed, value, over, unit, name, first, last, origin, listed=quantity is not None)

    @staticmethod
    def _days(rows: Sequence[ActivityRow]) -> tuple[date, date]:
        return min(activity.first for _, activity in rows), max(activity.last for _, activity in rows)


def _partners(activity: Activity) -> Quantity | None:
    return activity.partner_count or (Quantity(len(activity.partners)) if activity.partners else None)
