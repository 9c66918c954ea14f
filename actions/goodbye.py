"""Says goodbye."""

from __future__ import annotations

from actions.listening import ListeningAction


class ActionGoodbye(ListeningAction):
    """Says goodbye."""

    topic = "goodbye"
