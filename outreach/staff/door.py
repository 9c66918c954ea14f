"""The door: how often somebody may try to come in, whoever he says he is."""

from __future__ import annotations

import threading
from collections import deque
from datetime import datetime, timedelta

from outreach.staff.audit import Clock

MINUTE = timedelta(minutes=1)
PER_ADDRESS = 10
"""Tries a minute from one address."""
ALTOGETHER = 60
"""Tries a minute from all; also how many addresses are remembered at most."""


class Door:
    """Counts the tries of the last minute, in this process's memory. Safe for threads."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._tries: deque[tuple[datetime, str]] = deque()
        self._lock = threading.Lock()

    def lets_try(self, address: str) -> bool:
        """Whether somebody at `address` may try now; if he may, the try is counted."""
        now = self._clock()
        with self._lock:
            while self._tries and self._tries[0][0] <= now - MINUTE:
                self._tries.popleft()
            his = sum(one == address for _, one in self._tries)
            if his >= PER_ADDRESS or len(self._tries) >= ALTOGETHER:
                return False
            self._tries.append((now, address))
        return True
