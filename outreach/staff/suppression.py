"""Small cells on the pages: what `outreach.suppression` hides is said to be hidden; its standard stands there."""

from __future__ import annotations

from outreach.suppression import Public, Shown
from outreach.suppression.groups import SMALL

FEW = "少于5"
HIDDEN = "不显示"
"""In place of a cell of one to four, and of the greater ones from which it could be computed."""
WITHHELD = "（人太少）"

Cell = int | float | str


def few(count: int) -> Cell:
    """A count that is part of no total that is shown."""
    return FEW if count in SMALL else count


def cells(public: Public, name: str) -> dict[str, Cell]:
    """A statistic's breakdown as it may be shown; one cell that says so where all of it is withheld."""
    found = public[name]
    if not isinstance(found, Shown):
        return {}
    if found.withheld:
        return {WITHHELD: HIDDEN}
    return {name: HIDDEN if count is None else count for name, count in found.cells.items()}
