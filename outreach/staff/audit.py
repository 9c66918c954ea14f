"""The record of what staff did: who, when, what. Never a word of a resident's, and no password."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from outreach.database import Database
from outreach.staff.schema import AUDIT

NOBODY = ""
"""Who did what no account did: somebody at the door, or the operator with the command."""
LONGEST_OBJECT = 128

Clock = Callable[[], datetime]

TITLES = {
    "login": "登录",
    "login_failed": "登录失败",
    "logout": "退出",
    "account_added": "新增账号",
    "role_changed": "改角色",
    "account_disabled": "停用账号",
    "account_enabled": "恢复账号",
    "account_unlocked": "解除锁定",
    "password_changed": "改密码",
    "exported": "导出表格",
    "street_set": "填地点的街道",
    "entry_added": "台账新增",
    "entry_changed": "台账修改",
    "entry_deleted": "台账删除",
    "ledger_imported": "台账导入",
    "unanswered_viewed": "查看未答问题",
    "report_drafted": "写报告草稿",
    "report_taken": "下载报告",
    "report_checked": "校对定稿",
    "report_file_changed": "改报告的模板和表",
    "unanswered_marked": "标记未答问题",
    "unanswered_deleted": "删除未答问题",
}
"""What each action is called; actions of other pages may be added under their own names."""


def utc_now() -> datetime:
    """The present moment, aware."""
    return datetime.now(timezone.utc)


def naive(at: datetime) -> datetime:
    """An aware moment in UTC without its zone, as databases store it."""
    return at.astimezone(timezone.utc).replace(tzinfo=None)


@dataclass(frozen=True)
class Deed:
    """One thing done: `at` aware in UTC, `account` a name or NOBODY, `action` a word of ours, `object` what it was done to."""

    at: datetime
    account: str
    action: str
    object: str
    detail: dict[str, Any]


class Audit:
    """Writes deeds and reads them; there is nothing that changes or deletes one."""

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self._database = database
        self._clock = clock

    def record(self, account: str, action: str, object: str = "", **detail: Any) -> None:
        """Writes one deed in a transaction of its own; `detail` in plain JSON types.

        Raises:
            StoreUnreachable: the database cannot be written.
        """
        with self._database.transaction() as connection:
            self.record_in(connection, account, action, object, **detail)

    def record_in(self, connection: Connection, account: str, action: str, object: str = "", **detail: Any) -> None:
        """Writes one deed in the transaction of what it tells of: both are kept or neither."""
        row = {"account": account, "action": action, "object": object[:LONGEST_OBJECT], "detail": detail}
        connection.execute(sa.insert(AUDIT).values(at=naive(self._clock()), **row))

    def newest(self, count: int, *, before: int | None = None) -> list[tuple[int, Deed]]:
        """At most `count` deeds with their numbers, the newest first, of those numbered below `before`."""
        query = sa.select(AUDIT).order_by(AUDIT.c.id.desc()).limit(count)
        if before is not None:
            query = query.where(AUDIT.c.id < before)
        with self._database.connection() as connection:
            rows = connection.execute(query).mappings().all()
        return [
            (
                row["id"],
                Deed(
                    row["at"].replace(tzinfo=timezone.utc), row["account"], row["action"], row["object"], row["detail"]
                ),
            )
            for row in rows
        ]
