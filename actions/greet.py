"""Says hello and what Mingbai can do."""

from __future__ import annotations

from actions.speaking import ResponseAction


class ActionGreet(ResponseAction):
    """Says hello and what Mingbai can do."""

    topic = "greet"
