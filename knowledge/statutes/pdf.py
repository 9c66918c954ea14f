"""Paragraphs of a text PDF, found by its layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

PAGE_NUMBER = re.compile(r"[—–\-－─\s]*(第\s*)?\d{1,4}(\s*页)?[—–\-－─\s]*")
OPENING = re.compile(
    r"第[一二三四五六七八九十百千零]+(条(之[一二三四五六七八九十]+)?|编|分编|章|节)[\s\u3000]|[（(][一二三四五六七八九十]+[）)]"
)
"""How an article, a heading or an item opens: a page break hides what else would tell that a paragraph begins."""
INDENT, GAP, SHORT = 1.0, 0.5, 2.5
"""In heights of a line: from how much on a line is indented, stands apart, or stops short of the right edge."""


@dataclass(frozen=True)
class Line:
    """One printed line: its text, and its left and right edge, bottom and height in points."""

    text: str
    left: float
    right: float
    bottom: float
    height: float


def paragraphs(path: Path) -> Iterator[str]:
    """Yields the paragraphs of every page; page numbers are left out."""
    kept: list[str] = []
    before: Line | None = None
    pages = [page for page in _pages(path) if page]
    pitch = _pitch(pages)
    left = min((line.left for page in pages for line in page), default=0)
    for page in pages:
        right = max(line.right for line in page)
        for place, line in enumerate(page):
            above = before if place else None
            if kept and not _begins(line, above, left, pitch) and not _stops_short(before, right):
                kept.append(line.text)
            else:
                yield "".join(kept)
                kept = [line.text]
            before = line
    yield "".join(kept)


def _pages(path: Path) -> Iterator[list[Line]]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTTextContainer, LTTextLine

    for page in extract_pages(str(path), laparams=LAParams(boxes_flow=None, char_margin=4.0)):
        lines = [
            _line(line)
            for box in page
            if isinstance(box, LTTextContainer)
            for line in box
            if isinstance(line, LTTextLine) and line.get_text().strip()
        ]
        kept = (line for line in lines if not PAGE_NUMBER.fullmatch(line.text))
        yield sorted(kept, key=lambda line: (-round(line.bottom), line.left))


def _line(line: object) -> Line:
    text = re.sub(r"[\r\n]", "", line.get_text())  # type: ignore[attr-defined]
    lead = len(text) - len(text.lstrip(" \u3000"))  # an indent may be set in blanks instead of place
    height = float(line.height)  # type: ignore[attr-defined]
    return Line(text.strip(" \u3000"), line.x0 + lead * height * 0.5, line.x1, line.y0, height)  # type: ignore[attr-defined]


def _pitch(pages: Sequence[Sequence[Line]]) -> float:
    """The step from line to line inside a paragraph: paragraphs may stand further apart, hardly ever closer."""
    steps = [above.bottom - below.bottom for page in pages for above, below in pairwise(page)]
    return float(np.quantile(steps, 0.1)) if steps else 0.0


def _begins(line: Line, above: Line | None, left: float, pitch: float) -> bool:
    if OPENING.match(line.text) or line.left - left > INDENT * line.height:
        return True
    return above is not None and above.bottom - line.bottom > pitch + GAP * line.height


def _stops_short(before: Line | None, right: float) -> bool:
    return before is not None and right - before.right > SHORT * before.height
