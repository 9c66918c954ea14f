"""Where residents came: channels, and the places where kiosks stand."""

from __future__ import annotations

from starlette.routing import BaseRoute

from outreach.staff.boards import Board, Section, board_routes
from outreach.staff.charts import bars
from outreach.staff.context import Context, Page
from outreach.staff.names import channel, renamed, site, street
from outreach.staff.periods import Period
from outreach.staff.roles import Role
from outreach.staff.suppression import cells
from outreach.staff.tables import Table
from outreach.statistics import summarise
from outreach.suppression import suppress

PAGE = Page("/places", "渠道与地点", Role.VIEWER)


def routes(context: Context) -> list[BaseRoute]:
    """The page and its tables."""
    return board_routes(context, PAGE, board)


def board(context: Context, period: Period) -> Board:
    """Turns and residents by channel, turns by place and street."""
    public = suppress(summarise(context.store, period.first, period.last))
    turns = renamed(cells(public, "turns_by_channel"), channel)
    residents = renamed(cells(public, "residents_by_channel"), channel)
    sites = renamed(cells(public, "turns_by_site"), site)
    streets = renamed(cells(public, "turns_by_street"), street)
    return Board(
        [
            Section(
                "channels",
                "各渠道",
                Table(
                    ("渠道", "对话轮次", "居民"),
                    [(name, count, residents.get(name, 0)) for name, count in turns.items()],
                ),
                bars(turns, "轮"),
                "居民：各渠道的居民编号数，编号每月更换",
            ),
            Section(
                "sites",
                "各地点",
                Table(("地点", "对话轮次"), list(sites.items())),
                bars(sites, "轮"),
                "地点是触摸屏网址里或者设置里取的名字；没有取名的归在一起",
            ),
            Section(
                "streets",
                "各街道",
                Table(("街道", "对话轮次"), list(streets.items())),
                bars(streets, "轮"),
                "街道按地点所在的算，在“地点与街道”里填；没有填的归在一起",
            ),
        ]
    )
