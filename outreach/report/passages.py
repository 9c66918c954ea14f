"""A text in passages, each knowing its place: what the rules of the proof-reader look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from outreach.report.blocks import Block, Kind
from outreach.report.numerals import NUMERALS

SECTION = re.compile(f"([{NUMERALS}]+)、[^。；]*")
SUBSECTION = re.compile(f"（([{NUMERALS}]+)）[^。；]*")
ITEM = re.compile(f"(?:(?<=[。；：])|^)[{NUMERALS}]+是")
MARKS = re.compile(r"^#+\s*|\*\*")
PLANS = re.compile("计划|安排|打算|下一步")
CLOSED = re.compile("[。！？；：…”）]$")
SENTENCE = re.compile("[^。；！？]+[。；！？]?")


@dataclass(frozen=True)
class Passage:
    """A paragraph or heading. `plan` says whether it stands where next year's work is planned."""

    text: str
    place: str
    heading: bool
    plan: bool

    def place_at(self, index: int) -> str:
        """The place of a character: with the run-in before it, 一（二）二是, where there is one."""
        before = [item[0] for item in ITEM.finditer(self.text, 0, index + 1)]
        return re.sub(r"第\d+段$", before[-1], self.place) if before else self.place

    def items(self) -> Iterator[tuple[int, str]]:
        """What each run-in has to say, with where it begins; the whole where there is none."""
        starts = [0, *(item.start() for item in ITEM.finditer(self.text) if item.start()), len(self.text)]
        return ((start, self.text[start:end]) for start, end in pairwise(starts))

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Its sentences, also those parted by ；, with where each begins."""
        return ((sentence.start(), sentence[0]) for sentence in SENTENCE.finditer(self.text))


def passages_of(text: str) -> list[Passage]:
    """The passages of any text: a line is one; marks of Markdown and blanks beside Chinese are dropped."""
    return list(_walk((MARKS.sub("", line).strip(), line.startswith("#")) for line in text.splitlines()))


def passages_in(blocks: tuple[Block, ...]) -> list[Passage]:
    """The passages of a report, in the places that its figures have."""
    found: list[Passage] = []
    plan = False
    for block in blocks:
        plan = PLANS.search(block.text) is not None if block.kind is Kind.SECTION else plan
        heading = block.kind in (Kind.TITLE, Kind.SECTION, Kind.SUBSECTION)
        found.append(Passage(_tight(block.text), block.place, heading, plan))
    return found


def body_of(passages: list[Passage]) -> list[Passage]:
    """The passages between addressee and signature: from the first that ends as a sentence to the last."""
    ended = [at for at, passage in enumerate(passages) if CLOSED.search(passage.text)]
    return passages[ended[0] : ended[-1] + 1] if ended else []


def _walk(lines: Iterator[tuple[str, bool]]) -> Iterator[Passage]:
    section = subsection = ""
    plan = False
    for number, (line, marked) in enumerate(((_tight(line), marked) for line, marked in lines if line.strip()), 1):
        heading = marked
        if found := SECTION.fullmatch(line):
            section, subsection, heading = f"{found[1]}、", "", True
            plan = PLANS.search(line) is not None
        elif found := SUBSECTION.fullmatch(line):
            subsection, heading = f"（{found[1]}）", True
        place = (section.rstrip("、") if subsection else section) + subsection
        yield Passage(line, place if heading and place else f"{place}第{number}段", heading, plan)


def _tight(line: str) -> str:
    """Blanks that stand beside a Chinese character or mark are the typesetter's."""
    wide = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…]"
    return re.sub(rf"(?<={wide})\s+|\s+(?={wide})", "", line.strip())
