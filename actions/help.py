"""Says what can be asked, with buttons."""

from __future__ import annotations

from actions.listening import ListeningAction


class ActionHelp(ListeningAction):
    """Says what can be asked, with buttons."""

    topic = "help"
