"""The figures of a draft, kept to see at the final print what has changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach.errors import DraftInvalid
from outreach.report.compose import Report
from outreach.report.findings import Finding
from outreach.report.tracing import Used


@dataclass(frozen=True)
class Kept:
    """The figures of a draft of that date: name and meaning to what was printed, in order of appearance."""

    dated: date
    figures: tuple[tuple[str, str], ...]


def keep(report: Report, path: Path) -> None:
    """Writes the figures of a draft as JSON."""
    figures = [{"name": used.name, "printed": used.printed, "place": used.place} for used in report.listed]
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"year": report.year.year, "dated": report.dated.isoformat(), "figures": figures}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def kept(path: Path) -> Kept | None:
    """Reads what `keep` has written; none where nothing was kept.

    Raises:
        DraftInvalid: the file is there and is none of ours.
    """
    if not path.exists():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        figures = tuple((str(figure["name"]), str(figure["printed"])) for figure in content["figures"])
        return Kept(date.fromisoformat(content["dated"]), figures)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DraftInvalid(path, str(error)) from error


def changes(draft: Kept, used: Sequence[Used]) -> Iterator[Finding]:
    """What has changed since the draft; a figure printed twice counts once."""
    before, now = dict(draft.figures), {one.name: one for one in used if one.listed}
    since = f"草稿（{draft.dated}）"
    for name, one in now.items():
        if name not in before:
            yield Finding("数字变了", one.place, one.printed, f"{since}里没有", f"核对{one.meaning}")
        elif before[name] != one.printed:
            fault = f"在{since}里是“{before[name]}”"
            yield Finding("数字变了", one.place, one.printed, fault, f"核对{one.meaning}，并告诉看过草稿的人")
    for name, printed in before.items():
        if name not in now:
            yield Finding("数字变了", "全文", printed, f"在{since}里有，现在没有了", f"核对{name}")
