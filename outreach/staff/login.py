"""The door of the staff pages: logging in, logging out, and changing one's own password."""

from __future__ import annotations

import secrets

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from outreach.errors import PasswordUnfit
from outreach.staff.context import Context
from outreach.staff.roles import Role
from outreach.staff.sessions import form_token
from outreach.staff.visits import COOKIE, FIELD, FORM_MAX, Visit, changing, check_form, draw, home, looking, read_form

AT_THE_DOOR = "mingbai_staff_door"
"""The cookie that ties the form of the door to its browser; there is no session yet."""
REFUSED = "账号名或密码不对，或者账号已停用、已锁定。连续输错5次，账号锁定15分钟。"
TOO_MANY = "尝试太多次了，请过一分钟再试。"
UNLIKE = "两次输入的新密码不一样，没有修改。"
WRONG = "现在的密码不对，没有修改。"


def routes(context: Context) -> list[BaseRoute]:
    """`/login`, `/logout` and `/password`."""

    async def door(request: Request) -> Response:
        return _door(request)

    async def login(request: Request) -> Response:
        form = await read_form(request, FORM_MAX)
        check_form(form, form_token(request.cookies.get(AT_THE_DOOR, "")))
        address = request.client.host if request.client else ""
        if not context.door.lets_try(address):
            return _door(request, TOO_MANY, status=429)
        name, password = (str(form.get(field, "")) for field in ("name", "password"))
        account = await run_in_threadpool(context.accounts.admit, name, password)
        if account is None:
            return _door(request, REFUSED, status=401)
        await run_in_threadpool(context.sessions.end, request.cookies.get(COOKIE, ""))
        response = RedirectResponse(f"{home(request)}/", status_code=303)
        _set_cookie(response, request, COOKIE, await run_in_threadpool(context.sessions.begin, account))
        return response

    return [
        Route("/login", door),
        Route("/login", login, methods=["POST"]),
        changing(context, "/logout", Role.VIEWER, log_out),
        looking(context, "/password", Role.VIEWER, password_page),
        changing(context, "/password", Role.VIEWER, change_password),
    ]


def log_out(visit: Visit) -> Response:
    """Ends the session, here and in the database."""
    visit.context.sessions.end(visit.request.cookies[COOKIE])
    visit.context.audit.record(visit.account.name, "logout", visit.account.name)
    response = visit.go("/login")
    response.delete_cookie(COOKIE, path=home(visit.request))
    return response


def password_page(visit: Visit) -> Response:
    """The form for one's own password."""
    return visit.page("password.html")


def change_password(visit: Visit) -> Response:
    """Changes one's own password, which ends every session of the account, this one too."""
    context, name, new = visit.context, visit.account.name, visit.typed("new")
    if new != visit.typed("again"):
        return visit.page("password.html", status=400, fault=UNLIKE)
    if not context.door.lets_try(name):
        return visit.page("password.html", status=429, fault=TOO_MANY)
    if context.accounts.recognise(name, visit.typed("old")) is None:
        return visit.page("password.html", status=400, fault=WRONG)
    try:
        context.accounts.set_password(name, new, by=name)
    except PasswordUnfit as error:
        return visit.page("password.html", status=400, fault=str(error))
    return visit.go("/login")


def _door(request: Request, fault: str = "", *, status: int = 200) -> Response:
    token = request.cookies.get(AT_THE_DOOR) or secrets.token_urlsafe(32)
    response = draw(request, "login.html", status=status, fault=fault, **{FIELD: form_token(token)})
    _set_cookie(response, request, AT_THE_DOOR, token)
    return response


def _set_cookie(response: Response, request: Request, name: str, value: str) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, path=home(request), httponly=True, samesite="strict", secure=secure)
