"""Is this a scam? The message is in the question, or comes next."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import library
from actions.reply import Outcome, Reply
from actions.speaking import ALREADY_PAID, ASK_PERSON, card_reply, say
from knowledge.scam import Risk, Verdict
from knowledge.scam.asking import only_asks
from knowledge.search import Certainty

AWAITING = "awaiting_message"
SIGNS_SHOWN = 4


class ActionCheckMessage(Action):  # type: ignore[misc]  # the SDK ships untyped
    """Says how dangerous a message looks, by which words, and what to do."""

    def name(self) -> str:
        """As the domain writes it."""
        return "action_check_message"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Checks the words, or asks for them when there are none to check."""
        text = tracker.latest_message.get("text") or ""
        if text.startswith("/") or only_asks(text):
            say(
                dispatcher,
                Reply("", Outcome.SERVICE, topic="check_message", buttons=(ALREADY_PAID,)),
                "utter_send_message",
            )
            return [SlotSet(AWAITING, True)]
        say(dispatcher, _reply(text))
        return [SlotSet(AWAITING, None)]


def _reply(text: str) -> Reply:
    verdict = library().check(text)
    finding = library().ask(text)
    if verdict.risk is Risk.NONE and finding.certainty is Certainty.SURE and finding.best:
        # asked about a known scheme in words of his own: the card says more than "no sign found"
        return card_reply(finding.best.card, finding.best.score)
    return verdict_reply(verdict)


def verdict_reply(verdict: Verdict) -> Reply:
    """A verdict as a Reply: risk first, then the signs with the words that raised them, then what to do."""
    signs = (f"“{flag.span}”：{flag.why}" for flag in verdict.red_flags[:SIGNS_SHOWN])
    return Reply(
        "\n".join((verdict.headline, *signs, verdict.advice)),
        Outcome.SCAM_CHECKED,
        topic=verdict.type or "check_message",
        card=verdict.card,
        hotlines=verdict.hotlines,
        buttons=(ALREADY_PAID, ASK_PERSON),
        risk=verdict.risk,
        score=verdict.score,
    )
