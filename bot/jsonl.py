"""The machine interface: JSON lines in, JSON lines out, one for one and in order.

A line that cannot be read gets {"id", "error"} and the run goes on. Stable from the first release on.
"""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.message import Channel, Message
from knowledge.errors import StatuteUnknown
from knowledge.library import Library
from knowledge.scam.check import check
from knowledge.statutes.shelf import Shelf

if TYPE_CHECKING:  # the brain brings Rasa, which the searches do not need
    from bot.brain import Brain

Row = dict[str, Any]
Answer = Callable[[Row], Coroutine[Any, Any, Row]]


class LineUnreadable(ValueError):
    """An input line is not what the interface takes; `id` is the line's own, as far as it could be read."""

    def __init__(self, id_: object, why: str) -> None:
        self.id = id_
        super().__init__(why)


async def answer_lines(lines: Iterable[bytes], answer: Answer) -> AsyncIterator[tuple[Row, bool]]:
    """Yields (output row, whether the line could be read) for every line that is not blank."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = parse(line, number)
        except LineUnreadable as error:
            yield {"id": error.id, "error": str(error)}, False
        else:
            yield await answer(row), True


def parse(line: bytes, number: int) -> Row:
    """Reads one line as {"id", "text", "session"?}.

    Raises:
        LineUnreadable: not UTF-8, not JSON, not an object, or a field of the wrong kind.
    """
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LineUnreadable(None, f"line {number} is not UTF-8: {error.reason} at byte {error.start}") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise LineUnreadable(
            None, f"line {number} is not JSON: {getattr(error, 'msg', 'nested too deeply')}"
        ) from error
    if not isinstance(row, dict):
        raise LineUnreadable(None, f"line {number} is a JSON {type(row).__name__}; write an object with id and text")
    if not isinstance(row.get("text"), str):
        raise LineUnreadable(row.get("id"), f'line {number} has no text; write {{"id": …, "text": "…"}}')
    if not isinstance(row.get("session", ""), str):
        raise LineUnreadable(row.get("id"), f"line {number} has a session that is no text")
    return row


class Asking:
    """Answers questions for `mingbai ask --jsonl`; a line without a session is a conversation of its own."""

    def __init__(self, brain: Brain) -> None:
        self._brain = brain
        self._lines = 0

    async def __call__(self, row: Row) -> Row:
        """Returns the output row of one question."""
        self._lines += 1
        session = row.get("session") or f"line-{self._lines}"
        turn, replies = await self._brain.turn(Message(session, Channel.PROGRAM, text=row["text"]))
        answer = replies[-1]
        return {
            "id": row.get("id"),
            "intent": turn.intent,
            "outcome": answer.outcome.value,
            "card": answer.card,
            "score": round(answer.score, 4) if answer.score is not None else None,
            "reply": "\n".join(reply.as_text() for reply in replies),
            "citations": [citation.as_dict() for citation in answer.citations],
            "suggestions": list(answer.suggestions),
            "risk": answer.risk.value if answer.risk else None,
            "ms": round(turn.milliseconds, 2),
        }


async def check_row(row: Row) -> Row:
    """Returns the output row of one message for `mingbai check --jsonl`."""
    started = time.perf_counter()
    verdict = check(row["text"])
    return {
        "id": row.get("id"),
        "risk": verdict.risk.value,
        "score": verdict.score,
        "type": verdict.type,
        "red_flags": [{"name": flag.name, "span": flag.span, "why": flag.why} for flag in verdict.red_flags],
        "advice": f"{verdict.headline}{verdict.advice}",
        "ms": round((time.perf_counter() - started) * 1000, 2),
    }


MOST_ARTICLES = 100


def statute_searcher(shelf: Shelf) -> Answer:
    """Returns what answers a line of `mingbai search --jsonl --statutes`: the 100 nearest articles in force.

    Raises:
        StatuteUnknown: nothing has been imported.
    """
    shelf.refresh(date.today())
    if shelf.is_empty:
        raise StatuteUnknown("a law")

    async def search(row: Row) -> Row:
        started = time.perf_counter()
        hits = shelf.search(row["text"], MOST_ARTICLES)
        articles = [{**hit.citation.as_dict(), "score": round(hit.score, 4)} for hit in hits]
        return {"id": row.get("id"), "articles": articles, "ms": round((time.perf_counter() - started) * 1000, 2)}

    return search


def card_searcher(library: Library) -> Answer:
    """Returns what answers a line of `mingbai search --jsonl`: the nearest cards and how sure the search is."""

    async def search(row: Row) -> Row:
        started = time.perf_counter()
        finding = library.ask(row["text"])
        cards = [{"card": hit.card.id, "score": round(hit.score, 4)} for hit in finding.hits]
        milliseconds = round((time.perf_counter() - started) * 1000, 2)
        return {"id": row.get("id"), "certainty": finding.certainty.value, "cards": cards, "ms": milliseconds}

    return search
