"""Three questions for one who cannot say what is wrong: asked to pay, to keep it secret, to install? One yes is enough to stop."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT

from actions.reply import Button, Outcome, Reply
from actions.speaking import ALREADY_PAID, ASK_PERSON, card_button, entity, say, typed
from knowledge.language.yes_no import yes_or_no
from knowledge.scam import Risk
from knowledge.scam.asking import DEMANDS

CARDS = {
    "asked_to_pay": "fraud-help-110-or-96110",
    "told_to_keep_secret": "fraud-fake-police",
    "asked_to_install": "fraud-screen-share",
}
"""The slots in the order they are asked for, and the card that tells more where the answer is yes."""
YES_OR_NO = (
    Button("有", '/three_questions{"answer":"yes"}'),
    Button("没有", '/three_questions{"answer":"no"}'),
    Button("不答了", "/help"),
)
PRESSED = {"yes": True, "no": False}


class ValidateThreeQuestionsForm(FormValidationAction):  # type: ignore[misc]  # the SDK ships untyped
    """Reads the answer to the question that is open; after a yes nothing more is asked."""

    def name(self) -> str:
        """As the domain writes it."""
        return "validate_three_questions_form"

    async def required_slots(self, *args: Any) -> list[str]:
        """All three questions, or only those that are answered once one of them was answered with yes."""
        tracker: Tracker = args[2]
        answered = [slot for slot in CARDS if tracker.get_slot(slot) is not None]
        return answered if any(tracker.get_slot(slot) for slot in CARDS) else list(CARDS)

    async def get_extraction_events(self, _: CollectingDispatcher, tracker: Tracker, __: Any) -> list[dict[str, Any]]:
        """The answer to the open question; none where something else was said, which then leaves the form."""
        asked = tracker.get_slot(REQUESTED_SLOT)
        answer = _answer(tracker, asked)
        found = [] if answer is None or asked not in CARDS else [SlotSet(asked, answer)]
        tracker.add_slots(found)
        return found


class Ask(Action, ABC):  # type: ignore[misc]  # the SDK ships untyped
    """Asks one question, yes and no a button away. Abstract, because the SDK makes one of every class that is not."""

    @property
    @abstractmethod
    def slot(self) -> str:
        """What the answer is kept in."""

    def name(self) -> str:
        """As Rasa's form looks for it."""
        return f"action_ask_{self.slot}"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Asks."""
        question = Reply("", Outcome.SMALL_TALK, topic="three_questions", buttons=YES_OR_NO)
        say(dispatcher, question, f"utter_{self.slot}")
        return []


class AskWhetherToPay(Ask):
    """The first question."""

    slot = "asked_to_pay"


class AskWhetherToKeepSecret(Ask):
    """The second question."""

    slot = "told_to_keep_secret"


class AskWhetherToInstall(Ask):
    """The third question."""

    slot = "asked_to_install"


class ActionThreeQuestions(Action):  # type: ignore[misc]  # the SDK ships untyped
    """Says what the answers come to."""

    def name(self) -> str:
        """As the domain writes it."""
        return "action_three_questions"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Stop, with 110 first, after a yes; no sign, and never "safe", after three noes."""
        yes = next((slot for slot in CARDS if tracker.get_slot(slot)), None)
        found = Reply("", Outcome.SCAM_CHECKED, topic="three_questions", risk=Risk.HIGH if yes else Risk.NONE)
        if yes:
            buttons = (ALREADY_PAID, *card_button(CARDS[yes]), ASK_PERSON)
            say(dispatcher, replace(found, hotlines=("110", "96110"), buttons=buttons), "utter_three_questions_stop")
        else:
            say(dispatcher, replace(found, hotlines=("96110",), buttons=(ASK_PERSON,)), "utter_three_questions_calm")
        return _forgotten()


class ActionLeaveThreeQuestions(Action):  # type: ignore[misc]  # the SDK ships untyped
    """Closes the form, silently, when something else was said: that has been answered already."""

    def name(self) -> str:
        """As the domain writes it."""
        return "action_leave_three_questions"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Forgets the answers, so that the next round begins with the first question."""
        return [ActiveLoop(None), *_forgotten()]


def _answer(tracker: Tracker, asked: str | None) -> bool | None:
    pressed = PRESSED.get(entity(tracker, "answer") or "")
    if pressed is not None or tracker.get_intent_of_latest_message() == "already_paid":
        return pressed
    return yes_or_no(typed(tracker), DEMANDS.get(asked or ""))


def _forgotten() -> list[dict[str, Any]]:
    return [SlotSet(slot, None) for slot in (*CARDS, REQUESTED_SLOT)]
