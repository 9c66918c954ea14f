"""A question for the knowledge: the card, up to three to choose from, or an honest "not yet"."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import Answer, answer, checked, tell
from actions.desk import library
from actions.reply import Outcome, Reply
from actions.speaking import ASK_PERSON, awaits_message, card_reply, chat_of, entity, typed
from knowledge.errors import CardUnknown


class ActionAskKnowledge(Action):  # type: ignore[misc]  # the SDK ships untyped
    """Answers from the cards, verbatim."""

    def name(self) -> str:
        """As the domain writes it."""
        return "action_ask_knowledge"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Says the card of a pressed button, or what is found for the words."""
        pressed = entity(tracker, "card")
        if pressed:
            found = _pressed(pressed)
        elif awaits_message(tracker):
            found = checked(typed(tracker), awaited=True)
        else:
            found = answer(typed(tracker), chat_of(tracker))
        return tell(dispatcher, found)


def _pressed(card_id: str) -> Answer:
    try:
        return Answer(card_reply(library().card(card_id), score=1.0))
    except CardUnknown:
        return Answer(Reply("", Outcome.UNANSWERED, hotlines=("12348",), buttons=(ASK_PERSON,)), "utter_card_gone")
