"""The ledger as files: what is shown taken home, the empty workbook, and a filled one brought in."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from outreach.errors import EntryInvalid, LedgerFaults, PeriodUnreadable, SheetUnreadable
from outreach.ledger.grids import BYTES_MAX
from outreach.ledger.reading import import_sheets
from outreach.ledger.writing import as_csv, as_xlsx, template
from outreach.staff.context import Context
from outreach.staff.ledger.choice import Choice, choice_of
from outreach.staff.ledger.place import CHANGES, PAGE, SHEETS, ledger_of
from outreach.staff.tables import FORMATS
from outreach.staff.visits import FORM_MAX, Visit, changing, looking

IMPORT = PAGE.path + "/import"
BLANK = "template.xlsx"
SHOWN_MAX = 1000
"""Faults, or lines left out, that are shown of one file; of more only the number."""
LONGEST_FILE = 80
"""Characters of a file's name that are shown and written down."""


def routes(context: Context) -> list[BaseRoute]:
    """The addresses of files, and of the form that brings one in."""
    return [
        looking(context, IMPORT, CHANGES, ask),
        changing(context, IMPORT, CHANGES, bring, largest=BYTES_MAX + FORM_MAX),
        looking(context, PAGE.path + "/export/{file}", PAGE.role, take),
    ]


def ask(visit: Visit) -> Response:
    """The form that asks for a file."""
    return _drawn(visit)


def bring(visit: Visit) -> Response:
    """Adds every entry of a file, or lists everything that is wrong with it and adds nothing."""
    upload = visit.form.get("file")
    if not isinstance(upload, UploadFile) or not upload.filename:
        return _drawn(visit, fault="没有选文件。请先选一个CSV或Excel文件，再按“导入”。", status=400)
    file = upload.filename[-LONGEST_FILE:]
    try:
        imported = import_sheets(ledger_of(visit), upload.file.read(), file, who=visit.account.name)
    except SheetUnreadable as error:
        return _drawn(visit, fault=str(error), status=400)
    except LedgerFaults as error:
        return _drawn(visit, file=file, faults=error.faults, fault=error.args[0].partition("\n")[0], status=400)
    counts = {"added": len(imported.added), "doubled": len(imported.doubled)}
    visit.context.audit.record(visit.account.name, "ledger_imported", PAGE.path.strip("/"), file=file, **counts)
    return _drawn(visit, file=file, imported=imported)


def take(visit: Visit) -> Response:
    """A file: one sheet as CSV, both as a workbook, or the empty workbook."""
    file = visit.request.path_params["file"]
    detail: dict[str, str] = {}
    if file == BLANK:
        content, title = template(), "台账空表"
    else:
        choice = _choice(visit)
        content, title = _written(visit, choice, file), f"台账_{choice.period.first}_{choice.period.last}"
        detail = {"from": choice.period.first.isoformat(), "to": choice.period.last.isoformat()}
        detail.update({name: value for name in ("kind", "street") if (value := getattr(choice, name))})
    format = file.rpartition(".")[2]
    visit.context.audit.record(visit.account.name, "exported", f"{PAGE.path.strip('/')}/{file}", **detail)
    disposition = f"attachment; filename*=UTF-8''{quote(title, safe='')}.{format}"
    return Response(content, media_type=FORMATS[format], headers={"Content-Disposition": disposition})


def _written(visit: Visit, choice: Choice, file: str) -> bytes:
    ledger = ledger_of(visit)
    if file == "activities.csv":
        return as_csv(SHEETS["activities"], [row.entry for row in choice.activities(ledger)])
    if file == "figures.csv":
        return as_csv(SHEETS["figures"], [row.entry for row in choice.figures(ledger)])
    if file == "ledger.xlsx":
        activities = [row.entry for row in choice.activities(ledger)]
        return as_xlsx(activities, [row.entry for row in choice.figures(ledger)])
    raise HTTPException(404, "没有这个文件。")


def _choice(visit: Visit) -> Choice:
    try:
        return choice_of(visit.query, visit.context.today())
    except (PeriodUnreadable, EntryInvalid) as error:
        raise HTTPException(400, str(error)) from error


def _drawn(visit: Visit, *, status: int = 200, **shown: Any) -> Response:
    shown = {"imported": None, "faults": (), "file": "", **shown}
    return visit.page(
        "ledger_import.html", status=status, page=PAGE, most=SHOWN_MAX, megabytes=BYTES_MAX // 2**20, **shown
    )
