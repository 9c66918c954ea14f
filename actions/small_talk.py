"""Answers chat kindly and leads back to what Mingbai is for."""

from __future__ import annotations

from actions.listening import ListeningAction


class ActionSmallTalk(ListeningAction):
    """Answers chat kindly and leads back to what Mingbai is for."""

    topic = "small_talk"
