"""The ASGI app: one process that answers residents, shows staff what was done, and says how it is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import date

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.channels.telegram import telegram_channel
from bot.settings import Settings
from bot.web.routes import web_routes
from bot.wiring import House, wire
from knowledge.errors import CardUnknown, KnowledgeError
from knowledge.library import Library
from knowledge.themes import themes
from outreach.days import today
from outreach.errors import OutreachError
from outreach.questions import Questions
from outreach.retention import purge
from outreach.staff.app import staff_app
from outreach.staff.names import Names
from outreach.store import EventStore

LAW_SECONDS = 3600
DAY_SECONDS = 24 * 3600

log = structlog.get_logger(__name__)


def build_app(settings: Settings, house_of: Callable[[Settings], House] = wire) -> Starlette:
    """Builds the app; `house_of` does the wiring and is replaced in tests."""
    house = house_of(settings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as open_things:
            open_things.callback(house.store.close)
            open_things.push_async_callback(stop, asyncio.create_task(keep_law_current(house.library)))
            open_things.push_async_callback(stop, asyncio.create_task(keep_events_few(house.store, settings.raw_days)))
            open_things.push_async_callback(stop, asyncio.create_task(forget_questions(house)))
            if settings.telegram_token:
                await open_things.enter_async_context(telegram_channel(house.brain, settings))
            yield

    staff = Mount("/staff", staff_app(house.store, names=names_of(house.library), report_folder=settings.report))
    return Starlette(routes=[*_health_routes(house), staff, *web_routes(house.brain, settings)], lifespan=lifespan)


def names_of(library: Library) -> Names:
    """What the staff pages call topics and cards; a card that is there no longer keeps its id."""

    def question(card: str) -> str:
        try:
            return library.card(card).question
        except CardUnknown:
            return card

    return Names({theme.id: theme.title for theme in themes().values()}, question)


async def keep_law_current(library: Library) -> None:
    """Looks every hour whether another law is in force than was, or was imported; the service answers meanwhile."""
    while True:
        try:
            await asyncio.to_thread(library.refresh, date.today())
        except KnowledgeError as error:  # the old index goes on answering
            log.error("law not refreshed", error=type(error).__name__)  # noqa: TRY400
        await asyncio.sleep(LAW_SECONDS)


async def keep_events_few(store: EventStore, days: int) -> None:
    """Deletes every day the events that are older than `days` days; the daily numbers made of them stay."""
    await _purge_daily("events", lambda: purge(store, today(), days))


async def forget_questions(house: House) -> None:
    """Deletes every day the questions that have been kept long enough; all of them where none are to be kept."""
    questions = Questions(house.store)
    await _purge_daily("questions", lambda: questions.purge(house.settings.question_days, today()))


async def _purge_daily(what: str, purge_them: Callable[[], int]) -> None:
    """Purges at once and then every day; where that fails, residents are answered all the same."""
    while True:
        try:
            gone = await asyncio.to_thread(purge_them)
        except OutreachError as error:  # tomorrow is another day
            log.error(f"{what} not purged", error=type(error).__name__)  # noqa: TRY400
        else:
            log.info(f"{what} purged", gone=gone)
        await asyncio.sleep(DAY_SECONDS)


async def stop(task: asyncio.Task[None]) -> None:
    """Ends a task of ours and waits until it has."""
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def _health_routes(house: House) -> list[BaseRoute]:
    async def alive(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def ready(_: Request) -> Response:
        parts = {"brain": house.brain.ready(), "cards": bool(house.library.search.cards), "store": house.store.ready()}
        return JSONResponse(parts, status_code=200 if all(parts.values()) else 503)

    return [Route("/healthz", alive), Route("/readyz", ready)]
