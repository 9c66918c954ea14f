"""Official texts in: files are read first, all of them; only when every one is whole is anything stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from knowledge.errors import StatuteUnreadable
from knowledge.statutes.catalogue import catalogue
from knowledge.statutes.jsonl import read_jsonl
from knowledge.statutes.parse import parse
from knowledge.statutes.reading import READERS, lines_of
from knowledge.statutes.store import StatuteStore
from knowledge.statutes.text import Statute

Told = Callable[[int], None]


@dataclass(frozen=True)
class Imported:
    """What an import stored."""

    statutes: tuple[Statute, ...]
    articles: int


def files_of(paths: Sequence[Path], *, jsonl: bool = False) -> list[Path]:
    """The files named, and of a folder those that can be read, by name.

    Raises:
        StatuteUnreadable: a folder has none.
    """
    files: list[Path] = []
    for path in paths:
        kinds = (".jsonl", ".gz") if jsonl else tuple(READERS)
        inside = sorted(file for file in path.iterdir() if file.suffix.lower() in kinds) if path.is_dir() else [path]
        if not inside:
            raise StatuteUnreadable(
                path, "there is no file in this folder of a kind that can be read: " + " ".join(kinds)
            )
        files += inside
    return files


def import_statutes(
    store: StatuteStore,
    files: Sequence[Path],
    *,
    jsonl: bool = False,
    effective: date | None = None,
    told: Told | None = None,
) -> Imported:
    """Imports `files`; `effective` sets the first day in force where a text does not say it, `told` hears of articles read.

    Raises:
        StatuteUnreadable: a file is not a whole official text; nothing is stored.
        StatutesUnreachable: the store cannot be written; it stays as it was.
    """
    statutes: list[Statute] = []
    for file in files:
        if jsonl:
            statutes += [_with_known_days(statute) for statute in read_jsonl(file, told)]
            continue
        statute = _with_known_days(parse(file, lines_of(file), effective))
        statutes.append(statute if effective is None else replace(statute, effective=effective))
        if told:
            told(len(statute.articles))
    return Imported(tuple(statutes), store.save(statutes))


def _with_known_days(statute: Statute) -> Statute:
    """Days that the text does not have, from the catalogue: when an amended law came into force, and when it was passed."""
    law = catalogue().get(statute.law)
    if law is None or statute.withdrawn or len(law.articles) != len(statute.articles):
        return statute
    if law.version == statute.passed or statute.passed == statute.effective == law.effective:
        return replace(statute, passed=law.version, effective=law.effective, level=statute.level or law.level)
    return statute
