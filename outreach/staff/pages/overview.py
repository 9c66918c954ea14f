"""The overview: the key figures and how they moved, and the days one by one."""

from __future__ import annotations

from starlette.routing import BaseRoute

from outreach.staff.boards import Board, KeyFigure, Section, board_routes
from outreach.staff.charts import AMBER, GREEN, QUIET, RED, bars, columns
from outreach.staff.context import Context, Page
from outreach.staff.figures import LONGEST_BY_DAY, turns_over_time
from outreach.staff.names import outcome, renamed
from outreach.staff.periods import Period
from outreach.staff.roles import Role
from outreach.staff.suppression import cells
from outreach.staff.tables import Table
from outreach.staff.trends import change, said
from outreach.statistics import CATALOGUE, Summary, compare
from outreach.suppression import suppress

PAGE = Page("/overview", "总览", Role.VIEWER)
LARGE = (
    "residents",
    "questions",
    "answered_rate",
    "scam_checks",
    "emergencies",
    "helpful_rate",
    "turns",
    "median_ms",
)
"""The statistics in large print; the table below has all that are one figure."""
COLOURS = {"骗局检查": AMBER, "紧急求助": RED, "暂无答案": QUIET, "故障": RED, "已答": GREEN}


def routes(context: Context) -> list[BaseRoute]:
    """The page and its tables."""
    return board_routes(context, PAGE, board)


def board(context: Context, period: Period) -> Board:
    """The key figures, the days, the outcomes, and all figures as a table."""
    now, before = compare(context.store, period.first, period.last)
    public = suppress(now)
    keys = key_figures(now, before)
    days = turns_over_time(public, period)
    outcomes = renamed(cells(public, "turns_by_outcome"), outcome)
    each = "每天" if period.days <= LONGEST_BY_DAY else "每月"
    sections = [
        Section("days", f"{each}的对话轮次", Table(("日期", "轮次"), list(days.items())), columns(days, "轮")),
        Section(
            "outcomes",
            "对话的结果",
            Table(("结果", "轮次"), list(outcomes.items())),
            bars(outcomes, "轮", COLOURS),
            "一轮对话只有一个结果",
        ),
        Section(
            "figures",
            "全部数字",
            Table(
                ("数字", "本期", "上期", "变化", "单位", "含义"),
                [(key.title, key.figure, key.before, key.change, key.unit, key.meaning) for key in keys],
            ),
            note=f"上期：{period.before.first}至{period.before.last}，与本期一样长",
        ),
    ]
    return Board(sections, keys[: len(LARGE)])


def key_figures(now: Summary, before: Summary) -> list[KeyFigure]:
    """Every statistic of the catalogue that is one figure, those in large print first."""
    single = [one for one in CATALOGUE if not isinstance(now[one.name], dict)]
    ranked = sorted(single, key=lambda one: LARGE.index(one.name) if one.name in LARGE else len(LARGE))
    return [
        KeyFigure(
            one.title,
            said(now[one.name]),
            "" if one.unit == "%" else one.unit,
            change(now[one.name], before[one.name]),
            said(before[one.name]),
            one.definition,
        )
        for one in ranked
    ]
