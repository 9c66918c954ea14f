"""Says that this is not Mingbai's to answer, and who may know."""

from __future__ import annotations

from actions.listening import ListeningAction
from actions.reply import Outcome


class ActionOutOfScope(ListeningAction):
    """Says that this is not Mingbai's to answer, and who may know."""

    topic = "out_of_scope"
    outcome = Outcome.OUT_OF_SCOPE
    hotlines = ("12345",)
