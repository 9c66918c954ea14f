"""Was this helpful? Thanks either way; a no is led on to a person."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import Outcome, Reply
from actions.speaking import ASK_PERSON, entity, last_reply, say


class ActionFeedback(Action):  # type: ignore[misc]  # the SDK ships untyped
    """Takes the verdict on the last answer; it is counted with the card it was about."""

    def name(self) -> str:
        """As the domain writes it."""
        return "action_feedback"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Thanks for a yes; after a no, offers a person."""
        last = last_reply(tracker)
        topic, card = (last.topic, last.card) if last else ("feedback", None)
        if entity(tracker, "verdict") == "no":
            sorry = Reply(
                "", Outcome.SMALL_TALK, topic, card, hotlines=("12348",), buttons=(ASK_PERSON,), feedback="no"
            )
            say(dispatcher, sorry, "utter_feedback_no")
        else:
            say(dispatcher, Reply("", Outcome.SMALL_TALK, topic, card, feedback="yes"), "utter_feedback_yes")
        return []
