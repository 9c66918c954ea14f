"""What an answer was worth: the right card, the right one to choose from, a wrong one, or none.

The whole way is judged, from words to Reply: intents, rules and thresholds included, as a resident meets them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterable
from enum import Enum

from actions.reply import Outcome, Reply
from bot.brain import PAYLOAD, Brain
from bot.message import Channel, Message


class Worth(str, Enum):
    """How a question with a known answer was answered."""

    DIRECT = "direct"  # the right card, or a verdict that rests on it
    OFFERED = "offered"  # the right card is a button away
    FIRST_MINUTES = "first minutes"  # taken for an emergency: what to do now, 110 first
    WRONG = "wrong"  # another card
    NONE = "none"  # other buttons, a verdict without the card, or honestly no answer


def worth(reply: Reply, accepts: Collection[str]) -> Worth:
    """Judges `reply` to a question that the cards `accepts` answer."""
    if reply.card in accepts:
        return Worth.DIRECT
    if offered(reply) & set(accepts):
        return Worth.OFFERED
    if reply.outcome is Outcome.EMERGENCY:
        return Worth.FIRST_MINUTES
    return Worth.WRONG if reply.outcome is Outcome.ANSWERED and reply.card else Worth.NONE


def offered(reply: Reply) -> set[str]:
    """The cards that the reply's buttons lead to."""
    payloads = (PAYLOAD.fullmatch(button.payload) for button in reply.buttons)
    return {payload["value"] for payload in payloads if payload and payload["key"] == "card"}


async def replies(brain: Brain, texts: Iterable[str]) -> AsyncIterator[Reply]:
    """Yields the answer to each text, each the first words of a conversation of its own."""
    for number, text in enumerate(texts, start=1):
        yield (await brain.reply(Message(f"evaluation-{number}", Channel.PROGRAM, text=text)))[-1]
