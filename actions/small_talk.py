"""Answers chat kindly and leads back to what Mingbai is for."""

from __future__ import annotations

from actions.speaking import ResponseAction


class ActionSmallTalk(ResponseAction):
    """Answers chat kindly and leads back to what Mingbai is for."""

    topic = "small_talk"
    listens = True
