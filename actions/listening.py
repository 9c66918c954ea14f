"""Chat that may be a question after all, or the message that was asked for: what a card likely answers is no chat."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import Answer, answer, checked, tell
from actions.desk import library
from actions.speaking import ResponseAction, awaits_message, chat_of, typed
from knowledge.danger import in_danger

NO_CHAT = 0.82
"""The chance from which on words that were taken for chat are answered by the cards after all."""


def meant(tracker: Tracker) -> Answer | None:
    """What was meant by the words of this turn: the awaited message, a danger, or a question that a card likely answers or that names an article."""
    text = typed(tracker)
    if not text:
        return None
    if awaits_message(tracker):
        return checked(text, awaited=True)
    if in_danger(text) or library().named(text):
        return answer(text)
    chat = chat_of(tracker)
    best = library().ask(text, chat=chat).best
    return answer(text, chat) if best and best.score >= NO_CHAT else None


class ListeningAction(ResponseAction):
    """Utters the response of its topic unless something else was meant. Abstract, as its base is."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Says what was meant, or `utter_<topic>` of the domain."""
        found = meant(tracker)
        if found is None:
            return super().run(dispatcher, tracker, domain)
        return tell(dispatcher, found)
