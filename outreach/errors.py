"""What can be wrong with the record of outreach.

OutreachError
├── KeyExposed             operator: the pseudonym key can be read by others
├── StoreUnreachable       operator: the database cannot be opened
├── PeriodInvalid          operator: a period that ends before it begins
├── EventInvalid           ours: a field of an event is not what it may be
├── EntryInvalid           operator: a field of a ledger entry is not what it may be
└── ReportError            operator: the yearly report cannot be written
    ├── TemplateInvalid        its template cannot be read
    ├── YearsInvalid           its table of years cannot be read, or lacks the year
    ├── SlipsInvalid           its table of known slips cannot be read
    ├── DraftInvalid           the figures kept of a draft cannot be read
    ├── FontMissing            no font has Chinese characters for its charts
    └── DocumentUnreadable     a finished paper cannot be read
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path


class OutreachError(Exception):
    """Root of everything that can be wrong with the record of outreach."""


class KeyExposed(OutreachError):
    """The pseudonym key is readable by more than its owner."""

    def __init__(self, path: Path, mode: int) -> None:
        super().__init__(
            f"the pseudonym key {path} has mode {mode:04o}; only its owner may read it: `chmod 600 {path}`"
        )


class StoreUnreachable(OutreachError):
    """The database of events cannot be opened; `why` is the driver's own word."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"the outreach database cannot be opened: {why}; check MINGBAI_DATABASE and the folder's rights"
        )


class PeriodInvalid(OutreachError):
    """A period ends before it begins."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"the period {first} to {last} ends before it begins; give the earlier day as --from")


class EventInvalid(OutreachError):
    """A field of an event is not what it may be; the value is shown only where it cannot be a resident's words."""

    def __init__(self, field: str, value: object, allowed: str) -> None:
        super().__init__(f"the event's {field} is {value}; it must be {allowed}; it was not stored")


class EntryInvalid(OutreachError):
    """A field of a ledger entry is not what it may be. Staff read it, so it is in Chinese."""

    def __init__(self, field: str, value: object, allowed: str) -> None:
        self.field = field
        super().__init__(f"“{field}”填的是“{value}”，应当是{allowed}")


class ReportError(OutreachError):
    """The yearly report cannot be written. Staff read these, so they are in Chinese."""


class TemplateInvalid(ReportError):
    """The template cannot be read at a line (from 1; 0 where it is not known)."""

    def __init__(self, line: int, why: str) -> None:
        self.line = line
        super().__init__(f"报告模板{f'第{line}行' if line else ''}：{why}")


class YearsInvalid(ReportError):
    """The table of years cannot be read, or lacks the year."""

    def __init__(self, why: str) -> None:
        super().__init__(f"年度表 years.yml：{why}")


class SlipsInvalid(ReportError):
    """The table of known slips cannot be read."""

    def __init__(self, why: str) -> None:
        super().__init__(f"常见差错表 slips.yml：{why}")


class DraftInvalid(ReportError):
    """The figures kept of a draft cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"草稿数字 {path} 读不出来：{why}；删掉它，再用 --draft 出一份草稿")


class FontMissing(ReportError):
    """No installed font has Chinese characters."""

    def __init__(self, wanted: Sequence[str]) -> None:
        super().__init__(f"没有找到能画中文图表的字体；请安装其中一种：{'、'.join(wanted)}，例如 fonts-noto-cjk")


class DocumentUnreadable(ReportError):
    """A finished paper is none that can be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} 读不出来：{why}；可以校对 .docx、.md 和 .txt 文件")
