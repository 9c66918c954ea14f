"""Boards: pages of charts for a chosen period, each with its table, and each table to take home."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from outreach.errors import PeriodUnreadable
from outreach.staff.charts import Figure
from outreach.staff.context import Context, Page
from outreach.staff.periods import TITLES, Period, period_of
from outreach.staff.tables import FORMATS, Table, written
from outreach.staff.visits import Visit, attachment, looking


@dataclass(frozen=True)
class Section:
    """One table with its chart, if it has one; `note` says what is counted and how."""

    name: str
    title: str
    table: Table
    figure: Figure | None = None
    note: str = ""


@dataclass(frozen=True)
class KeyFigure:
    """One figure in large print with how it moved; `meaning` is its definition."""

    title: str
    figure: str
    unit: str
    change: str
    before: str
    meaning: str


@dataclass(frozen=True)
class Board:
    """What a page shows for one period: figures in large print, and sections below them."""

    sections: Sequence[Section]
    keys: Sequence[KeyFigure] = ()


Boarder = Callable[[Context, Period], Board]


def board_routes(context: Context, page: Page, board_of: Boarder) -> list[BaseRoute]:
    """The page and the address of its tables as files, `<page>/export/<section>.csv` and `.xlsx`."""

    def look(visit: Visit) -> Response:
        today = context.today()
        try:
            period = period_of(visit.query, today)
        except PeriodUnreadable as error:
            return _drawn(visit, page, period_of({}, today), Board(()), fault=str(error))
        return _drawn(visit, page, period, board_of(context, period))

    def export(visit: Visit) -> Response:
        name, format = visit.request.path_params["section"], visit.request.path_params["format"]
        period = _period_for_file(visit)
        found = [section for section in board_of(context, period).sections if section.name == name]
        if not found or format not in FORMATS:
            raise HTTPException(404, "没有这张表。")
        days = {"from": period.first.isoformat(), "to": period.last.isoformat()}
        context.audit.record(visit.account.name, "exported", f"{page.path.strip('/')}/{name}.{format}", **days)
        return file_response(found[0].table, format, f"{found[0].title}_{period.first}_{period.last}")

    return [
        looking(context, page.path, page.role, look),
        looking(context, page.path + "/export/{section}.{format}", page.role, export),
    ]


def file_response(table: Table, format: str, title: str) -> Response:
    """The table as a file of one of FORMATS that the browser saves under its title."""
    return attachment(written(table, format, title), FORMATS[format], f"{title}.{format}")


def _drawn(visit: Visit, page: Page, period: Period, board: Board, *, fault: str = "") -> Response:
    return visit.page(
        "board.html", status=400 if fault else 200, page=page, titles=TITLES, period=period, board=board, fault=fault
    )


def _period_for_file(visit: Visit) -> Period:
    try:
        return period_of(visit.query, visit.context.today())
    except PeriodUnreadable as error:
        raise HTTPException(400, str(error)) from error
