"""Where the ledger lies among the staff pages, and how an address names an entry of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.exceptions import HTTPException

from outreach.errors import EntryMissing
from outreach.ledger.columns import ACTIVITIES, FIGURES, Sheet
from outreach.ledger.hand import LARGEST_ID
from outreach.ledger.ledger import Change, Ledger, Row
from outreach.staff.context import Page
from outreach.staff.roles import Role
from outreach.staff.visits import Visit

PAGE = Page("/ledger", "台账", Role.VIEWER)
CHANGES = Role.EDITOR
"""The least that may change the ledger."""
SHEETS = {"activities": ACTIVITIES, "figures": FIGURES}
"""The sheets by the words that addresses have for them."""
ENTRY = PAGE.path + "/{sheet}/{id:int}"


def ledger_of(visit: Visit) -> Ledger:
    """The ledger in the visit's database, by the visit's clock."""
    return Ledger(visit.context.store, visit.context.clock)


def may_change(visit: Visit) -> bool:
    """Whether who came may change the ledger."""
    return visit.account.role >= CHANGES


def sheet_of(visit: Visit) -> tuple[str, Sheet]:
    """The sheet that the address names, with its word.

    Raises:
        HTTPException: 404, there is no such sheet.
    """
    word = visit.request.path_params["sheet"]
    if word not in SHEETS:
        raise HTTPException(404, "台账里没有这张表。")
    return word, SHEETS[word]


def row_of(visit: Visit) -> Row[Any]:
    """The entry that the address names.

    Raises:
        HTTPException: 404, it is not there, or no longer.
    """
    _, sheet = sheet_of(visit)
    return found(lambda: ledger_of(visit).get(sheet.kind, visit.request.path_params["id"]))


def changes_of(visit: Visit) -> list[Change]:
    """The history of the entry that the address names, the first change first; also of one that was deleted.

    Raises:
        HTTPException: 404, there never was one.
    """
    _, sheet = sheet_of(visit)
    id = visit.request.path_params["id"]
    changes = ledger_of(visit).history(sheet.kind, id) if 0 < id <= LARGEST_ID else []
    if not changes:
        raise HTTPException(404, str(EntryMissing(id)))
    return changes


def found(look: Callable[[], Row[Any]]) -> Row[Any]:
    """What `look` finds.

    Raises:
        HTTPException: 404, it finds nothing.
    """
    try:
        return look()
    except EntryMissing as error:
        raise HTTPException(404, str(error)) from error
