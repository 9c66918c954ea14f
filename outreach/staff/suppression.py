"""Small cells: a breakdown's count under five could point at a person and is not shown."""

from __future__ import annotations

from collections.abc import Mapping

LEAST = 5
FEW = "少于5"

Cell = int | float | str


def shown(breakdown: Mapping[str, int]) -> dict[str, Cell]:
    """The breakdown as it may be shown: counts of one to four are FEW, nought stays nought."""
    return {name: FEW if 0 < count < LEAST else count for name, count in breakdown.items()}
