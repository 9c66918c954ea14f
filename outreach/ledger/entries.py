"""What a ledger holds: activities for the public, and governance figures. Both say their period and how exact they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from outreach.errors import EntryInvalid

LONGEST_NAME = 120
"""Characters of a name, at most; notes may have ten times as many."""
LARGEST = 10**12
"""A quantity, at most: more is a slip of the keyboard."""
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
PARTNER_MARKS = "、,，;；"
"""What stands between the names of partners, and so in none of them."""
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters and halves of pairs; the last two code points are no characters in XML."""


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


def added(quantities: Iterable[Quantity]) -> Quantity:
    """The sum of quantities; somewhat more where any of them is."""
    found = list(quantities)
    return Quantity(sum(one.value for one in found), over=any(one.over for one in found))


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
            EntryInvalid: no name or kind, a text too long or with characters that no sheet can hold, a partner's name
                with a mark that separates partners, or days that end before they begin.
        """
        check_text("名称", self.name, required=True)
        check_text("类别", self.kind, required=True)
        for heading, text in (("主题", self.theme), ("地点", self.venue), ("街道", self.street)):
            check_text(heading, text)
        for partner in self.partners:
            check_partner(partner)
        check_text("备注", self.note, lines=True)
        check_text("附件名", self.attachment)
        quantities = (self.partner_count, self.sessions, self.people, self.materials)
        for heading, quantity in zip(("合作单位数", "场次", "人次", "资料份数"), quantities, strict=True):
            check_quantity(heading, quantity)
        check_days(self.first, self.last)


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
        check_text("名称", self.name, required=True)
        check_text("单位", self.unit, required=True)
        check_text("来源", self.source, required=True)
        check_text("合计项", self.part_of)
        check_text("备注", self.note, lines=True)
        check_quantity("数值", self.quantity)
        check_part(self.name, self.part_of)
        check_days(self.first, self.last)


Entry = Activity | GovernanceFigure


def check_text(field: str, value: str, *, required: bool = False, lines: bool = False) -> None:
    """Refuses a text that a cell of a sheet cannot hold and give back unchanged; `lines` where it may have several.

    Raises:
        EntryInvalid: it is missing, too long, has spaces around it or characters that cannot be seen.
    """
    longest = LONGEST_NAME * (10 if lines else 1)
    if required and not value.strip():
        raise EntryInvalid(field, "", f"1到{longest}个字")
    if len(value) > longest:
        raise EntryInvalid(field, value, f"最多{longest}个字，现在有{len(value)}个字")
    if value != value.strip() or UNSEEN.search(value.replace("\n", "") if lines else value):
        raise EntryInvalid(field, value, "前后没有空格、" + ("没有" if lines else "不分行、没有") + "看不见的控制字符")


def check_partner(value: str) -> None:
    """Refuses what is not the name of one partner.

    Raises:
        EntryInvalid: it is none, or has a mark in it that separates partners.
    """
    check_text("合作单位", value, required=True)
    if re.search(f"[{PARTNER_MARKS}]", value):
        raise EntryInvalid("合作单位", value, f"一个单位的名称，里面没有{PARTNER_MARKS}")


def check_quantity(field: str, value: Quantity | None) -> None:
    """Refuses what nobody can have counted.

    Raises:
        EntryInvalid: more than `LARGEST`.
    """
    if value and value.value > LARGEST:
        raise EntryInvalid(field, value, f"不大于{LARGEST}的数")


def check_day(field: str, value: date) -> None:
    """Refuses a day of another century.

    Raises:
        EntryInvalid: before 2000 or after 2099.
    """
    if not FIRST_DAY <= value <= LAST_DAY:
        raise EntryInvalid(field, value.isoformat(), f"{FIRST_DAY}到{LAST_DAY}之间的日期")


def check_days(first: date, last: date) -> None:
    """Refuses days that make no period.

    Raises:
        EntryInvalid: one is of another century, or the last lies before the first.
    """
    check_day("开始日期", first)
    check_day("结束日期", last)
    if last < first:
        raise EntryInvalid("结束日期", last.isoformat(), f"不早于开始日期{first.isoformat()}")


def check_part(name: str, part_of: str) -> None:
    """Refuses a figure that is a part of itself.

    Raises:
        EntryInvalid: it is.
    """
    if part_of == name:
        raise EntryInvalid("合计项", part_of, "另一个数字的名称")
