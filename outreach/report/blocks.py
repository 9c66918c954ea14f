"""The text of a report as blocks: title, addressee, sections, paragraphs; numbered here, so that omitting never leaves a hole.

What a template writes: `# ` title with blanks where it may be broken, `主送：` addressee, `## ` section, `### ` subsection,
and paragraphs parted by empty lines, in which `**一是**` is bold. Sections are numbered 一、, subsections （一）; run-ins 一是
are numbered anew in each paragraph, and one that stands alone is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from outreach.report.numerals import NUMERALS, numeral
from outreach.report.tracing import MARKED

RUN_IN = re.compile(f"[{NUMERALS}]+是")
ADDRESSEE = "主送："


class Kind(str, Enum):
    """What a block is."""

    TITLE = "title"
    ADDRESSEE = "addressee"
    SECTION = "section"
    SUBSECTION = "subsection"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Span:
    """A stretch of one look; `figure` is the number of the figure that it prints, if any; `place` as in findings."""

    text: str
    bold: bool = False
    figure: int | None = None
    place: str = ""


@dataclass(frozen=True)
class Block:
    """A title, heading or paragraph; `label` is its number as printed, 一、 or （一）."""

    kind: Kind
    spans: tuple[Span, ...]
    label: str = ""
    place: str = ""

    @property
    def text(self) -> str:
        """Its words as printed, number included."""
        return self.label + "".join(span.text for span in self.spans)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Reads rendered text."""
    return tuple(_numbered(_without_hollow([_block(lines) for lines in _paragraphs(text)])))


def _paragraphs(text: str) -> Iterator[str]:
    for chunk in re.split(r"\n\s*\n|\n(?=#)|(?<=\n)(?=#)", text.strip()):
        head, *rest = [line.strip() for line in chunk.splitlines() if line.strip()] or [""]
        if head.startswith(("#", ADDRESSEE)):
            yield head
            head = ""
        if joined := head + "".join(rest):
            yield joined


def _block(text: str) -> Block:
    for mark, kind in (("###", Kind.SUBSECTION), ("##", Kind.SECTION), ("#", Kind.TITLE)):
        if text.startswith(f"{mark} "):
            return Block(kind, tuple(_spans(text[len(mark) :].strip())))
    if text.startswith(ADDRESSEE):
        return Block(Kind.ADDRESSEE, tuple(_spans(f"{text.removeprefix(ADDRESSEE).rstrip('：')}：")))
    return Block(Kind.PARAGRAPH, tuple(_run_ins(_spans(text))))


def _spans(text: str) -> Iterator[Span]:
    for bold, piece in enumerate(text.split("**")):
        done = 0
        for mark in MARKED.finditer(piece):
            yield from _words(piece[done : mark.start()], bold % 2 == 1)
            yield Span(mark[2], bold % 2 == 1, int(mark[1]))
            done = mark.end()
        yield from _words(piece[done:], bold % 2 == 1)


def _words(text: str, bold: bool) -> Iterator[Span]:
    if text:
        yield Span(text, bold)


def _run_ins(spans: Iterator[Span]) -> Iterator[Span]:
    seen = list(spans)
    alone = sum(_is_run_in(span) for span in seen) == 1
    number = 0
    for span in seen:
        if not _is_run_in(span):
            yield span
        elif not alone:
            number += 1
            yield replace(span, text=f"{numeral(number)}是")


def _is_run_in(span: Span) -> bool:
    return span.bold and RUN_IN.fullmatch(span.text) is not None


def _without_hollow(blocks: Sequence[Block]) -> Iterator[Block]:
    """Drops subsections with nothing beneath them; sections stay, for a report must have them."""
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        hollow = following is None or following.kind in (Kind.SUBSECTION, Kind.SECTION)
        if not (block.kind is Kind.SUBSECTION and hollow):
            yield block


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    section = subsection = paragraph = 0
    for block in blocks:
        label = ""
        if block.kind is Kind.SECTION:
            section, subsection, paragraph = section + 1, 0, 0
            label = f"{numeral(section)}、"
        elif block.kind is Kind.SUBSECTION:
            subsection, paragraph = subsection + 1, 0
            label = f"（{numeral(subsection)}）"
        elif block.kind is Kind.PARAGRAPH:
            paragraph += 1
        place = _place(block.kind, section, subsection, paragraph)
        yield replace(block, label=label, place=place, spans=tuple(_placed(block.spans, place, section)))


def _place(kind: Kind, section: int, subsection: int, paragraph: int) -> str:
    if kind in (Kind.TITLE, Kind.ADDRESSEE):
        return "标题" if kind is Kind.TITLE else "主送"
    if not section:
        return f"引言第{paragraph}段"
    heading = numeral(section) + (f"（{numeral(subsection)}）" if subsection else "、")
    return heading if kind is not Kind.PARAGRAPH else f"{heading}第{paragraph}段"


def _placed(spans: Sequence[Span], place: str, section: int) -> Iterator[Span]:
    """Spans after a run-in stand in 一（二）二是 rather than in 一（二）第1段."""
    here = place
    for span in spans:
        if section and _is_run_in(span):
            here = re.sub(r"第\d+段$", span.text, place)
        yield replace(span, place=here)
