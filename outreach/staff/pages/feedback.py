"""What residents thought of the answers."""

from __future__ import annotations

from starlette.routing import BaseRoute

from outreach.staff.boards import Board, Section, board_routes
from outreach.staff.charts import AMBER, GREEN, bars
from outreach.staff.context import Context, Page
from outreach.staff.names import channel, reason, renamed
from outreach.staff.periods import Period
from outreach.staff.roles import Role
from outreach.staff.suppression import Cell, cells
from outreach.staff.tables import Table
from outreach.statistics import summarise
from outreach.suppression import suppress

PAGE = Page("/feedback", "评价", Role.VIEWER)
YES, NO = "有帮助", "没帮助"


def routes(context: Context) -> list[BaseRoute]:
    """The page and its tables."""
    return board_routes(context, PAGE, board)


def board(context: Context, period: Period) -> Board:
    """Verdicts, the reasons given where an answer did not help, and the channels they came by."""
    summary = summarise(context.store, period.first, period.last)
    public = suppress(summary)
    # each is a total that is shown elsewhere, too
    verdicts: dict[str, Cell] = {YES: _count(summary["feedback_yes"]), NO: _count(summary["feedback_no"])}
    reasons = renamed(cells(public, "reasons_by_reason"), reason)
    channels = renamed(cells(public, "feedback_by_channel"), channel)
    return Board(
        [
            Section(
                "verdicts",
                "有没有帮助",
                Table(("评价", "次数"), list(verdicts.items())),
                bars(verdicts, "次", {YES: GREEN, NO: AMBER}),
                "居民在回答下面按的“有帮助”和“没帮助”",
            ),
            Section(
                "reasons",
                "为什么没帮助",
                Table(("原因", "次数"), list(reasons.items())),
                bars(reasons, "次"),
                "按“没帮助”时给了原因的",
            ),
            Section(
                "channels",
                "各渠道的评价",
                Table(("渠道", "次数"), list(channels.items())),
                bars(channels, "次"),
            ),
        ]
    )


def _count(figure: object) -> int:
    return figure if isinstance(figure, int) else 0
