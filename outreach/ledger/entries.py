"""What a ledger holds: activities for the public, and governance figures. Both say their period and how exact they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from outreach.errors import EntryInvalid

LONGEST_NAME = 120
"""Characters of a name, at most; notes may have ten times as many."""


@dataclass(frozen=True)
class Quantity:
    """A count of things, zero or more; `over` where it was written with 余, "somewhat more than"."""

    value: int
    over: bool = False

    def __post_init__(self) -> None:
        """Refuses what cannot have been counted.

        Raises:
            EntryInvalid: the value is negative, or 余 follows nought.
        """
        if self.value < 0 or (self.over and self.value == 0):
            raise EntryInvalid(
                "数量", f"{self.value}{'余' if self.over else ''}", "零或更大的整数，大于零时后面可写“余”"
            )

    def __str__(self) -> str:
        return f"{self.value}{'余' if self.over else ''}"


@dataclass(frozen=True)
class Activity:
    """One activity, or several of one kind counted together.

    From `first` to `last` day, both included; `sessions` 场 or 次, `people` 人次, `materials` 份, `partners` who took part
    beside the office and `partner_count` how many where they are not named; `attachment` is a file's name, not the file.
    """

    name: str
    kind: str
    first: date
    last: date
    theme: str = ""
    venue: str = ""
    street: str = ""
    partners: tuple[str, ...] = ()
    partner_count: Quantity | None = None
    sessions: Quantity | None = None
    people: Quantity | None = None
    materials: Quantity | None = None
    note: str = ""
    attachment: str = ""

    def __post_init__(self) -> None:
        """Refuses what is no activity.

        Raises:
            EntryInvalid: no name or kind, one too long, or days that end before they begin.
        """
        _named("名称", self.name)
        _named("类别", self.kind)
        _in_order(self.first, self.last)


@dataclass(frozen=True)
class GovernanceFigure:
    """One figure of the office's own work, as `quantity` of `unit` from `first` to `last` day, both included.

    `name` is what templates of reports ask for it by, such as 党内规范性文件.制定; `part_of` names the figure that this one
    is a part of, whose parts must add up to it; `source` says which record it was taken from.
    """

    name: str
    quantity: Quantity
    unit: str
    first: date
    last: date
    source: str
    part_of: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        """Refuses what is no figure.

        Raises:
            EntryInvalid: no name, unit or source, one too long, days in the wrong order, or a part of itself.
        """
        _named("名称", self.name)
        _named("单位", self.unit)
        _named("来源", self.source)
        _in_order(self.first, self.last)
        if self.part_of == self.name:
            raise EntryInvalid("合计项", self.part_of, "另一个数字的名称")


def _named(field: str, value: str) -> None:
    if not value.strip() or len(value) > LONGEST_NAME:
        raise EntryInvalid(field, value[:LONGEST_NAME], f"1到{LONGEST_NAME}个字")


def _in_order(first: date, last: date) -> None:
    if last < first:
        raise EntryInvalid("结束日期", last.isoformat(), f"不早于开始日期{first.isoformat()}")
