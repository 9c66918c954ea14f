"""What was asked about, and with which cards it was answered."""

from __future__ import annotations

from starlette.routing import BaseRoute

from outreach.staff.boards import Board, Section, board_routes
from outreach.staff.charts import bars
from outreach.staff.context import Context, Page
from outreach.staff.names import renamed
from outreach.staff.periods import Period
from outreach.staff.roles import Role
from outreach.staff.suppression import cells
from outreach.staff.tables import Table
from outreach.statistics import summarise
from outreach.suppression import suppress

PAGE = Page("/topics", "主题与卡片", Role.VIEWER)


def routes(context: Context) -> list[BaseRoute]:
    """The page and its tables."""
    return board_routes(context, PAGE, board)


def board(context: Context, period: Period) -> Board:
    """Questions by topic, and the cards given most often."""
    public = suppress(summarise(context.store, period.first, period.last))
    topics = renamed(cells(public, "questions_by_topic"), context.names.topic)
    cards = renamed(cells(public, "top_cards"), context.names.card)
    return Board(
        [
            Section(
                "topics",
                "居民问了哪些主题",
                Table(("主题", "提问"), list(topics.items())),
                bars(topics, "个"),
                "提问按主题分；没有对上主题的，是没有答案的问题",
            ),
            Section(
                "cards",
                "最常用的卡片",
                Table(("卡片", "次数"), list(cards.items())),
                bars(cards, "次"),
                "直接回答时给出次数最多的十张",
            ),
        ]
    )
