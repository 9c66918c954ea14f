"""What the proof-reader has found: where, what, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing to look at before printing.

    `rule` is its kind, a stable name; `place` is 一（二）二是, a paragraph or a line of the template; `excerpt` the words.
    """

    rule: str
    place: str
    excerpt: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}：“{self.excerpt}”{self.fault}。{self.remedy}"
