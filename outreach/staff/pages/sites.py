"""Which street each place belongs to: filled in once, and statistics by street follow, for the past too."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute

from outreach.errors import EntryInvalid
from outreach.sites import LONGEST, set_street, streets
from outreach.staff.context import Context, Page
from outreach.staff.roles import Role
from outreach.staff.visits import Visit, changing, looking

PAGE = Page("/sites", "地点与街道", Role.EDITOR)


def routes(context: Context) -> list[BaseRoute]:
    """The page, and the address its forms go to."""
    return [looking(context, PAGE.path, PAGE.role, look), changing(context, PAGE.path, PAGE.role, change)]


def look(visit: Visit) -> Response:
    """Every place with its street."""
    return _drawn(visit)


def change(visit: Visit) -> Response:
    """Sets the street of one place that is there."""
    site, street = visit.typed("site"), visit.typed("street")
    if site not in streets(visit.context.store):
        return _drawn(visit, fault="没有这个地点，没有保存。", status=400)
    try:
        set_street(visit.context.store, site, street)
    except EntryInvalid as error:
        return _drawn(visit, fault=str(error), status=400)
    visit.context.audit.record(visit.account.name, "street_set", site, street=street.strip())
    return visit.go(PAGE.path)


def _drawn(visit: Visit, *, fault: str = "", status: int = 200) -> Response:
    places = streets(visit.context.store)
    return visit.page("sites.html", status=status, page=PAGE, places=places, longest=LONGEST, fault=fault)
