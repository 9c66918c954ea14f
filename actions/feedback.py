"""Was this helpful? Thanks either way; after a no the resident may say why with one tap, and is led on to a person."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import Button, Outcome, Reply
from actions.speaking import ASK_PERSON, entity, last_reply, last_verdict, say, typed
from knowledge.language.approval import approves

REASONS = {"unclear": "没听懂", "other_matter": "不是我问的", "too_long": "太长了", "wrong": "说得不对"}
"""Why an answer did not help: the names that are counted, and what the buttons say."""
WHY = tuple(Button(title, f'/feedback{{"reason":"{name}"}}') for name, title in REASONS.items())


class ActionFeedback(Action):  # type: ignore[misc]  # the SDK ships untyped
    """Takes the verdict on the last answer, and the reason for a no; both are counted with the card they were about."""

    def name(self) -> str:
        """As the domain writes it."""
        return "action_feedback"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Thanks for a yes, a remark or a reason; after a no, asks why and offers a person."""
        reason = entity(tracker, "reason")
        if reason in REASONS:
            say(dispatcher, _because(reason, last_verdict(tracker)), "utter_feedback_reason")
            return []
        last = last_reply(tracker)
        topic, card = (last.topic, last.card) if last else ("feedback", None)
        verdict = _verdict(tracker)
        if verdict == "no":
            buttons = (*WHY, ASK_PERSON)
            sorry = Reply("", Outcome.SMALL_TALK, topic, card, hotlines=("12348",), buttons=buttons, feedback="no")
            say(dispatcher, sorry, "utter_feedback_no")
        else:
            say(dispatcher, Reply("", Outcome.SMALL_TALK, topic, card, feedback=verdict), "utter_feedback_yes")
        return []


def _verdict(tracker: Tracker) -> str | None:
    """The button that was pressed, or what the words say; none where they say neither."""
    pressed = entity(tracker, "verdict")
    helped = approves(typed(tracker))
    return pressed or (None if helped is None else "yes" if helped else "no")


def _because(reason: str, verdict: Reply | None) -> Reply:
    """Thanks for a reason. It is counted once for a verdict, and never as another verdict."""
    topic, card = (verdict.topic, verdict.card) if verdict else ("feedback", None)
    told_already = verdict is not None and verdict.reason is not None
    counted = None if told_already else reason
    return Reply("", Outcome.SMALL_TALK, topic, card, buttons=(ASK_PERSON,), reason=counted)
