"""Telegram, by long polling, in the process that serves. Off unless a token is set; the README says why.

Updates are answered once each, whatever Telegram sends twice. Nothing a resident writes can stop the polling: a
failure is logged by kind and answered with an apology by the brain.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import structlog
from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, PhotoSize, Update
from telegram.error import RetryAfter, TelegramError
from telegram.ext import Application, ApplicationHandlerStop, CallbackContext, TypeHandler

from actions.reply import Reply
from bot.message import LARGEST_PICTURE, NO_PICTURE, Answerer, Attachment, Channel, Message
from bot.settings import Settings

TEXT_MAX = 4096
"""Characters of one message that Telegram takes (Bot API, sendMessage)."""
UPDATES_REMEMBERED = 10_000
TRIES = 3
"""Times a message is sent when Telegram asks to slow down."""
COMMANDS = {"/start": "/greet", "/help": "/help"}

log = structlog.get_logger(__name__)


@asynccontextmanager
async def telegram_channel(answerer: Answerer, settings: Settings) -> AsyncIterator[None]:
    """Polls Telegram as long as the context is open."""
    application = build(answerer, settings)
    async with application:
        await application.start()
        if application.updater is not None:
            await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        try:
            yield
        finally:
            if application.updater is not None and application.updater.running:
                await application.updater.stop()
            await application.stop()


def build(answerer: Answerer, settings: Settings) -> Application[Any, Any, Any, Any, Any, Any]:
    """Makes the application: one handler for whatever comes."""
    channel = TelegramChannel(answerer, settings.site)
    builder = Application.builder().token(settings.telegram_token).concurrent_updates(True).job_queue(None)
    application = (
        builder.base_url(f"{settings.telegram_api}/bot").base_file_url(f"{settings.telegram_api}/file/bot").build()
    )
    application.add_handler(TypeHandler(Update, channel.take))
    application.add_error_handler(_failed)
    return application


class TelegramChannel:
    """Turns updates into Messages and Replies into Telegram's messages."""

    def __init__(self, answerer: Answerer, site: str) -> None:
        self._answerer = answerer
        self._site = site
        self._seen: OrderedDict[int, None] = OrderedDict()

    async def take(self, update: Update, _: CallbackContext[Any, Any, Any, Any]) -> None:
        """Answers one update, once."""
        if self._is_repeated(update.update_id):
            raise ApplicationHandlerStop
        query = update.callback_query
        if query is not None:
            await _acknowledge(query)
        message = await self._message(update)
        if message is not None and update.effective_chat is not None:
            for reply in await self._answerer.reply(message):
                await _send(update, reply)

    def _is_repeated(self, update_id: int) -> bool:
        if update_id in self._seen:
            return True
        self._seen[update_id] = None
        while len(self._seen) > UPDATES_REMEMBERED:
            self._seen.popitem(last=False)
        return False

    async def _message(self, update: Update) -> Message | None:
        if update.effective_chat is None:
            return None
        come: dict[str, Any] = {
            "session": str(update.effective_chat.id),
            "channel": Channel.TELEGRAM,
            "site": self._site,
        }
        if update.callback_query is not None:
            return Message(**come, payload=update.callback_query.data or "")
        said = update.effective_message  # an edited message is answered anew: the resident has corrected himself
        if said is None:
            return None
        if said.text:
            return Message(**come, text=said.text, payload=COMMANDS.get(said.text.split("@")[0].strip()))
        if said.photo:
            return Message(**come, picture=await picture_of(said.photo))
        return Message(**come, attachment=Attachment.VOICE if said.voice or said.audio else Attachment.OTHER)


async def picture_of(sizes: Sequence[PhotoSize]) -> bytes:
    """The largest copy of a photo that is looked at; what cannot be fetched is a picture without words."""
    fitting = [size for size in sizes if (size.file_size or 0) <= LARGEST_PICTURE]
    try:
        file = await max(fitting or sizes, key=lambda size: size.width * size.height).get_file()
        return bytes(await file.download_as_bytearray())
    except TelegramError as error:
        log.info("photo not fetched", error=type(error).__name__)
        return NO_PICTURE


async def _acknowledge(query: CallbackQuery) -> None:
    try:
        await query.answer()
    except TelegramError as error:
        # too old to be acknowledged is no reason not to answer it
        log.info("button not acknowledged", error=type(error).__name__)


async def _send(update: Update, reply: Reply) -> None:
    chat = update.effective_chat
    if chat is None:
        return
    buttons = [[InlineKeyboardButton(button.title, callback_data=button.payload)] for button in reply.buttons]
    parts = split(reply.as_text())
    for place, part in enumerate(parts, start=1):
        markup = InlineKeyboardMarkup(buttons) if buttons and place == len(parts) else None
        for attempt in range(1, TRIES + 1):
            try:
                await chat.send_message(part, reply_markup=markup)
                break
            except RetryAfter as slow_down:
                if attempt == TRIES:
                    raise
                await asyncio.sleep(_seconds(slow_down))


def _seconds(slow_down: RetryAfter) -> float:
    after = slow_down.retry_after
    return float(after if isinstance(after, int) else after.total_seconds())


def split(text: str, longest: int = TEXT_MAX) -> list[str]:
    """Cuts `text` into parts of at most `longest` characters, at line ends where there are any."""
    parts, rest = [], text
    while len(rest) > longest:
        cut = rest.rfind("\n", 1, longest + 1)
        cut = cut if cut > 0 else longest
        parts.append(rest[:cut])
        rest = rest[cut:].removeprefix("\n")
    return [*parts, rest]


async def _failed(_: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    # the error's words may hold the resident's, or the token: only its kind is logged
    log.error("telegram update failed", error=type(context.error).__name__)
