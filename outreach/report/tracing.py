"""Every figure that is printed leaves a trace: what it is, of which days, and where it was taken from.

A figure enters the text between marks of Unicode's private use, with its number among the figures used. So its place is
known wherever the template puts it, and a figure that was only asked about in a condition is not listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from outreach.report.findings import Finding
from outreach.report.periods import exact

OPEN, THEN, CLOSE = "\ue000", "\ue001", "\ue002"
MARKED = re.compile(f"{OPEN}(\\d+){THEN}([^{OPEN}{CLOSE}]*){CLOSE}")
COUNTED_IN = "以"
UNPRINTABLE = re.compile(f"[{OPEN}-\ue00f\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Used:
    """One figure as it was printed.

    `name` is the statistic's or the ledger's; `value` none where nothing could be computed; `over` whether 余 was printed;
    `meaning` what was counted, `origin` the statistic or the rows of the ledger and their source; `place` where in the
    text, such as 一（二）二是. Words about a figure (its period) are traced too but not `listed`.
    """

    name: str
    printed: str
    value: float | None
    over: bool
    unit: str
    meaning: str
    first: date
    last: date
    origin: str
    listed: bool = True
    place: str = ""

    @property
    def period(self) -> str:
        """Its days, as tables have them."""
        return exact(self.first, self.last)


class Trace:
    """The figures used and the findings made while one report is written."""

    def __init__(self) -> None:
        self.used: list[Used] = []
        self.findings: list[Finding] = []

    def mark(self, used: Used) -> str:
        """Notes a figure that is being printed; returns its text between marks."""
        self.used.append(used)
        return f"{OPEN}{len(self.used) - 1}{THEN}{used.printed}{CLOSE}"

    def note(self, finding: Finding) -> None:
        """Notes a finding, once."""
        if finding not in self.findings:
            self.findings.append(finding)


class Traced:
    """A figure in a template's hand: printing it leaves its trace."""

    def __init__(self, trace: Trace, used: Used) -> None:
        self._trace = trace
        self._used = used

    def __str__(self) -> str:
        return self._trace.mark(self._used)

    def __getitem__(self, word: str) -> Callable[[str], Traced]:
        """Templates say `.以("名")`: the same figure counted in another word, 人次 as 名."""
        if word != COUNTED_IN:
            raise KeyError(word)
        return self._counted_in

    def _counted_in(self, unit: str) -> Traced:
        number = self._used.printed.removesuffix(self._used.unit)
        return Traced(self._trace, replace(self._used, printed=f"{number}{clean(unit)}", unit=clean(unit)))


class Missing:
    """A placeholder that names nothing: printing it is a finding and leaves a gap that can be seen."""

    def __init__(self, trace: Trace, name: str, line: int, remedy: str) -> None:
        self._trace = trace
        self._gap = f"（缺：{clean(name)}）"
        self._finding = Finding("占位落空", f"模板第{line}行", clean(name), "没有这个数字", remedy)

    def __str__(self) -> str:
        self._trace.note(self._finding)
        return self._gap

    def __getitem__(self, word: str) -> Callable[[str], Missing]:
        """What is missing is missing in every unit."""
        if word != COUNTED_IN:
            raise KeyError(word)
        return lambda _: self


def clean(text: object) -> str:
    """Text from outside as one line that can be neither a mark, nor a heading, nor bold, nor break an XML file."""
    words = " ".join(UNPRINTABLE.sub("", str(text)).split())
    return words.replace("**", "＊＊").replace("#", "＃")
