"""Takes thanks kindly."""

from __future__ import annotations

from actions.speaking import ResponseAction


class ActionThanks(ResponseAction):
    """Takes thanks kindly."""

    topic = "thanks"
