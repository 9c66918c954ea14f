"""When residents came: the hours of the week."""

from __future__ import annotations

from starlette.routing import BaseRoute

from outreach.staff.boards import Board, Section, board_routes
from outreach.staff.charts import heat
from outreach.staff.context import Context, Page
from outreach.staff.figures import HOURS, turns_by_hour_of_week
from outreach.staff.periods import Period
from outreach.staff.roles import Role
from outreach.staff.tables import Table
from outreach.statistics import summarise
from outreach.suppression import suppress

PAGE = Page("/hours", "时段", Role.VIEWER)
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def routes(context: Context) -> list[BaseRoute]:
    """The page and its table."""
    return board_routes(context, PAGE, board)


def board(context: Context, period: Period) -> Board:
    """Turns by weekday and hour."""
    hours = [f"{hour}时" for hour in range(HOURS)]
    cells = turns_by_hour_of_week(suppress(summarise(context.store, period.first, period.last)))
    rows = [(hour, *(cells[day][number] for day in range(len(WEEKDAYS)))) for number, hour in enumerate(hours)]
    return Board(
        [
            Section(
                "hours",
                "一周里的忙闲",
                Table(("时段", *WEEKDAYS), rows),
                heat(WEEKDAYS, hours, cells, "轮"),
                "对话轮次按北京时间的星期和钟点加起来；颜色越深越忙",
            )
        ]
    )
