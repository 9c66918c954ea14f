"""What can be wrong with the record of outreach.

OutreachError
├── KeyExposed             operator: the pseudonym key can be read by others
├── StoreUnreachable       operator: the database cannot be opened
├── PeriodInvalid          operator: a period that ends before it begins
├── PeriodUnreadable       staff: a period of the pages that is none
├── AccountInvalid         staff: a field of an account is not what it may be
├── AccountUnknown         staff: no account has the name
├── AccountTaken           staff: an account has the name already
├── LastAdmin              staff: nobody would be left who may manage accounts
├── PasswordUnfit          staff: a password that is too easily guessed
├── StatisticUnknown       operator: a name that no statistic has
├── RetentionTooShort      operator: events would go before their month is counted
├── FiguresAtRisk          ours: deleting events would change figures, or did
├── QuestionUnknown        staff: no such question lies in the list, or no longer
├── QuestionInvalid        staff: a question's state is none
├── EventInvalid           ours: a field of an event is not what it may be
├── EntryInvalid           operator: a field of a ledger entry is not what it may be
├── EntryMissing           operator: no such entry lies in the ledger, or no longer
├── EntryChanged           operator: somebody else has changed the entry since it was read
├── EntryDoubled           operator: the same entry lies in the ledger already
├── SheetUnreadable        operator: a file is no sheet that can be read, or too large a one
├── LedgerFaults           operator: cells of a sheet that are not what they may be, all of them
└── ReportError            operator: the yearly report cannot be written
    ├── TemplateInvalid        its template cannot be read
    ├── YearsInvalid           its table of years cannot be read, or lacks the year
    ├── SlipsInvalid           its table of known slips cannot be read
    ├── DraftInvalid           the figures kept of a draft cannot be read
    ├── FontMissing            no font has Chinese characters for its charts
    ├── DocumentUnreadable     a finished paper cannot be read
    └── FileChanged            staff: somebody else has changed the template or a table since it was read
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SHOWN = 40
"""Characters of a wrong value that its error shows."""


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


class PeriodUnreadable(OutreachError):
    """What was chosen on a page is no period. Staff read it."""

    def __init__(self, value: str, allowed: str) -> None:
        super().__init__(f"时间段填的是“{value[:40]}”，应当是{allowed}")


class AccountInvalid(OutreachError):
    """A field of an account is not what it may be. Staff read it, as they do those of accounts that follow."""

    def __init__(self, field: str, value: str, allowed: str) -> None:
        super().__init__(f"“{field}”填的是“{value[:40]}”，应当是{allowed}")


class AccountUnknown(OutreachError):
    """No account has the name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"没有账号“{name[:40]}”；`mingbai staff list` 列出全部账号")


class AccountTaken(OutreachError):
    """An account has the name already, it may be a disabled one."""

    def __init__(self, name: str) -> None:
        super().__init__(f"账号“{name[:40]}”已经有了；请换一个名字，或者恢复、修改原来的账号")


class LastAdmin(OutreachError):
    """Nobody would be left who may manage accounts."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”是最后一个能用的管理账号，不能停用，也不能改成别的角色；请先另设一个管理账号")


class PasswordUnfit(OutreachError):
    """A password is too easily guessed; it is never shown."""

    def __init__(self, why: str) -> None:
        super().__init__(f"这个密码不能用：{why}；请另取一个，几个不相干的词连起来就好记又难猜")


class StatisticUnknown(OutreachError):
    """No statistic has this name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        near = difflib.get_close_matches(name, known, n=3)
        super().__init__(
            f"there is no statistic {name!r}; did you mean {' or '.join(near or known)}? "
            "`mingbai stats --catalogue` explains them all"
        )


class RetentionTooShort(OutreachError):
    """Events would be deleted before the residents of their month are counted."""

    def __init__(self, days: int, least: int) -> None:
        super().__init__(f"events cannot be kept for {days} days only; set MINGBAI_RAW_DAYS to {least} or more")


class FiguresAtRisk(OutreachError):
    """Deleting events would change figures, or did; `what` says which."""

    def __init__(self, what: str) -> None:
        super().__init__(f"events are kept, because figures would be lost: {what}; restore the database from a backup")


class QuestionUnknown(OutreachError):
    """No such question is kept."""

    def __init__(self) -> None:
        super().__init__("这个问题已经不在了：到期删除，或者刚被别人删掉了；请刷新页面")


class QuestionInvalid(OutreachError):
    """A question's state is none. Staff read it."""

    def __init__(self, state: str, allowed: Sequence[str]) -> None:
        super().__init__(f"问题的状态是“{_shown(state)}”，应当是{'、'.join(allowed)}中的一个；请刷新页面再选")


class EventInvalid(OutreachError):
    """A field of an event is not what it may be; the value is shown only where it cannot be a resident's words."""

    def __init__(self, field: str, value: object, allowed: str) -> None:
        super().__init__(f"the event's {field} is {value}; it must be {allowed}; it was not stored")


class EntryInvalid(OutreachError):
    """A field of a ledger entry is not what it may be. Staff read it, so it is in Chinese."""

    def __init__(self, field: str, value: object, allowed: str) -> None:
        self.field = field
        self.value = _shown(str(value))
        self.allowed = allowed
        super().__init__(f"“{field}”{_filled(self.value)}，应当是{allowed}")


class EntryMissing(OutreachError):
    """No such entry lies in the ledger. Staff read it, as they do those that follow."""

    def __init__(self, entry: int) -> None:
        super().__init__(f"台账里没有编号{entry}，或者已经删除；请刷新页面，再看一次编号")


class EntryChanged(OutreachError):
    """Somebody else has changed the entry since it was read."""

    def __init__(self, entry: int) -> None:
        super().__init__(f"编号{entry}刚刚被别人改过，您的修改没有保存；请刷新页面，看过新的内容再改")


class EntryDoubled(OutreachError):
    """The same entry, in every field, lies in the ledger already: it would be counted twice."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{_shown(name)}”在台账里已经有完全一样的一条，没有再记；如果确实办了两次，请在一条里写场次，或者在备注里写明区别"
        )


class SheetUnreadable(OutreachError):
    """A file is no sheet that can be read."""

    def __init__(self, file: str, why: str, remedy: str) -> None:
        super().__init__(f"“{file}”读不了：{why}。{remedy}。一条也没有导入")


@dataclass(frozen=True)
class Fault:
    """One fault of a sheet: `sheet` is its name ("" in a CSV file), `row` counts from 1 as Excel does, `column` a heading."""

    sheet: str
    row: int
    column: str
    value: str
    remedy: str

    def __str__(self) -> str:
        place = f"“{self.sheet}”表" if self.sheet else ""
        return f"{place}第{self.row}行“{_shown(self.column)}”：{_filled(_shown(self.value))}，{self.remedy}"


class LedgerFaults(OutreachError):
    """A sheet's faults, every one of them; nothing of the file was taken."""

    def __init__(self, file: str, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            "\n".join([f"“{file}”有{len(faults)}处问题，一条也没有导入：", *(f"  {fault}" for fault in self.faults)])
        )


def _shown(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def _filled(value: str) -> str:
    return f"填的是“{value}”" if value else "没有填"


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
        super().__init__(f"{path.name} 读不出来：{why}；可以校对 .docx、.md 和 .txt 文件")


class FileChanged(ReportError):
    """Somebody else has changed a file of the report since it was read."""

    def __init__(self, name: str) -> None:
        super().__init__(f"您打开以后，别人改过{name}，没有保存；请另开一页看看现在的，把您的改动再加进去")
