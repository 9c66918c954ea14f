"""Schemes: flagged messages that are near copies of one another, counted together, without their words.

A scheme is a 64-bit simhash (Charikar 2002): near copies differ in few of its bits. Each is put to the most frequent
one within twelve bits of it (greedy leaders), so a group's reach is bounded and does not chain on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from outreach.database import Database
from outreach.schema import EVENTS
from outreach.store import within

NEAR = 12
"""Bits of 64, at most, in which near copies differ."""
WEEK = 7
WEEKS_BEFORE = 4
SPIKE_TIMES, SPIKE_LEAST = 3, 5
"""A scheme spikes that came at least five times in a week and thrice as often as in a mean one of the four before."""

_BITS = np.array([bin(number).count("1") for number in range(1 << 16)], dtype=np.uint8)


@dataclass(frozen=True)
class Sighting:
    """One flagged message: `scheme` 16 hex digits, `kind` the kind of fraud, the channel and the office's day."""

    scheme: str
    kind: str
    channel: str
    day: date


@dataclass(frozen=True)
class Scheme:
    """A group: its most frequent `leader`, how often it came in a period, and in the four weeks before that.

    `kind` is its most frequent kind, `first` and `last` its days in the period, `channels` by how often it came there.
    """

    leader: str
    kind: str
    count: int
    before: int
    first: date
    last: date
    channels: tuple[str, ...]

    @property
    def spikes(self) -> bool:
        """Whether it came so much more often than before that staff should look; for a period of a week."""
        return self.count >= SPIKE_LEAST and self.count * WEEKS_BEFORE >= SPIKE_TIMES * self.before


def week_of_schemes(database: Database, last: date) -> list[Scheme]:
    """The schemes of the seven days that end with `last`, the most frequent first.

    Raises:
        StoreUnreachable: the database cannot be read.
    """
    first = last - timedelta(days=WEEK - 1)
    seen = sightings(database, first - timedelta(days=WEEK * WEEKS_BEFORE), last)
    return schemes(seen, first)


def sightings(database: Database, first: date, last: date) -> list[Sighting]:
    """The flagged messages of the days `first` to `last`, both included."""
    event = EVENTS.c
    query = sa.select(event.scheme, event.topic, event.channel, event.day)
    with database.connection() as connection:
        rows = connection.execute(query.where(within(first, last), event.scheme.is_not(None)).order_by(event.id))
        return [Sighting(*row) for row in rows]


def schemes(seen: Sequence[Sighting], first: date) -> list[Scheme]:
    """Groups `seen`; those days from `first` on are the period, the days before it are only compared with."""
    leader_of = leaders(Counter(sighting.scheme for sighting in seen))
    groups: dict[str, list[Sighting]] = {}
    for sighting in seen:
        groups.setdefault(leader_of[sighting.scheme], []).append(sighting)
    found = (_scheme(leader, group, first) for leader, group in groups.items())
    return sorted((scheme for scheme in found if scheme), key=lambda scheme: (-scheme.count, scheme.leader))


def leaders(frequencies: Counter[str]) -> dict[str, str]:
    """The leader of each scheme: itself, or the nearest more frequent leader within twelve bits."""
    ranked = sorted(frequencies, key=lambda scheme: (-frequencies[scheme], scheme))
    numbers = np.array([int(scheme, 16) for scheme in ranked], dtype=np.uint64)
    leading = np.empty(0, dtype=np.int64)
    found: dict[str, str] = {}
    for place, scheme in enumerate(ranked):
        far = distances(numbers[leading], numbers[place])
        if far.size and far.min() <= NEAR:
            found[scheme] = ranked[leading[far.argmin()]]
        else:
            found[scheme] = scheme
            leading = np.append(leading, place)
    return found


def distances(numbers: npt.NDArray[np.uint64], number: np.uint64) -> npt.NDArray[np.int64]:
    """res[i] = how many of 64 bits differ between numbers[i] and number (Hamming distance)."""
    halves: npt.NDArray[np.uint16] = np.bitwise_xor(numbers, number).view(np.uint16)
    counted: npt.NDArray[np.int64] = _BITS[halves].reshape(-1, 4).sum(axis=1, dtype=np.int64)
    return counted


def _scheme(leader: str, group: Sequence[Sighting], first: date) -> Scheme | None:
    now = [sighting for sighting in group if sighting.day >= first]
    if not now:
        return None
    days = [sighting.day for sighting in now]
    channels = tuple(channel for channel, _ in Counter(sighting.channel for sighting in now).most_common())
    kind = Counter(sighting.kind for sighting in now).most_common(1)[0][0]
    return Scheme(leader, kind, len(now), len(group) - len(now), min(days), max(days), channels)
