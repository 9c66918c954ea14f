"""One turn, as it is counted: never a word of what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.reply import Outcome, Reply
from bot.message import Channel, Message
from knowledge.scam import Risk


@dataclass(frozen=True)
class Turn:
    """What is known of a turn when its reply is ready; `opening` whether a conversation began with it, `milliseconds`
    from message in to reply out.
    """

    channel: Channel
    site: str
    session: str
    intent: str
    topic: str
    card: str | None
    outcome: Outcome
    risk: Risk | None
    feedback: str | None
    reason: str | None
    hotline: str | None
    scheme: str | None
    opening: bool
    milliseconds: float

    @classmethod
    def of(
        cls, message: Message, intent: str, replies: Sequence[Reply], milliseconds: float, *, opening: bool = False
    ) -> Turn:
        """Reads the turn off its last Reply, which is the one that answers."""
        answer = replies[-1]
        # an answer said again is no second answer
        outcome = Outcome.SMALL_TALK if intent == "repeat" else answer.outcome
        return cls(
            message.channel,
            message.site,
            message.session,
            intent,
            answer.topic or intent,
            answer.card,
            outcome,
            answer.risk,
            answer.feedback,
            answer.reason,
            answer.hotlines[0] if answer.hotlines else None,
            answer.scheme,
            opening,
            milliseconds,
        )
