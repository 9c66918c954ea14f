"""Say that again: the last answer once more."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import answer, tell
from actions.desk import library
from actions.reply import Outcome, Reply
from actions.speaking import last_reply, say, typed


class ActionRepeat(Action):  # type: ignore[misc]  # the SDK ships untyped
    """Repeats what was last said, word for word."""

    def name(self) -> str:
        """As the domain writes it."""
        return "action_repeat"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Utters the last Reply of the conversation again, or the article that was asked for."""
        text = typed(tracker)
        if library().named(text):  # "刑法266条讲什么" sounds like "say that again"
            return tell(dispatcher, answer(text))
        last = last_reply(tracker)
        if last:
            say(dispatcher, last)
        else:
            say(dispatcher, Reply("", Outcome.SMALL_TALK, topic="repeat"), "utter_repeat")
        return []
