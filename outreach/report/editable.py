"""The three files that staff edit: the office's own where it has laid them out, else those that ship."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from threading import Lock

from outreach.errors import FileChanged
from outreach.report import slips, template, years

SHIPPED = (template.TEMPLATE, years.TABLE, slips.TABLE)
Check = Callable[[Path], object]
CHECKS: Mapping[str, Check] = {years.TABLE.name: years.rows, slips.TABLE.name: slips.slips_from}
_saving = Lock()


def chosen(folder: Path, shipped: Path) -> Path:
    """The office's file of that name in `folder`, or the shipped one."""
    own = folder / shipped.name
    return own if own.exists() else shipped


def lay_out(folder: Path) -> list[Path]:
    """Copies what is not in `folder` yet; returns the three files there."""
    folder.mkdir(parents=True, exist_ok=True)
    for shipped in SHIPPED:
        if not (folder / shipped.name).exists():
            shutil.copyfile(shipped, folder / shipped.name)
    return [folder / shipped.name for shipped in SHIPPED]


def fingerprint(content: bytes) -> str:
    """64 hex digits that tell one state of a file from another."""
    return sha256(content).hexdigest()


def save(folder: Path, shipped: Path, text: str, *, seen: str, check: Check) -> Path | None:
    """Puts `text` in the place of the office's file, after `check` has read it; returns the copy kept of the earlier one.

    `seen` is the fingerprint of what the editor began with. Copies are numbered from 1, the oldest: years.yml.1. Nothing
    is done, and none returned, where `text` is what lies there.

    Raises:
        FileChanged: another text lies there than the editor saw.
        ReportError: whatever `check` raises; the earlier file stays.
    """
    content = text.replace("\r\n", "\n").encode()
    own, new = folder / shipped.name, folder / f".{shipped.name}.new"
    with _saving:
        earlier = chosen(folder, shipped).read_bytes()
        if fingerprint(earlier) != seen:
            raise FileChanged(shipped.name)
        if content == earlier:
            return None
        folder.mkdir(parents=True, exist_ok=True)
        new.write_bytes(content)
        try:
            check(new)
            copy = folder / f"{shipped.name}.{_number(folder, shipped) + 1}"
            copy.write_bytes(earlier)
            new.replace(own)
        finally:
            new.unlink(missing_ok=True)
    return copy


def copies(folder: Path, shipped: Path) -> list[Path]:
    """The numbered copies of earlier states, the newest first."""
    found = [path for path in folder.glob(f"{shipped.name}.*") if path.suffix[1:].isdecimal()]
    return sorted(found, key=lambda path: int(path.suffix[1:]), reverse=True)


def _number(folder: Path, shipped: Path) -> int:
    return max((int(path.suffix[1:]) for path in copies(folder, shipped)), default=0)
