"""The money is gone or the code is told: what to do in the first minutes, before anything else."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers import way_out
from actions.reply import Outcome, Reply
from actions.speaking import say, typed
from knowledge.scam.first_minutes import first_minutes


class ActionAlreadyPaid(Action):  # type: ignore[misc]  # the SDK ships untyped
    """Says the first minutes' steps; asks nothing back."""

    def name(self) -> str:
        """As the domain writes it."""
        return "action_already_paid"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Answers at once, whatever else was going on; a button leads to a card, should the words have asked for it."""
        steps = first_minutes()
        say(
            dispatcher,
            Reply(
                "",
                Outcome.EMERGENCY,
                topic="already_paid",
                citations=steps.citations,
                steps=steps.steps,
                hotlines=steps.hotlines,
                buttons=way_out(typed(tracker)),
                checked_on=steps.checked_on,
            ),
            "utter_already_paid",
        )
        return []
