"""The audit log: what staff did, the newest first."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute

from outreach.days import local
from outreach.staff.audit import TITLES, Deed
from outreach.staff.boards import file_response
from outreach.staff.context import Context, Page
from outreach.staff.names import DETAILS
from outreach.staff.roles import Role
from outreach.staff.suppression import Cell
from outreach.staff.tables import Table
from outreach.staff.visits import Visit, looking

PAGE = Page("/audit", "操作记录", Role.ADMIN)
A_PAGE = 100
FILE_MAX = 50_000
"""Rows of the file, at most: the newest."""
HEADINGS = ("时间", "账号", "操作", "对象", "详情")


def routes(context: Context) -> list[BaseRoute]:
    """The page and the record as a file."""
    return [
        looking(context, PAGE.path, PAGE.role, look),
        looking(context, PAGE.path + "/export/audit.{format}", PAGE.role, export),
    ]


def look(visit: Visit) -> Response:
    """A hundred deeds; `before` is the number of the oldest of those seen already."""
    before = visit.query.get("before", "")
    deeds = visit.context.audit.newest(A_PAGE + 1, before=int(before) if _number(before) else None)
    older = deeds[A_PAGE - 1][0] if len(deeds) > A_PAGE else None
    return visit.page(
        "audit.html", page=PAGE, headings=HEADINGS, rows=[row(deed) for _, deed in deeds[:A_PAGE]], older=older
    )


def export(visit: Visit) -> Response:
    """The newest deeds as a file; that they were taken is one more."""
    format = "xlsx" if visit.request.path_params["format"] == "xlsx" else "csv"
    table = Table(HEADINGS, [row(deed) for _, deed in visit.context.audit.newest(FILE_MAX)])
    visit.context.audit.record(visit.account.name, "exported", f"audit/audit.{format}")
    return file_response(table, format, f"操作记录_{visit.context.today()}")


def row(deed: Deed) -> tuple[Cell, ...]:
    """A deed as staff read it."""
    detail = "，".join(f"{DETAILS.get(name, name)}：{value}" for name, value in deed.detail.items())
    title = TITLES.get(deed.action, deed.action)
    return (f"{local(deed.at):%Y-%m-%d %H:%M:%S}", deed.account or "—", title, deed.object, detail)


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
