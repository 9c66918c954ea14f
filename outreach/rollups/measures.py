"""What is counted of every day: a measure's name, the category that a turn falls into, and which turns count.

Every statistic that is a count, a rate, a median or a breakdown is read off these; distinct residents are in
`outreach.rollups.visits`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from outreach.schema import EVENTS

QUESTIONS = ("answered", "suggested", "unanswered")
"""Outcomes of the turns that asked for an answer; feedback, chat and repeats are none."""

_E = EVENTS.c


@dataclass(frozen=True)
class Measure:
    """SQL expressions over events: the `category` that a turn is counted under, and the `condition` that it counts."""

    category: Any
    condition: Any


def _measure(category: Any, *conditions: Any) -> Measure:
    return Measure(category, sa.and_(sa.true(), *conditions))


def _text(column: Any) -> Any:
    return sa.cast(column, sa.String)


_asked = _E.outcome.in_(QUESTIONS)
_checked = _E.outcome == "scam_checked"

MEASURES: dict[str, Measure] = {
    "outcome": _measure(_E.outcome),
    "channel": _measure(_E.channel),
    "site": _measure(_E.site),
    "intent": _measure(_E.intent),
    "hour": _measure(_text(_E.hour)),
    "questions.channel": _measure(_E.channel, _asked),
    "questions.site": _measure(_E.site, _asked),
    "questions.hour": _measure(_text(_E.hour), _asked),
    "questions.topic": _measure(_E.topic, _asked),
    "opening.channel": _measure(_E.channel, _E.opening.is_(True)),
    "card": _measure(_E.card, _E.outcome == "answered", _E.card.is_not(None)),
    "risk": _measure(_E.risk, _checked, _E.risk.is_not(None)),
    "kind": _measure(_E.topic, _checked),
    "hotline": _measure(_E.hotline, _E.hotline.is_not(None)),
    "feedback": _measure(_E.feedback, _E.feedback.is_not(None)),
    "feedback.channel": _measure(_E.channel, _E.feedback.is_not(None)),
    "reason": _measure(_E.reason, _E.reason.is_not(None)),
    "ms": _measure(_text(_E.ms)),
}


def counted(measure: Measure, condition: Any) -> Any:
    """A select of (day, category, count) over the events that meet `condition`."""
    category = measure.category.label("category")
    chosen = sa.select(_E.day, category, sa.func.count()).where(condition, measure.condition)
    return chosen.group_by(_E.day, sa.text("category"))
