"""Cells that add up to a known sum: which of them to hide."""

from __future__ import annotations

from collections.abc import Mapping

from outreach.statistics import Breakdown

SMALL = range(1, 5)
SLACK = 4
"""What hidden cells hold together beyond the least that each may: so much, and any of them may be above 4."""

Hidden = frozenset[str] | None
"""Names of the cells to hide, or none when no choice of them keeps the standard."""


def kept(cells: Breakdown, hidden: frozenset[str], least: Mapping[str, int] | None = None) -> bool:
    """Whether the sum of the hidden cells tells nothing of each.

    `least` is the least that a cell may be as far as the reader knows, 1 where it does not say and the cell is not 0. Any
    hidden cell may be anything from its least to that and the slack.
    """
    return not hidden or (len(hidden) > 1 and _slack(cells, hidden, least or {}) >= SLACK)


def hide(cells: Breakdown, forced: Hidden = frozenset(), least: Mapping[str, int] | None = None) -> Hidden:
    """Returns the small cells, the forced ones, and as few greater ones as keep the standard.

    None is forced where the reader would learn something from any choice.
    """
    if forced is None:
        return None
    hidden = forced | {name for name, count in cells.items() if count in SMALL}
    while not kept(cells, hidden, least):
        wanted = SLACK - _slack(cells, hidden, least or {})
        others = sorted((count, name) for name, count in cells.items() if name not in hidden)
        if not others:
            return None
        enough = (name for _, name in others if _slack(cells, {name}, least or {}) >= wanted)
        hidden |= {next(enough, others[-1][1])}
    return hidden


def _slack(cells: Breakdown, hidden: frozenset[str] | set[str], least: Mapping[str, int]) -> int:
    return sum(cells.get(name, 0) - least.get(name, min(1, cells.get(name, 0))) for name in hidden)
