"""The yearly report's template and tables, each in a large field: read by all, changed by publishers, no state of it lost."""

from __future__ import annotations

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from outreach.errors import ReportError
from outreach.report import editable, slips, template, years
from outreach.report.desk import Desk
from outreach.staff.context import Context, Page
from outreach.staff.roles import Role
from outreach.staff.visits import Visit, attachment, changing, looking

CHANGER = Role.PUBLISHER
FILE_MAX = 512 * 1024
"""Bytes of a form with a file in it; Chinese takes nine of them a character."""
TITLES = {template.TEMPLATE.name: "报告模板", years.TABLE.name: "年度表", slips.TABLE.name: "常见差错表"}
SHIPPED = {shipped.name: shipped for shipped in editable.SHIPPED}


def routes(context: Context, page: Page) -> list[BaseRoute]:
    """`<page>/files/<name>`: looked at, taken home, and changed; and its earlier states."""

    def look(visit: Visit) -> Response:
        shipped = _shipped(visit)
        return _drawn(visit, page, shipped, _read(visit.context, shipped), done=_said(visit))

    def change(visit: Visit) -> Response:
        shipped, text = _shipped(visit), visit.typed("text")
        if context.reports is None:
            raise HTTPException(409, "这里没有放报告文件的文件夹，改不了；请告诉系统管理员。")
        try:
            copy = editable.save(
                context.reports, shipped, text, seen=visit.typed("seen"), check=_check(context, shipped)
            )
        except ReportError as error:  # what was typed is shown again, so that nothing of it is lost
            return _drawn(visit, page, shipped, text.encode(), fault=str(error), seen=visit.typed("seen"))
        if copy is not None:
            context.audit.record(visit.account.name, "report_file_changed", shipped.name, kept_as=copy.name)
        return visit.go(f"{page.path}/files/{shipped.name}?saved={1 if copy else 0}")

    address = page.path + "/files/{name}"
    return [
        looking(context, address, page.role, look),
        looking(context, address + "/copy", page.role, take),
        looking(context, address + "/copy/{number:int}", page.role, take),
        changing(context, address, CHANGER, change, largest=FILE_MAX),
    ]


def take(visit: Visit) -> Response:
    """The file as it is, or one of its earlier states, to take home."""
    shipped, number = _shipped(visit), visit.request.path_params.get("number")
    folder = visit.context.reports
    if number is None:
        path = Desk(visit.context.store, folder).file(shipped)
    elif folder and folder / f"{shipped.name}.{number}" in editable.copies(folder, shipped):
        path = folder / f"{shipped.name}.{number}"
    else:
        raise HTTPException(404, "没有这一份。")
    visit.context.audit.record(visit.account.name, "report_taken", path.name)
    return attachment(path.read_bytes(), "text/plain; charset=utf-8", path.name)


def _shipped(visit: Visit) -> Path:
    name = visit.request.path_params["name"]
    if name not in SHIPPED:
        raise HTTPException(404, "没有这个文件。")
    return SHIPPED[name]


def _read(context: Context, shipped: Path) -> bytes:
    return Desk(context.store, context.reports).file(shipped).read_bytes()


def _check(context: Context, shipped: Path) -> editable.Check:
    return editable.CHECKS.get(shipped.name) or Desk(context.store, context.reports).try_template


def _said(visit: Visit) -> str:
    return {"1": "已保存，马上生效。", "0": "没有改动，不用保存。"}.get(visit.query.get("saved", ""), "")


def _drawn(visit: Visit, page: Page, shipped: Path, content: bytes, **said: str) -> Response:
    """Draws the page; `said` are what was done, the fault, and what the editor had seen when he began."""
    folder = visit.context.reports
    return visit.page(
        "report_file.html",
        status=400 if said.get("fault") else 200,
        page=page,
        name=shipped.name,
        title=TITLES[shipped.name],
        text=content.decode("utf-8", "replace"),
        seen=said.get("seen") or editable.fingerprint(content),
        numbers=[int(copy.suffix[1:]) for copy in editable.copies(folder, shipped)] if folder else [],
        changes=folder is not None and visit.account.role >= CHANGER,
        changer=CHANGER,
        done=said.get("done", ""),
        fault=said.get("fault", ""),
    )
