"""Somebody wants to report: a spy, illegal fundraising, a scam. Each goes somewhere else."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import tell
from actions.listening import meant
from actions.reply import Outcome, Reply
from actions.speaking import ASK_PERSON, say


class ActionReport(Action):  # type: ignore[misc]  # the SDK ships untyped
    """Says where to report what was named, or asks which of the matters it is."""

    def name(self) -> str:
        """As the domain writes it."""
        return "action_report"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Gives the card on reporting this matter; the response's own buttons lead to each of them."""
        found = meant(tracker)
        if found:
            return tell(dispatcher, found)
        where = Reply("", Outcome.SERVICE, topic="report", hotlines=("110", "12345"), buttons=(ASK_PERSON,))
        say(dispatcher, where, "utter_report")
        return []
