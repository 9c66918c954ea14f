"""The resident page and its calls: chat, picture and feedback. A channel: it knows nothing of law."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from actions.reply import Reply
from bot.message import LARGEST_PICTURE, NO_PICTURE, Answerer, Channel, Message
from bot.settings import Settings

HERE = Path(__file__).parent
BODY_MAX = 64 * 1024
"""Bytes of a request's body, at most: the longest message that is looked at is a quarter of it."""
SESSION = re.compile(r"[A-Za-z0-9_-]{1,64}")
SITE = re.compile(r"[\w-]{0,32}")
PROTECTION = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
FRESH = {**PROTECTION, "Cache-Control": "no-store"}

Endpoint = Callable[[Request], Awaitable[Response]]


class BadRequest(Exception):
    """The page, or somebody in its place, sent what cannot be read; `status` is HTTP's word for it."""

    def __init__(self, status: int, kindly: str) -> None:
        super().__init__(kindly)
        self.status = status


def web_routes(answerer: Answerer, settings: Settings) -> list[BaseRoute]:
    """The routes of the page: `/`, `/api/chat`, `/api/picture`, `/api/feedback` and what the page is made of."""
    templates = Jinja2Templates(HERE / "templates")
    questions = yaml.safe_load((HERE / "quick_questions.yml").read_text(encoding="utf-8"))

    async def page(request: Request) -> Response:
        site = request.query_params.get("site", "")
        shown = {
            "questions": questions,
            "kiosk": request.query_params.get("kiosk") == "1",
            "site": site if SITE.fullmatch(site) else "",
            "idle_seconds": settings.idle_seconds,
            "session_minutes": settings.session_minutes,
            "question_days": settings.question_days,
        }
        return templates.TemplateResponse(request, "page.html", shown, headers=FRESH)

    async def chat(request: Request) -> Response:
        fields = await _fields(request)
        text, payload = fields.get("text", ""), fields.get("payload")
        if not isinstance(text, str) or not (payload is None or isinstance(payload, str)):
            raise BadRequest(400, "请把问题写成文字再发。")
        replies = await answerer.reply(_message(fields, settings, text=text, payload=payload))
        return JSONResponse({"replies": [shown(reply) for reply in replies]}, headers=FRESH)

    async def picture(request: Request) -> Response:
        """A picture's bytes as the body, as the page has them; whose they are stands in headers, as nowhere in addresses."""
        fields = {name: unquote(request.headers.get(f"x-{name}", "")) for name in ("session", "site")}
        sent = await _body(request, LARGEST_PICTURE, "这张图太大了，请发小于10兆的截图。")
        come = _message({**fields, "kiosk": request.headers.get("x-kiosk") == "1"}, settings)
        replies = await answerer.reply(replace(come, picture=sent or NO_PICTURE))
        return JSONResponse({"replies": [shown(reply) for reply in replies]}, headers=FRESH)

    async def feedback(request: Request) -> Response:
        fields = await _fields(request)
        if fields.get("verdict") not in ("yes", "no"):
            raise BadRequest(400, "评价只能是有帮助或没帮助。")
        payload = f'/feedback{{"verdict":"{fields["verdict"]}"}}'
        replies = await answerer.reply(_message(fields, settings, payload=payload))
        return JSONResponse({"replies": [shown(reply) for reply in replies]}, headers=FRESH)

    return [
        Route("/", page),
        Route("/api/chat", _kindly(chat), methods=["POST"]),
        Route("/api/picture", _kindly(picture), methods=["POST"]),
        Route("/api/feedback", _kindly(feedback), methods=["POST"]),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]


def shown(reply: Reply) -> dict[str, Any]:
    """A Reply as the page draws it."""
    return {
        "text": reply.text,
        "outcome": reply.outcome.value,
        "topic": reply.topic,
        "card": reply.card,
        "risk": reply.risk.value if reply.risk else None,
        "steps": list(reply.steps),
        "hotlines": [{"number": line.number, "name": line.name, "purpose": line.purpose} for line in reply.numbers],
        "source": reply.source_line,
        "buttons": [button.as_dict() for button in reply.buttons],
    }


def _kindly(endpoint: Endpoint) -> Endpoint:
    async def answered(request: Request) -> Response:
        try:
            return await endpoint(request)
        except BadRequest as error:
            return JSONResponse({"error": str(error)}, status_code=error.status, headers=FRESH)

    return answered


async def _body(request: Request, most: int, too_long: str) -> bytes:
    """The request's body, read no further than `most` bytes."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise BadRequest(413, too_long)
    return bytes(body)


async def _fields(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise BadRequest(415, "请用网页上的输入框提问。")
    body = await _body(request, BODY_MAX, "这条消息太长了，请把最要紧的一段发给我。")
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequest(400, "没有收到完整的问题，请再发一次。") from error
    if not isinstance(fields, dict):
        raise BadRequest(400, "没有收到完整的问题，请再发一次。")
    return fields


def _message(fields: dict[str, Any], settings: Settings, text: str = "", payload: str | None = None) -> Message:
    session, site = fields.get("session"), fields.get("site") or settings.site
    if not isinstance(session, str) or not SESSION.fullmatch(session):
        raise BadRequest(400, "这次对话的编号不对，请刷新网页再试。")
    if not isinstance(site, str) or not SITE.fullmatch(site):
        raise BadRequest(400, "地点的名字不对，请工作人员检查网页地址。")
    channel = Channel.KIOSK if fields.get("kiosk") is True else Channel.WEB
    return Message(session, channel, text=text, payload=payload, site=site)
