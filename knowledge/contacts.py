"""The office's own numbers, by theme: a table that the office fills, for nobody else knows them. None is ever invented.

A CSV file with the columns theme, number, name, purpose; an answer on a theme that has a row names that number, too.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.errors import CardFaults, Fault
from knowledge.hotlines import Hotline
from knowledge.themes import themes

COLUMNS = ("theme", "number", "name", "purpose")
NUMBER = re.compile(r"[0-9][0-9-]{4,18}[0-9]")
NAME_MAX, PURPOSE_MAX = 20, 30


def read_contacts(path: Path) -> dict[str, Hotline]:
    """Reads the table at `path`, by theme; empty where there is no file.

    Raises:
        CardFaults: a row is not what it must be; every fault is listed.
    """
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    faults = [fault for line, row in enumerate(rows, start=2) for fault in _faults(path, line, row)]
    if faults:
        raise CardFaults(faults)
    return {row["theme"]: Hotline(row["number"], row["name"], row["purpose"]) for row in rows}


def _faults(path: Path, line: int, row: Mapping[str, str | None]) -> Iterator[Fault]:
    values = {name: row.get(name) or "" for name in COLUMNS}
    if values["theme"] not in themes():
        yield Fault(path, line, "theme", values["theme"], "use one of " + " ".join(themes()))
    if not NUMBER.fullmatch(values["number"]):
        yield Fault(path, line, "number", values["number"], "write digits, such as 0750-1234567")
    for name, most in (("name", NAME_MAX), ("purpose", PURPOSE_MAX)):
        if not 0 < len(values[name]) <= most:
            yield Fault(path, line, name, values[name], f"write 1 to {most} characters")
