"""Says that this is not Mingbai's to answer, and who may know."""

from __future__ import annotations

from actions.reply import Outcome
from actions.speaking import ResponseAction


class ActionOutOfScope(ResponseAction):
    """Says that this is not Mingbai's to answer, and who may know."""

    topic = "out_of_scope"
    listens = True
    outcome = Outcome.OUT_OF_SCOPE
    hotlines = ("12345",)
