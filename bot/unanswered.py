"""A question that was left unanswered, as staff may see it: masked, and with nothing that says who asked or when."""

from __future__ import annotations

from dataclasses import dataclass

from actions.reply import Outcome, Reply
from bot.message import Channel, Message
from bot.turn import Turn
from knowledge.language.masking import kept
from knowledge.language.normalise import normalise, readable

LONGEST = 200
"""Characters of a question that are kept, at most."""
LEFT_OPEN = frozenset({Outcome.UNANSWERED, Outcome.SUGGESTED})


@dataclass(frozen=True)
class Unanswered:
    """`words` masked, at most 200 characters; `form` what all copies share that differ in script, case, spaces and marks;
    `card` the nearest one, if any is near.
    """

    channel: Channel
    outcome: Outcome
    card: str | None
    words: str
    form: str

    @classmethod
    def of(cls, message: Message, turn: Turn, answer: Reply) -> Unanswered | None:
        """The question of a turn; none where it was answered, no question was typed, or no resident did."""
        typed = not (message.payload is not None or message.picture or message.attachment)
        if not typed or message.channel is Channel.PROGRAM or turn.outcome not in LEFT_OPEN:
            return None
        # masked first: a number that is cut in two is no longer known for one
        words = " ".join(kept(readable(message.text)).split())[:LONGEST]
        form = "".join(character for character in normalise(words) if character.isalnum())
        return cls(message.channel, turn.outcome, answer.near, words, form)
