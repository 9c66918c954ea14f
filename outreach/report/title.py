"""Where a title is broken: no word in two, lines in a trapezoid or a diamond (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

WIDEST = 20
"""Characters of 2号 that one line of 156 mm holds."""


def width(text: str) -> float:
    """Its width in Chinese characters; Latin letters and digits are half as wide."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def lines_of(pieces: Sequence[str], widest: float = WIDEST) -> list[str]:
    """Joins pieces, between which the title may be broken, into lines of at most `widest` characters.

    The fewest lines that grow, shrink, or grow and shrink (trapezoid, diamond); of several such the least uneven. Where no
    such breaking fits, the least uneven that does; a piece wider than a line stands alone on one.
    """
    if not pieces:
        return []
    ways = [way for way in _ways(pieces) if all(width(line) <= widest for line in way)] or [list(pieces)]
    return min(ways, key=lambda way: (not _shapely(way), len(way), _unevenness(way)))


def _ways(pieces: Sequence[str]) -> Iterator[list[str]]:
    for breaks in range(len(pieces)):
        for places in combinations(range(1, len(pieces)), breaks):
            yield ["".join(pieces[start:end]) for start, end in pairwise([0, *places, len(pieces)])]


def _shapely(lines: Sequence[str]) -> bool:
    """Widths strictly rise, then strictly fall, either of which may be missing."""
    steps = [width(later) - width(earlier) for earlier, later in pairwise(lines)]
    falling = next((at for at, step in enumerate(steps) if step < 0), len(steps))
    return all(step > 0 for step in steps[:falling]) and all(step < 0 for step in steps[falling:])


def _unevenness(lines: Sequence[str]) -> float:
    return max(map(width, lines)) - min(map(width, lines))
