"""What every channel hands to the brain: one resident's message, whoever carried it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from actions.reply import Reply
from knowledge.scam.screenshot import LARGEST

LARGEST_PICTURE = LARGEST
"""Bytes of a picture that a channel need carry, at most."""
NO_PICTURE = b"-"
"""Bytes that are no picture: what one is taken for that could not be fetched, or is empty."""


class Channel(str, Enum):
    """Where a message came in; the values are what outreach counts."""

    WEB = "web"
    KIOSK = "kiosk"
    TELEGRAM = "telegram"
    WECHAT = "wechat"
    TERMINAL = "terminal"
    PROGRAM = "program"  # `mingbai ask --jsonl`, benchmarks and other programs


class Attachment(str, Enum):
    """What came instead of words or a picture. None of it can be read yet, and each gets a kind answer of its own."""

    VOICE = "voice"
    OTHER = "other"


@dataclass(frozen=True)
class Message:
    """One message.

    `text` is what the resident typed, untouched; `payload` is set instead when a button of ours was pressed, so that
    typed text can never pass for a button; `picture` holds the bytes of a picture that came instead, whose words are checked and
    which is then forgotten; `attachment` when something else came. `session` names the conversation within its channel: any non-empty string.
    `site` is the office's own name for the place (a kiosk, a page), empty when there is only one.
    """

    session: str
    channel: Channel
    text: str = ""
    payload: str | None = None
    attachment: Attachment | None = None
    picture: bytes = field(default=b"", repr=False)
    site: str = ""


class Answerer(Protocol):
    """What a channel needs of the brain, and all it may know of it.

    `reply` never raises at the resident: slips and failures come back as a Reply. The turn has been counted
    when it returns.
    """

    async def reply(self, message: Message) -> list[Reply]:
        """Answers one message with at least one Reply, in the order they are to be shown."""
