"""A visit: one request of somebody who is logged in and may see the page. All that pages need to be safe is here.

A page is a plain function from a Visit to a Response; it runs in a thread, because it asks the database.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates
from starlette.types import Message

from outreach.staff.accounts import Account
from outreach.staff.assets import PLOTLY_VERSION
from outreach.staff.context import Context
from outreach.staff.protection import HOME
from outreach.staff.roles import Role

COOKIE = "mingbai_staff"
FIELD = "form_token"
"""The form field that must hold what only a page of this session can know."""
FORM_MAX = 64 * 1024
"""Bytes of a form, at most; a page that takes files says how many more."""
FIELDS_MAX, FILES_MAX = 200, 1

TEMPLATES = Jinja2Templates(Path(__file__).with_name("templates"))
TEMPLATES.env.globals["plotly_version"] = PLOTLY_VERSION

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Visit:
    """Who came (`account`), for what (`request`), with which `form` (empty for a mere look)."""

    context: Context
    request: Request
    account: Account
    form_token: str
    form: FormData = field(default_factory=FormData)

    @property
    def query(self) -> dict[str, str]:
        """What the address asks for."""
        return dict(self.request.query_params)

    def typed(self, name: str) -> str:
        """What was typed into a field of the form; empty where it is missing or a file."""
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""

    def page(self, template: str, *, status: int = 200, **shown: Any) -> Response:
        """Draws a template with what every page shows: navigation, account, and the form token."""
        pages = [page for page in self.context.pages if page.role <= self.account.role]
        shown = {"pages": pages, "account": self.account, FIELD: self.form_token, **shown}
        return draw(self.request, template, status=status, **shown)

    def go(self, path: str) -> Response:
        """Sends the browser to a page of ours, by a fresh GET."""
        return RedirectResponse(home(self.request) + path, status_code=303)


Handler = Callable[[Visit], Response]


def looking(context: Context, path: str, role: Role, handler: Handler) -> Route:
    """A route for those of at least `role` who look and change nothing (GET).

    Whoever is not logged in is sent to the door; who may not is told so (403).
    """

    async def endpoint(request: Request) -> Response:
        session = await run_in_threadpool(context.sessions.find, request.cookies.get(COOKIE, ""))
        if session is None:
            return _to_the_door(request)
        check_role(session.account, role)
        return await run_in_threadpool(handler, Visit(context, request, session.account, session.form_token))

    return Route(path, endpoint, methods=["GET"])


def changing(context: Context, path: str, role: Role, handler: Handler, *, largest: int = FORM_MAX) -> Route:
    """A route for those of at least `role` who send a form (POST) of this session's own pages, of `largest` bytes."""

    async def endpoint(request: Request) -> Response:
        session = await run_in_threadpool(context.sessions.find, request.cookies.get(COOKIE, ""))
        if session is None:
            return _to_the_door(request)
        check_role(session.account, role)
        form = await read_form(request, largest)
        check_form(form, session.form_token)
        return await run_in_threadpool(handler, Visit(context, request, session.account, session.form_token, form))

    return Route(path, endpoint, methods=["POST"])


def check_role(account: Account, role: Role) -> None:
    """Refuses who may not.

    Raises:
        HTTPException: 403, the account's role is less than `role`.
    """
    if account.role < role:
        raise HTTPException(403, f"这一页要“{role.title}”以上的角色才能用，您的角色是“{account.role.title}”。")


def draw(request: Request, template: str, *, status: int = 200, **shown: Any) -> Response:
    """Draws a template; `home` is where the staff pages lie."""
    return TEMPLATES.TemplateResponse(request, template, {"home": home(request), **shown}, status_code=status)


def attachment(content: bytes, media_type: str, title: str) -> Response:
    """A file that the browser saves under `title`, which has its ending."""
    return Response(
        content,
        media_type=media_type,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(title, safe='')}"},
    )


def _to_the_door(request: Request) -> Response:
    return RedirectResponse(f"{home(request)}/login", status_code=303)


def home(request: Request) -> str:
    """The address that the staff pages are mounted at, without a slash at its end."""
    return str(request.scope[HOME])


def check_form(form: FormData, token: str) -> None:
    """Refuses a form that another site made the browser send.

    Raises:
        HTTPException: 403, its token is missing or not `token`.
    """
    given = form.get(FIELD, "")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), token.encode()):
        raise HTTPException(403, "这张表单已经过期，没有执行。请返回上一页，刷新后再试。")


async def read_form(request: Request, largest: int) -> FormData:
    """Reads a form of at most `largest` bytes.

    Raises:
        HTTPException: 413, it is longer; 400, it is none.
    """
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > largest:
            raise HTTPException(413, f"发来的内容太大，最多{largest // 1024}KB。")

    async def replayed() -> Message:
        return {"type": "http.request", "body": bytes(body), "more_body": False}

    return await Request(request.scope, replayed).form(max_fields=FIELDS_MAX, max_files=FILES_MAX)
