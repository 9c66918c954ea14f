"""The staff pages as an app of their own, to be mounted at /staff."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from outreach.errors import StoreUnreachable
from outreach.staff import login
from outreach.staff.assets import asset_routes
from outreach.staff.audit import Clock, utc_now
from outreach.staff.context import Context
from outreach.staff.names import Names
from outreach.staff.pages import (
    accounts,
    audit,
    feedback,
    hours,
    ledger,
    overview,
    places,
    questions,
    reports,
    scams,
    sites,
    topics,
)
from outreach.staff.passwords import Passwords
from outreach.staff.protection import PROTECTION, Protected
from outreach.staff.roles import Role
from outreach.staff.visits import Visit, draw, looking
from outreach.store import EventStore

MODULES = (overview, topics, scams, places, hours, feedback, questions, ledger, reports, sites, accounts, audit)
"""Every page, in the order of the navigation. A module has `PAGE` and `routes(context)`."""

UNSAID = {HTTPStatus.NOT_FOUND: "没有这一页。", HTTPStatus.METHOD_NOT_ALLOWED: "这个地址不能这样打开。"}
SOMEHOW = "这个请求看不懂，没有执行。"


def staff_app(
    store: EventStore,
    *,
    names: Names | None = None,
    report_folder: Path | None = None,
    clock: Clock = utc_now,
    passwords: Passwords | None = None,
) -> Starlette:
    """Builds the app on a migrated database; the rest of what it takes is for tests.

    `names` says what topics and cards are called; `report_folder` holds the yearly report's template and tables and its
    drafts, without it reports are written from the files that ship and nothing is kept.
    """
    pages = tuple(module.PAGE for module in MODULES)
    context = Context.open(store, names=names, clock=clock, passwords=passwords, pages=pages, reports=report_folder)
    return Starlette(
        routes=staff_routes(context),
        middleware=[Middleware(Protected)],
        exception_handlers={HTTPException: _refused, StoreUnreachable: _unreachable, Exception: _failed},
    )


def staff_routes(context: Context) -> list[BaseRoute]:
    """Every route under the address that the app is mounted at."""
    routes = [looking(context, "/", Role.VIEWER, _first), *login.routes(context), *asset_routes()]
    for module in MODULES:
        routes += module.routes(context)
    return routes


def _first(visit: Visit) -> Response:
    return visit.go(visit.context.pages[0].path)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  # what it is registered for
    status = HTTPStatus(error.status_code)
    # what Starlette itself refuses has only HTTP's English phrase
    said = UNSAID.get(status, SOMEHOW) if error.detail == status.phrase else error.detail
    return draw(request, "message.html", status=status, said=said)


async def _unreachable(request: Request, _: Exception) -> Response:
    return draw(request, "message.html", status=503, said="统计数据库现在打不开，请告诉系统管理员，稍后再试。")


async def _failed(request: Request, _: Exception) -> Response:
    response = draw(request, "message.html", status=500, said="系统出错了，这一步没有完成。请告诉系统管理员。")
    response.headers.update({**PROTECTION, "Cache-Control": "no-store"})  # made outside what else adds them
    return response
