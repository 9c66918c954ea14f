"""The history of one entry: who changed it, when by the office's clock, and each field before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute

from outreach.days import local
from outreach.ledger.columns import Sheet
from outreach.ledger.ledger import Change
from outreach.staff.context import Context
from outreach.staff.ledger.forms import back_of
from outreach.staff.ledger.place import ENTRY, PAGE, changes_of, may_change, sheet_of
from outreach.staff.visits import Visit, looking


@dataclass(frozen=True)
class Step:
    """One change as staff read it; `fields` are (heading, before, after) of those that changed."""

    deed: str
    who: str
    at: str
    fields: Sequence[tuple[str, str, str]]


def routes(context: Context) -> list[BaseRoute]:
    """The address of an entry's history."""
    return [looking(context, ENTRY + "/history", PAGE.role, look)]


def look(visit: Visit) -> Response:
    """Every change, the newest first."""
    word, sheet = sheet_of(visit)
    changes = changes_of(visit)
    named = {account.name: f"{account.display}（{account.name}）" for account in visit.context.accounts.list()}
    last = changes[-1]
    kept = last.after or last.before or {}
    return visit.page(
        "ledger_history.html",
        page=PAGE,
        word=word,
        sheet=sheet,
        id=visit.request.path_params["id"],
        name=kept.get("name", ""),
        gone=last.after is None,
        steps=[step_of(sheet, change, named.get(change.who, change.who)) for change in reversed(changes)],
        back=back_of(visit).query,
        may_change=may_change(visit),
    )


def step_of(sheet: Sheet, change: Change, who: str) -> Step:
    """A change as staff read it."""
    before, after = change.before or {}, change.after or {}
    fields = [
        (column.heading, _said(before.get(column.field)), _said(after.get(column.field)))
        for column in sheet.columns
        if _said(before.get(column.field)) != _said(after.get(column.field))
    ]
    deed = "新增" if change.before is None else "删除" if change.after is None else "修改"
    return Step(deed, who, f"{local(change.at):%Y-%m-%d %H:%M:%S}", fields)


def _said(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(value)
    return "" if value is None else str(value)
