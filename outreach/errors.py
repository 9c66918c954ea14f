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
├── EventInvalid           ours: a field of an event is not what it may be
└── EntryInvalid           operator: a field of a ledger entry is not what it may be
"""

from __future__ import annotations

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


class EventInvalid(OutreachError):
    """A field of an event is not what it may be; the value is shown only where it cannot be a resident's words."""

    def __init__(self, field: str, value: object, allowed: str) -> None:
        super().__init__(f"the event's {field} is {value}; it must be {allowed}; it was not stored")


class EntryInvalid(OutreachError):
    """A field of a ledger entry is not what it may be. Staff read it, so it is in Chinese."""

    def __init__(self, field: str, value: object, allowed: str) -> None:
        self.field = field
        super().__init__(f"“{field}”填的是“{value}”，应当是{allowed}")
