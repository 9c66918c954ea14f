"""The ledger: activities and figures that staff keep themselves, to look at, add to, change, and take home."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import Response
from starlette.routing import BaseRoute

from outreach.errors import EntryInvalid, PeriodUnreadable
from outreach.ledger.checks import findings, totals
from outreach.ledger.columns import KINDS
from outreach.ledger.ledger import Ledger
from outreach.staff.context import Context
from outreach.staff.ledger import files, forms, histories
from outreach.staff.ledger.choice import Choice, choice_of, periods_of
from outreach.staff.ledger.place import PAGE, SHEETS, ledger_of, may_change
from outreach.staff.visits import Visit, looking

A_PAGE = 200
"""Rows on one page."""
DONE = {
    "added": "记好了。",
    "changed": "改好了，改前的样子在“历史”里。",
    "same": "没有改动，台账还是原来的样子。",
    "deleted": "删除了，历史还留着。",
}
__all__ = ["PAGE", "routes"]


def routes(context: Context) -> list[BaseRoute]:
    """The list, and all that can be done from it."""
    parts = (files, forms, histories)
    return [looking(context, PAGE.path, PAGE.role, look), *(route for part in parts for route in part.routes(context))]


def look(visit: Visit) -> Response:
    """The entries that touch a period, what the activities come to, and what is wrong with the figures."""
    try:
        choice = choice_of(visit.query, visit.context.today())
    except (PeriodUnreadable, EntryInvalid) as error:
        return _drawn(visit, choice_of({}, visit.context.today()), fault=str(error), status=400)
    return _drawn(visit, choice, done=DONE.get(visit.query.get("done", ""), ""))


def _drawn(visit: Visit, choice: Choice, *, done: str = "", fault: str = "", status: int = 200) -> Response:
    ledger, period = ledger_of(visit), choice.period
    activities, figures = choice.activities(ledger), choice.figures(ledger)
    rows = activities if choice.sheet == "activities" else figures
    kinds, streets = _offered(ledger, choice)
    return visit.page(
        "ledger.html",
        status=status,
        page=PAGE,
        choice=choice,
        period=period,
        periods=periods_of(visit.context.today()),
        sheets={
            word: (sheet.title, len(activities if word == "activities" else figures)) for word, sheet in SHEETS.items()
        },
        kinds=kinds,
        streets=streets,
        rows=rows[choice.start : choice.start + A_PAGE],
        count=len(rows),
        a_page=A_PAGE,
        totals=totals(ledger, period.first, period.last, choice.kind or None, choice.street or None),
        findings=findings(figures),
        may_change=may_change(visit),
        deleted=visit.query.get("entry", "") if done == DONE["deleted"] else "",
        done=done,
        fault=fault,
    )


def _offered(ledger: Ledger, choice: Choice) -> tuple[list[str], list[str]]:
    """The kinds and streets to choose from: the usual ones, those of the period, and the one that is chosen."""
    entries = [row.entry for row in ledger.activities(choice.period.first, choice.period.last, whole=False)]
    kinds = _once([*KINDS, *(entry.kind for entry in entries), choice.kind])
    return kinds, sorted(_once([*(entry.street for entry in entries), choice.street]))


def _once(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word]
