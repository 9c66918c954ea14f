"""Fakes for the seams of bot: an answerer that remembers what it was asked."""

from actions.reply import Button, Outcome, Reply


class FakeAnswerer:
    """Answers every message with the same Replies and keeps the messages."""

    def __init__(self, *replies):
        self.replies = list(replies) or [Reply("答", Outcome.ANSWERED)]
        self.messages = []

    async def reply(self, message):
        self.messages.append(message)
        return self.replies


WITH_BUTTONS = Reply(
    "您想问哪个？", Outcome.SUGGESTED, buttons=(Button("遗嘱", '/ask_knowledge{"card":"will-handwritten"}'),)
)
