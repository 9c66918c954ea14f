"""The three files that staff edit: the office's own where it has laid them out, else those that ship."""

from __future__ import annotations

import shutil
from pathlib import Path

from outreach.report import slips, template, years

SHIPPED = (template.TEMPLATE, years.TABLE, slips.TABLE)


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
