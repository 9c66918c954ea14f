"""Frauds: what residents had checked, of which kinds it was, and the schemes that go round this week."""

from __future__ import annotations

from starlette.routing import BaseRoute

from outreach.schemes import WEEK, WEEKS_BEFORE, Scheme, week_of_schemes
from outreach.staff.boards import Board, Section, board_routes
from outreach.staff.charts import AMBER, QUIET, RED, bars
from outreach.staff.context import Context, Page
from outreach.staff.names import RISKS, channel, renamed, risk
from outreach.staff.periods import Period
from outreach.staff.roles import Role
from outreach.staff.suppression import Cell, cells, few
from outreach.staff.tables import Table
from outreach.statistics import summarise
from outreach.suppression import suppress

PAGE = Page("/scams", "骗局", Role.VIEWER)
COLOURS = {RISKS["high"]: RED, RISKS["medium"]: AMBER, RISKS["low"]: "#d9a441", RISKS["none"]: QUIET}
SCHEMES_SHOWN = 20
SPIKE = "突增"


def routes(context: Context) -> list[BaseRoute]:
    """The page and its tables."""
    return board_routes(context, PAGE, board)


def board(context: Context, period: Period) -> Board:
    """Checks by risk and by kind, and the schemes of the week that ends with the period."""
    public = suppress(summarise(context.store, period.first, period.last))
    found = cells(public, "scam_checks_by_risk")
    risks = renamed({name: found[name] for name in sorted(found, key=_gravest)}, risk)
    kinds = renamed(cells(public, "scam_checks_by_kind"), context.names.topic)
    schemes = week_of_schemes(context.store, period.last)[:SCHEMES_SHOWN]
    return Board(
        [
            Section(
                "schemes",
                "本周流传的骗术",
                Table(
                    ("序号", "种类", "本周次数", "前四周次数", "首次", "最近", "渠道", "提示"),
                    [_row(number, scheme, context) for number, scheme in enumerate(schemes, start=1)],
                ),
                note=f"到{period.last}为止的{WEEK}天；文字相近的消息算同一套骗术。本周不少于5次、"
                f"又是前{WEEKS_BEFORE}周平均的3倍以上，标“{SPIKE}”。这里没有消息的内容",
            ),
            Section(
                "kinds",
                "骗局的种类",
                Table(("种类", "次数"), list(kinds.items())),
                bars(kinds, "次"),
                "检查过的消息按像哪一种骗局分",
            ),
            Section(
                "risks",
                "检查的结果",
                Table(("风险", "次数"), list(risks.items())),
                bars(risks, "次", COLOURS),
                "没有发现迹象，不等于安全",
            ),
        ]
    )


def _row(number: int, scheme: Scheme, context: Context) -> tuple[Cell, ...]:
    now = few(scheme.count)
    channels = "、".join(map(channel, scheme.channels)) if isinstance(now, int) else "—"
    return (
        str(number),
        context.names.topic(scheme.kind),
        now,
        few(scheme.before),
        f"{scheme.first:%m-%d}",
        f"{scheme.last:%m-%d}",
        channels,
        SPIKE if scheme.spikes else "",
    )


def _gravest(name: str) -> int:
    order = list(RISKS)
    return order.index(name) if name in order else len(order)
