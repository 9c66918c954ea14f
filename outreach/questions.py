"""Questions that were left unanswered, masked, for staff to read, and no longer than need be.

A question has the office's day and no time, no place, no session and no pseudonym, and its number is drawn by chance: so
nothing in it leads to the event of its turn.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from outreach.database import Database
from outreach.errors import QuestionInvalid, QuestionUnknown
from outreach.schema import QUESTIONS

LONGEST = 200
"""Characters of a question that are kept, at most."""
OPEN, ANSWERED, NOT_OURS = STATES = ("open", "answered", "not_ours")
"""Nobody has dealt with it; a card answers it now; it is none for this office."""
DIGITS = 32
NUMBERS = 1 << 53


@dataclass(frozen=True)
class Question:
    """One asking: `words` masked by whoever hands it over, `form` what its near copies share, `card` the nearest card."""

    day: date
    channel: str
    outcome: str
    card: str | None
    words: str
    form: str


@dataclass(frozen=True)
class Asked:
    """Near copies together: `key` is theirs, `count` how often they were asked, `last` the newest day, `words` one of them."""

    key: str
    words: str
    count: int
    last: date
    channels: tuple[str, ...]
    outcomes: tuple[str, ...]
    card: str | None


class Questions:
    """Keeps questions in the database of outreach. Every verb raises StoreUnreachable where it cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, question: Question) -> None:
        """Stores one asking; what staff have said is not theirs to answer stays so when it is asked again."""
        key = _key(question.form)
        with self._database.transaction() as connection:
            known = sa.select(QUESTIONS.c.id).where(QUESTIONS.c.form == key, QUESTIONS.c.state == NOT_OURS).limit(1)
            row = {
                "id": secrets.randbelow(NUMBERS),
                "day": question.day,
                "channel": question.channel,
                "outcome": question.outcome,
                "card": question.card,
                "words": question.words[:LONGEST],
                "form": key,
                "state": NOT_OURS if connection.execute(known).first() else OPEN,
            }
            connection.execute(sa.insert(QUESTIONS).values(row))

    def listed(self, state: str, count: int, *, skip: int = 0) -> list[Asked]:
        """At most `count` groups of near copies in `state`, the newest first, after the first `skip`.

        Raises:
            QuestionInvalid: there is no such state.
        """
        _check(state)
        question = QUESTIONS.c
        number, last = sa.func.count(), sa.func.max(question.day)
        groups = sa.select(question.form, number, last, sa.func.min(question.words), sa.func.max(question.card))
        groups = groups.where(question.state == state).group_by(question.form)
        with self._database.connection() as connection:
            rows = connection.execute(
                groups.order_by(last.desc(), number.desc(), question.form).limit(count).offset(skip)
            ).all()
            kinds = _kinds(connection, state, [row[0] for row in rows])
        return [Asked(key, words, times, newest, *kinds[key], card=card) for key, times, newest, words, card in rows]

    def mark(self, key: str, state: str) -> int:
        """Gives every copy another state and returns how many there are.

        Raises:
            QuestionInvalid: there is no such state.
            QuestionUnknown: no copy is kept.
        """
        _check(state)
        return self._changed(sa.update(QUESTIONS).where(QUESTIONS.c.form == key).values(state=state))

    def delete(self, key: str) -> int:
        """Deletes every copy, words and all, and returns how many there were.

        Raises:
            QuestionUnknown: no copy is kept.
        """
        return self._changed(sa.delete(QUESTIONS).where(QUESTIONS.c.form == key))

    def purge(self, days: int, today: date) -> int:
        """Deletes what is older than `days` days, today being the first of them; returns how many there were."""
        first_kept = today - timedelta(days=days - 1)
        with self._database.transaction() as connection:
            return int(connection.execute(sa.delete(QUESTIONS).where(QUESTIONS.c.day < first_kept)).rowcount)

    def _changed(self, change: sa.sql.dml.UpdateBase) -> int:
        with self._database.transaction() as connection:
            count = int(connection.execute(change).rowcount)
        if not count:
            raise QuestionUnknown
        return count


def _kinds(
    connection: Connection, state: str, keys: Sequence[str]
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The channels and the outcomes of each group."""
    question = QUESTIONS.c
    query = sa.select(question.form, question.channel, question.outcome).distinct()
    rows = connection.execute(query.where(question.state == state, question.form.in_(keys))).all()
    return {
        key: (
            tuple(sorted({channel for form, channel, _ in rows if form == key})),
            tuple(sorted({outcome for form, _, outcome in rows if form == key})),
        )
        for key in keys
    }


def _check(state: str) -> None:
    if state not in STATES:
        raise QuestionInvalid(state, STATES)


def _key(form: str) -> str:
    return hashlib.sha256(form.encode("utf-8", errors="surrogatepass")).hexdigest()[:DIGITS]
