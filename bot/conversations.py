"""Conversations in memory, forgotten in time. Rasa's own in-memory store never forgets one."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

EVENTS_KEPT = 60
"""Events of one conversation that are kept: about the last six turns. Cost per turn would grow with the rest."""


class ForgetfulTrackerStore(InMemoryTrackerStore):  # type: ignore[misc]  # Rasa ships untyped
    """Keeps at most `conversations`, none idle for longer than `idle_seconds`; the longest idle goes first."""

    def __init__(self, conversations: int, idle_seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(Domain.empty())
        self.store: OrderedDict[str, Any] = OrderedDict()
        self._touched: dict[str, float] = {}
        self._conversations = conversations
        self._idle_seconds = idle_seconds
        self._clock = clock

    @property
    def max_event_history(self) -> int:
        """Events kept of a conversation; Rasa resets it to "all" at every turn, which is not heard here."""
        return EVENTS_KEPT

    @max_event_history.setter
    def max_event_history(self, _: int | None) -> None: ...

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the conversation and forgets those that are due."""
        await super().save(tracker)
        self.store.move_to_end(tracker.sender_id)
        self._touched[tracker.sender_id] = self._clock()
        self._forget()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Returns the conversation unless it has been idle too long."""
        self._forget()
        return await super().retrieve(sender_id)

    async def delete(self, sender_id: str) -> None:
        """Forgets one conversation; nothing happens where there is none."""
        self.store.pop(sender_id, None)
        self._touched.pop(sender_id, None)

    async def keys(self) -> Iterable[str]:
        """The conversations that are still remembered."""
        self._forget()
        return list(self.store)

    def _forget(self) -> None:
        due = self._clock() - self._idle_seconds
        while self.store:
            oldest = next(iter(self.store))
            if len(self.store) <= self._conversations and self._touched[oldest] > due:
                return
            del self.store[oldest], self._touched[oldest]
