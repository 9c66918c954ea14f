"""Is this a scam? The message is in the question, or comes next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import Answer, answer, verdict_reply
from actions.desk import library
from actions.reply import Outcome, Reply
from actions.speaking import ALREADY_PAID, card_reply, say, typed
from knowledge.scam import Risk
from knowledge.scam.asking import asks_about, doubts, only_asks
from knowledge.search import Certainty

AWAITING = "awaiting_message"


class ActionCheckMessage(Action):  # type: ignore[misc]  # the SDK ships untyped
    """Says how dangerous a message looks, by which words, and what to do."""

    def name(self) -> str:
        """As the domain writes it."""
        return "action_check_message"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Checks the words, or asks for them when there are none to check."""
        text = typed(tracker)
        if only_asks(text):
            say(
                dispatcher,
                Reply("", Outcome.SERVICE, topic="check_message", buttons=(ALREADY_PAID,)),
                "utter_send_message",
            )
            return [SlotSet(AWAITING, True)]
        found = _checked(text, awaited=bool(tracker.get_slot(AWAITING)))
        say(dispatcher, found.reply, found.response)
        return [SlotSet(AWAITING, None)]


def _checked(text: str, *, awaited: bool) -> Answer:
    verdict = library().check(text)
    finding = library().ask(text)
    sure = finding.best if finding.certainty is Certainty.SURE else None
    if sure and (verdict.risk is Risk.NONE or asks_about(text)):
        # asked about a known scheme in words of his own: the card says more than its signs do
        return Answer(replace(card_reply(sure.card, sure.score), risk=verdict.risk))
    if verdict.risk is Risk.NONE and not awaited and not doubts(text):
        return answer(text)
    return Answer(verdict_reply(verdict))
