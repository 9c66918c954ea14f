"""Official texts as JSON lines, an article a line: law, article, sub, text, and as far as known level, headings, days, status."""

from __future__ import annotations

import ast
import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

from knowledge.errors import StatuteUnreadable
from knowledge.statutes.text import UNDATED, Article, Statute

WITHDRAWN = frozenset({"repealed_or_superseded", "repealed", "superseded", "older_version"})
Key = tuple[str, str, str]


def read_jsonl(path: Path, told: Callable[[int], None] | None = None) -> list[Statute]:
    """Reads a .jsonl or .jsonl.gz file; `told` is called with the number of articles read since it was last called.

    Raises:
        StatuteUnreadable: a line is no article, an article stands twice, or the file breaks off.
    """
    found: dict[Key, list[tuple[Article, Mapping[str, Any]]]] = {}
    count = 0
    with _open(path) as lines:
        for place, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            row = _row(path, place, line)
            key = (
                row["law"].strip().removeprefix("中华人民共和国"),
                str(row.get("version_date") or ""),
                str(row.get("status") or ""),
            )
            found.setdefault(key, []).append((_article(path, place, row), row))
            count += 1
            if told and not count % 1000:
                told(1000)
    if not found:
        raise StatuteUnreadable(path, "there is not one article in it")
    return [_statute(path, law, rows) for (law, _, _), rows in found.items()]


@contextmanager
def _open(path: Path) -> Iterator[Iterable[str]]:
    try:
        with _plain(path) as lines:
            yield lines
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise StatuteUnreadable(path, "the compressed file is damaged or breaks off; get the whole file") from error
    except UnicodeDecodeError as error:
        raise StatuteUnreadable(path, f"not UTF-8 at byte {error.start}; get the whole file") from error
    except OSError as error:
        raise StatuteUnreadable(path, error.strerror or str(error)) from error


def _plain(path: Path) -> IO[str]:
    return gzip.open(path, "rt", encoding="utf-8-sig") if path.suffix == ".gz" else path.open(encoding="utf-8-sig")


def _row(path: Path, place: int, line: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise StatuteUnreadable(path, f"not JSON: {error.msg}", place) from error
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) and row[name] for name in ("law", "text")):
        raise StatuteUnreadable(path, 'an article is {"law": …, "article": …, "sub": …, "text": …}', place)
    return row


def _article(path: Path, place: int, row: Mapping[str, Any]) -> Article:
    try:
        number, sub = int(row["article"]), int(row.get("sub") or 0)
    except (KeyError, TypeError, ValueError) as error:
        raise StatuteUnreadable(path, "article and sub must be whole numbers", place) from error
    headings = row.get("headings") or []
    if isinstance(headings, str):
        headings = ast.literal_eval(headings) if headings.startswith("[") else [headings]
    return Article(number, sub, row["text"], tuple(str(heading) for heading in headings))


def _statute(path: Path, law: str, rows: list[tuple[Article, Mapping[str, Any]]]) -> Statute:
    articles = sorted((article for article, _ in rows), key=lambda article: article.number)
    for one, other in pairwise(articles):
        if one.number == other.number:
            raise StatuteUnreadable(path, f"article {one.article}-{one.sub} of {law} stands twice in one version")
    first = rows[0][1]
    stated = _day(path, first.get("effective_stated") or first.get("effective"))
    passed = _day(path, first.get("version_date") or first.get("version"))
    return Statute(
        law,
        passed if passed != UNDATED else stated,
        max(passed, stated),
        tuple(articles),
        str(first.get("level") or ""),
        withdrawn=first.get("status") in WITHDRAWN,
    )


def _day(path: Path, written: object) -> date:
    try:
        return date.fromisoformat(str(written)[:10]) if written else UNDATED
    except ValueError as error:
        raise StatuteUnreadable(path, f"{written!r} is no day; write 2026-11-23") from error
