"""A person, please: the staff who are there, and the right hotline."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import near_cards
from actions.desk import library
from actions.reply import Outcome, Reply
from actions.speaking import ALREADY_PAID, card_reply, say, typed
from knowledge.danger import in_danger
from knowledge.search import Certainty


class ActionAskPerson(Action):  # type: ignore[misc]  # the SDK ships untyped
    """Names whom to call: for a matter the cards know, their hotline; otherwise legal advice and the general line."""

    def name(self) -> str:
        """As the domain writes it."""
        return "action_ask_person"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Gives the card on the hotline asked for, or the two lines that lead everywhere, near cards beside them."""
        text = typed(tracker)
        finding = library().ask(text)
        if finding.certainty is Certainty.SURE and finding.best and finding.best.card.hotlines:
            say(dispatcher, card_reply(finding.best.card, finding.best.score, Outcome.SERVICE))
            return []
        numbers = ("110", "12345") if in_danger(text) else ("12348", "12345")
        buttons = (ALREADY_PAID, *near_cards(finding))
        reply = Reply("", Outcome.SERVICE, topic="ask_person", hotlines=numbers, buttons=buttons)
        say(dispatcher, reply, "utter_ask_person")
        return []
