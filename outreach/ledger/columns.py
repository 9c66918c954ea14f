"""The two sheets of a ledger and their columns: what each is called, what it holds, and what staff are told about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from outreach.ledger.entries import Activity, GovernanceFigure

KINDS = (
    "宣传活动",
    "宣讲讲座",
    "法律咨询",
    "会议学习",
    "警示教育",
    "主题党日",
    "专业培训",
    "排查检查",
    "其他",
)
"""Kinds of activity that the template offers; an office may write its own."""
GUIDE = "说明"
"""The title of the sheet that explains the others, and is not read."""


class Holds(Enum):
    """What the cells of a column hold."""

    NAME = "一行文字"
    NOTE = "文字，可以分行"
    DAY = "日期"
    QUANTITY = "数"
    PARTNERS = "名称，之间用顿号"


@dataclass(frozen=True)
class Column:
    """One column: `field` of the entry, `width` in characters, `units` that may be written behind a number."""

    heading: str
    field: str
    meaning: str
    holds: Holds = Holds.NAME
    required: bool = False
    width: int = 16
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One sheet: its title, what its rows become, and its columns in the order of the export."""

    title: str
    kind: type[Activity] | type[GovernanceFigure]
    columns: tuple[Column, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, in the order of the columns."""
        return tuple(column.heading for column in self.columns)


_FIRST = "写成2024-6-15；2024/6/15、2024年6月15日也可以"

ACTIVITIES = Sheet(
    "活动",
    Activity,
    (
        Column("名称", "name", "活动叫什么，最多120个字", required=True, width=28),
        Column("类别", "kind", "从下拉单里选，也可以自己写；同一类请一直用同一个写法", required=True, width=12),
        Column("开始日期", "first", _FIRST, Holds.DAY, required=True, width=13),
        Column("结束日期", "last", "当天结束的可以空着", Holds.DAY, width=13),
        Column("主题", "theme", "宣传什么，例如防范非法集资", width=24),
        Column("地点", "venue", "在哪里办"),
        Column("街道", "street", "在哪个街道；同一个街道请一直用同一个写法", width=12),
        Column("合作单位", "partners", "一起办的单位，几个之间用顿号分开", Holds.PARTNERS, width=28),
        Column(
            "合作单位数", "partner_count", "没有逐个写名称时，写有几家", Holds.QUANTITY, width=12, units=("家", "个")
        ),
        Column("场次", "sessions", "办了几场；数都写整数", Holds.QUANTITY, width=10, units=("场次", "场", "次")),
        Column(
            "人次",
            "people",
            "多少人次参加；数不准的写200余，不写“约200”",
            Holds.QUANTITY,
            width=10,
            units=("人次", "人", "名", "位"),
        ),
        Column("资料份数", "materials", "发了多少份资料", Holds.QUANTITY, width=10, units=("份", "册", "张")),
        Column("备注", "note", "别的要记的事，最多1200个字", Holds.NOTE, width=36),
        Column("附件名", "attachment", "照片、签到表等的文件名，文件自己保存", width=20),
    ),
)

FIGURES = Sheet(
    "数字",
    GovernanceFigure,
    (
        Column("名称", "name", "领域.事项，例如党内规范性文件.制定；报告按它取数，写法不要变", required=True, width=28),
        Column("数值", "quantity", "整数；数不准的写200余，不写“约200”", Holds.QUANTITY, required=True, width=12),
        Column("单位", "unit", "份、宗、项、次、家……", required=True, width=8),
        Column("开始日期", "first", f"从哪天起算；{_FIRST}", Holds.DAY, required=True, width=13),
        Column("结束日期", "last", "算到哪天，这天也算", Holds.DAY, required=True, width=13),
        Column("来源", "source", "数字从哪里来，例如综合科台账", required=True, width=24),
        Column("合计项", "part_of", "它是哪个数字的一部分，写那个数字的名称；不是就空着", width=24),
        Column("备注", "note", "别的要记的事，最多1200个字", Holds.NOTE, width=36),
    ),
)

SHEETS = (ACTIVITIES, FIGURES)
