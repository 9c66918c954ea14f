"""Says what can be asked, with buttons."""

from __future__ import annotations

from actions.speaking import ResponseAction


class ActionHelp(ResponseAction):
    """Says what can be asked, with buttons."""

    topic = "help"
    listens = True
