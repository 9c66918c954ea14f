"""Says goodbye."""

from __future__ import annotations

from actions.speaking import ResponseAction


class ActionGoodbye(ResponseAction):
    """Says goodbye."""

    topic = "goodbye"
    listens = True
