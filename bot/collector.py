"""A Rasa output channel that gathers the Replies of one turn instead of sending them."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel

from actions.reply import Reply


class ReplyCollector(OutputChannel):  # type: ignore[misc]  # Rasa ships untyped
    """Collects; `replies` is in the order of uttering."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []

    @classmethod
    def name(cls) -> str:
        """As trackers write it."""
        return "mingbai"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Takes one utterance; every action of ours makes it a Reply."""
        self.replies.append(Reply.from_utterance(message.get("text"), message))
