"""The brain: one verb, `await brain.reply(message) -> list[Reply]`.

It holds the Rasa agent, runs the actions in its own process, turns every turn into one event and hands that to
outreach before the reply leaves. It never raises at a resident: a slip is answered kindly, a failure of ours with an
apology and a number to call, and both are counted.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

import structlog
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from actions.reply import Outcome, Reply
from bot.collector import ReplyCollector
from bot.errors import (
    AnswerMissing,
    MessageEmpty,
    MessageTooLong,
    NotWords,
    NoWordsInPicture,
    PayloadUnknown,
    ResidentSlip,
)
from bot.message import Message
from bot.turn import Turn
from bot.unanswered import Unanswered
from knowledge.errors import PictureUnreadable
from knowledge.language.normalise import has_words
from knowledge.scam.screenshot import words_of

LONGEST = 4000
"""Characters of one message that are looked at, at most: a forwarded chat is shorter, a pasted book is not."""
TRIES = 2
PAYLOAD = re.compile(
    r'/(?P<intent>[a-z_]{1,32})(\{"(?P<key>card|verdict|answer|reason)":"(?P<value>[a-z0-9_-]{1,32})"\})?'
)
PATIENCE = 20
"""Seconds that the reading of a picture may take."""
AS_A_MESSAGE: dict[str, Any] = {
    "intent": {"name": "check_message", "confidence": 1.0},
    "entities": [{"entity": "picture", "value": "yes"}],
    "intent_ranking": [],
}
"""What a picture is taken for, whatever its words say: a message to be checked, never a telling of the resident's own."""
NOT_FOR_RESIDENTS = frozenset({"restart", "back", "session_start", "nlu_fallback"})
"""Intents that Rasa adds to every domain; none of our buttons has them."""
SORRY = "对不起，我这里出了点问题，没能回答您。请过一会儿再问，或者打下面的电话。钱已经转出去了，请马上打110。"

log = structlog.get_logger(__name__)
Record = Callable[[Turn], Awaitable[None]]
Tell = Callable[[Unanswered], Awaitable[None]]


class Answered(NamedTuple):
    """A message's intent, the Replies to it, and whether a conversation began with it: what cannot be read begins none."""

    intent: str
    replies: list[Reply]
    opening: bool = False


class Brain:
    """Answers messages, whatever channel they came by."""

    def __init__(self, agent: Agent, record: Record, tell: Tell | None = None) -> None:
        """Takes a loaded agent, and `record`, which stores one turn and is awaited before the reply leaves.

        `tell`, where staff want them, is awaited likewise and takes questions that were left unanswered, masked.
        """
        self._agent = agent
        self._record = record
        self._tell = tell
        self._intents = frozenset(agent.domain.intents) - NOT_FOR_RESIDENTS

    def ready(self) -> bool:
        """Whether a model is loaded and answers can be given."""
        return bool(self._agent.is_ready())

    async def reply(self, message: Message) -> list[Reply]:
        """Answers one message with at least one Reply. Contract: `bot.message.Answerer`."""
        _, replies = await self.turn(message)
        return replies

    async def turn(self, message: Message) -> tuple[Turn, list[Reply]]:
        """Answers one message and says what was counted of it; `mingbai ask --jsonl` prints both."""
        started = time.perf_counter()
        answered = await self._safely(message)
        milliseconds = (time.perf_counter() - started) * 1000
        turn = Turn.of(message, answered.intent, answered.replies, milliseconds, opening=answered.opening)
        await self._count(turn)
        await self._pass_on(message, turn, answered.replies[-1])
        return turn, answered.replies

    async def _count(self, turn: Turn) -> None:
        try:
            await self._record(turn)
        except Exception as error:  # noqa: BLE001  # an answer must leave even when it cannot be counted
            log.error("turn not counted", error=type(error).__name__, at=_place(error))  # noqa: TRY400

    async def _pass_on(self, message: Message, turn: Turn, answer: Reply) -> None:
        try:
            asked = Unanswered.of(message, turn, answer) if self._tell else None
            if self._tell and asked:
                await self._tell(asked)
        except Exception as error:  # noqa: BLE001  # staff's list is never worth a resident's answer
            log.error("question not kept", error=type(error).__name__, at=_place(error))  # noqa: TRY400

    async def _safely(self, message: Message) -> Answered:
        try:
            return await self._answer(message)
        except ResidentSlip as slip:
            hotlines = ("110",) if isinstance(slip, MessageTooLong) else ()
            return Answered("none", [Reply(slip.kindly, Outcome.REFUSED, topic=slip.topic, hotlines=hotlines)])
        except Exception as error:  # noqa: BLE001  # the one at the top: a resident must get an answer whatever broke
            # the error's own words may quote the resident's, so only its kind and place are logged
            log.error("turn failed", error=type(error).__name__, at=_place(error), channel=message.channel.value)  # noqa: TRY400
            return Answered("none", [Reply(SORRY, Outcome.FAILED, topic="failed", hotlines=("110", "12345"))])

    async def _answer(self, message: Message) -> Answered:
        session = f"{message.channel.value}:{message.session}"
        if message.picture:
            words = await _words_in(message.picture)
            understood = {**AS_A_MESSAGE, "text": words}
        else:
            words = self._readable(message)
            understood = await self._agent.processor.parse_message(UserMessage(words))
        intent = str(understood["intent"]["name"])
        opening = await self._agent.tracker_store.retrieve(session) is None
        for _ in range(TRIES):
            collector = ReplyCollector()
            heard = UserMessage(words, collector, session, parse_data=understood, input_channel=message.channel.value)
            await self._agent.handle_message(heard)
            if collector.replies:
                return Answered(intent, collector.replies, opening)
            # a conversation that answers nothing will go on so: begin it anew, for a victim must not wait
            await self._agent.tracker_store.delete(session)
        raise AnswerMissing(intent)

    def _readable(self, message: Message) -> str:
        if message.attachment is not None:
            raise NotWords(message.attachment.value)
        if message.payload is not None:
            found = PAYLOAD.fullmatch(message.payload)
            if not found or found["intent"] not in self._intents:
                raise PayloadUnknown(message.payload[:80])
            return message.payload
        if len(message.text) > LONGEST:
            raise MessageTooLong(len(message.text), LONGEST)
        if not has_words(message.text):
            raise MessageEmpty
        # Rasa takes a leading slash for a button; what a resident typed never is one
        return message.text.strip().lstrip("/").strip() or message.text


async def _words_in(picture: bytes) -> str:
    """The words of a picture, as many as are looked at; read beside the event loop, so that others do not wait."""
    try:
        words = await asyncio.wait_for(asyncio.to_thread(words_of, picture), PATIENCE)
    except (PictureUnreadable, asyncio.TimeoutError) as error:
        raise NoWordsInPicture from error
    # Rasa takes a leading slash for a button
    return words[:LONGEST].lstrip("/")


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}" if trace else "unknown"
