"""A question for the knowledge: the card, up to three to choose from, or an honest "not yet"."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.check_message import verdict_reply
from actions.desk import library
from actions.reply import Outcome, Reply
from actions.speaking import ASK_PERSON, CHECK_MESSAGE, card_buttons, card_reply, entity, say
from knowledge.errors import CardUnknown
from knowledge.scam import Risk
from knowledge.scam.money import smells_of_money
from knowledge.search import Certainty, Finding
from knowledge.themes import themes


class ActionAskKnowledge(Action):  # type: ignore[misc]  # the SDK ships untyped
    """Answers from the cards, verbatim."""

    def name(self) -> str:
        """As the domain writes it."""
        return "action_ask_knowledge"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Says the card of a pressed button, or what is found for the words."""
        pressed = entity(tracker, "card")
        if pressed:
            _say_pressed(dispatcher, pressed)
        else:
            _say_found(dispatcher, tracker.latest_message.get("text") or "")
        return []


def _say_pressed(dispatcher: CollectingDispatcher, card_id: str) -> None:
    try:
        card = library().card(card_id)
    except CardUnknown:
        say(dispatcher, Reply("", Outcome.UNANSWERED, hotlines=("12348",), buttons=(ASK_PERSON,)), "utter_card_gone")
    else:
        say(dispatcher, card_reply(card, score=1.0))


def _say_found(dispatcher: CollectingDispatcher, text: str) -> None:
    finding = library().ask(text)
    if finding.certainty is Certainty.SURE and finding.best:
        say(dispatcher, card_reply(finding.best.card, finding.best.score))
        return
    verdict = library().check(text)
    if verdict.risk in (Risk.HIGH, Risk.MEDIUM):
        say(dispatcher, verdict_reply(verdict))
    elif finding.certainty is Certainty.UNSURE and finding.best:
        say(dispatcher, _suggestion(finding), "utter_did_you_mean")
    else:
        say(
            dispatcher,
            _no_answer(finding, text),
            "utter_no_answer_money" if smells_of_money(text) else "utter_no_answer",
        )


def _suggestion(finding: Finding) -> Reply:
    best = finding.hits[0]
    return Reply(
        "",
        Outcome.SUGGESTED,
        topic=best.card.theme,
        buttons=(*card_buttons(finding.hits), ASK_PERSON),
        score=best.score,
        suggestions=tuple(hit.card.id for hit in finding.hits),
    )


def _no_answer(finding: Finding, text: str) -> Reply:
    best = finding.best
    theme = themes().get(best.card.theme) if best else None
    if smells_of_money(text):
        return Reply(
            "",
            Outcome.UNANSWERED,
            hotlines=("96110",),
            buttons=(CHECK_MESSAGE, ASK_PERSON),
            score=best.score if best else 0.0,
        )
    number = theme.hotline if theme and best and best.score >= WEAK else "12348"
    return Reply("", Outcome.UNANSWERED, hotlines=(number,), buttons=(ASK_PERSON,), score=best.score if best else 0.0)


WEAK = 0.25
"""Below this score the nearest card says nothing about the theme of the question."""
