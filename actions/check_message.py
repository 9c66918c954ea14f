"""Is this a scam? The message is in the question, or comes next."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import checked, tell
from actions.reply import Outcome, Reply
from actions.speaking import (
    ALREADY_PAID,
    ASKED_FOR_MESSAGE,
    THREE_QUESTIONS,
    awaits_message,
    chat_of,
    entity,
    say,
    typed,
)
from knowledge.scam.asking import only_asks


class ActionCheckMessage(Action):  # type: ignore[misc]  # the SDK ships untyped
    """Says how dangerous a message looks, by which words, and what to do."""

    def name(self) -> str:
        """As the domain writes it."""
        return "action_check_message"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Checks the words, typed or read off a picture, or asks for them when there are none to check."""
        text = typed(tracker)
        pictured = entity(tracker, "picture") is not None
        awaited = pictured or awaits_message(tracker)
        if only_asks(text) and not awaited:
            asking = Reply("", Outcome.SERVICE, topic=ASKED_FOR_MESSAGE, buttons=(ALREADY_PAID, THREE_QUESTIONS))
            say(dispatcher, asking, "utter_send_message")
            return []
        return tell(dispatcher, checked(text, awaited=awaited, chat=chat_of(tracker)))
