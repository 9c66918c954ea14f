"""How actions say a Reply, and how a card becomes one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import library
from actions.reply import Button, Outcome, Reply
from knowledge.card import Card
from knowledge.errors import CardUnknown

ALREADY_PAID = Button("钱已转出／验证码说了", "/already_paid")
CHECK_MESSAGE = Button("帮我看看是不是骗局", "/check_message")
ASKED_FOR_MESSAGE = "check_message_asked"
CHAT = frozenset({"out_of_scope", "small_talk"})
THREE_QUESTIONS = Button("我说不清，您问我吧", "/three_questions")
ASK_PERSON = Button("找人帮忙", "/ask_person")


def say(
    dispatcher: CollectingDispatcher, reply: Reply, response: str | None = None, words: Mapping[str, str] | None = None
) -> None:
    """Utters `reply`; with `response`, its words and buttons come from that response, filled in with `words`."""
    dispatcher.utter_message(response=response, json_message=reply.as_payload(), **(words or {}))


class ResponseAction(Action, ABC):  # type: ignore[misc]  # the SDK ships untyped
    """Utters the response of its topic. Abstract, because the SDK makes one of every class that is not."""

    outcome: ClassVar[Outcome] = Outcome.SMALL_TALK
    hotlines: ClassVar[tuple[str, ...]] = ()

    @property
    @abstractmethod
    def topic(self) -> str:
        """The stem that domain, training data, rules and tests share."""

    def name(self) -> str:
        """As the domain writes it."""
        return f"action_{self.topic}"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Utters `utter_<topic>` of the domain, or what was meant after all."""
        say(dispatcher, Reply("", self.outcome, topic=self.topic, hotlines=self.hotlines), f"utter_{self.topic}")
        return []


def card_reply(card: Card, score: float | None, outcome: Outcome = Outcome.ANSWERED) -> Reply:
    """A card, verbatim."""
    return Reply(
        card.body,
        outcome,
        topic=card.theme,
        card=card.id,
        citations=card.citations,
        steps=card.steps,
        hotlines=card.hotlines,
        local=library().contacts.get(card.theme),
        checked_on=card.checked_on,
        score=score,
    )


def button_to(card: Card) -> Button:
    """The button that leads to a card."""
    return Button(card.question, f'/ask_knowledge{{"card":"{card.id}"}}')


def card_button(card_id: str) -> tuple[Button, ...]:
    """The button that leads to a card; none where the card has been taken out."""
    try:
        return (button_to(library().card(card_id)),)
    except CardUnknown:
        return ()


def entity(tracker: Any, name: str) -> str | None:
    """The value of an entity of the latest message; buttons of ours carry theirs this way."""
    return next(tracker.get_latest_entity_values(name), None)


def last_reply(tracker: Tracker) -> Reply | None:
    """The last Reply of the conversation that was not about feedback; none at its beginning."""
    return next((reply for reply in _replies(tracker) if not reply.about_feedback), None)


def last_verdict(tracker: Tracker) -> Reply | None:
    """The last Reply to a verdict or to the reason for one; none where nothing has been judged."""
    return next((reply for reply in _replies(tracker) if reply.about_feedback), None)


def _replies(tracker: Tracker) -> Iterator[Reply]:
    """The Replies of the conversation, the last first."""
    for event in reversed(tracker.events):
        data = event.get("data") or {}
        if event.get("event") == "bot" and "outcome" in (data.get("custom") or {}):
            yield Reply.from_utterance(event.get("text"), data)


def awaits_message(tracker: Tracker) -> bool:
    """Whether the message to check was asked for just before: then whatever comes is that message."""
    last = last_reply(tracker)
    return last is not None and last.topic == ASKED_FOR_MESSAGE


def chat_of(tracker: Tracker) -> float:
    """How likely the classifier takes the latest message for no question of ours, 0 to 1."""
    ranking = tracker.latest_message.get("intent_ranking") or ()
    return float(sum(intent["confidence"] for intent in ranking if intent["name"] in CHAT))


def typed(tracker: Tracker) -> str:
    """What the resident typed; empty where a button was pressed."""
    text = str(tracker.latest_message.get("text") or "")
    return "" if text.startswith("/") else text
