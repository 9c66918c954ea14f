"""The one table of settings, and the only reader of the environment.

Each setting is an environment variable `MINGBAI_<NAME>`. Unknown ones are refused, because a misspelt setting that is
silently ignored is the operator's hardest fault to find. The meanings are Chinese because operators read them.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from bot.errors import SettingInvalid, SettingUnknown

PREFIX = "MINGBAI_"


def _setting(default: Any, meaning: str, *, secret: bool = False) -> Any:
    return field(default=default, metadata={"meaning": meaning, "secret": secret})


@dataclass(frozen=True)
class Settings:
    """Every setting with its default and one sentence of meaning; units are in the names."""

    home: Path = _setting(Path("var"), "放一切生成物的文件夹：模型、数据库、密钥")
    host: str = _setting("127.0.0.1", "服务监听的地址，0.0.0.0 为全部")
    port: int = _setting(8000, "服务监听的端口，0 到 65535，0 由系统挑选")
    database: str = _setting("", "统计数据库的 SQLAlchemy 地址，空着就用 SQLite 文件", secret=True)
    encoder: str = _setting("", "换用的 sentence-transformers 模型，文件夹或名称，空着就用自带的")
    staff_cards: int = _setting(0, "1 为同时回答只给工作人员看的卡片，0 为不回答")
    site: str = _setting("", "这台机器在统计里的名字，由单位自定")
    session_minutes: int = _setting(30, "对话空闲多少分钟后忘掉")
    sessions_max: int = _setting(20_000, "内存里最多记多少场对话，空闲最久的先忘")
    idle_seconds: int = _setting(90, "触摸屏空闲多少秒后自动清空")
    raw_days: int = _setting(90, "逐轮记录保留多少天，31 到 3650；每日合计一直保留")
    telegram_token: str = _setting("", "Telegram 机器人令牌，空着就不开", secret=True)
    telegram_api: str = _setting("https://api.telegram.org", "Telegram Bot API 服务器")
    question_days: int = _setting(90, "居民没问到答案的问题遮去个人信息后给工作人员留多少天，0 为不留")
    log_level: str = _setting("WARNING", "记录的最低日志级别：DEBUG、INFO、WARNING、ERROR、CRITICAL")

    @property
    def database_url(self) -> str:
        """Where outreach stores its events."""
        return self.database or f"sqlite:///{self.home / 'outreach.sqlite3'}"

    @property
    def pseudonym_key(self) -> Path:
        """The key of the monthly pseudonyms; made on first start, readable by its owner alone."""
        return self.home / "pseudonym.key"

    @property
    def statutes(self) -> Path:
        """The imported official texts."""
        return self.home / "statutes.sqlite3"

    @property
    def statute_index(self) -> Path:
        """Folder of the search indexes of the official texts; one of them fits."""
        return self.home / "statutes.index"

    @property
    def contacts(self) -> Path:
        """The office's own numbers, a table that it fills."""
        return self.home / "contacts.csv"

    @property
    def report(self) -> Path:
        """Folder of the yearly report: the office's own template and tables, and the figures of drafts."""
        return self.home / "report"

    @property
    def models(self) -> Path:
        """Folder of trained dialogue models; the newest is served."""
        return self.home / "models"

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Reads the settings from `environ` (the process's own when none is given).

        Raises:
            SettingUnknown: a variable begins with MINGBAI_ but names no setting.
            SettingInvalid: a value cannot be what its setting needs.
        """
        given = {
            name.removeprefix(PREFIX).lower(): value
            for name, value in (os.environ if environ is None else environ).items()
            if name.startswith(PREFIX)
        }
        kinds = {setting.name: type(setting.default) for setting in fields(cls)}
        for name in given.keys() - kinds.keys():
            near = difflib.get_close_matches(name, kinds, n=1)
            raise SettingUnknown(PREFIX + name.upper(), [PREFIX + known.upper() for known in (near or kinds)])
        values = {name: _read(name, value, kinds[name]) for name, value in given.items()}
        return cls(**values)

    def table(self) -> list[tuple[str, str, str]]:
        """Rows (variable, value with secrets masked, meaning) for `mingbai settings`."""
        return [
            (
                PREFIX + setting.name.upper(),
                _shown(str(getattr(self, setting.name)), secret=setting.metadata["secret"]),
                setting.metadata["meaning"],
            )
            for setting in fields(self)
        ]

    def __repr__(self) -> str:
        return "Settings(" + ", ".join(f"{name}={value!r}" for name, value, _ in self.table()) + ")"


def _read(name: str, value: str, kind: type[Any]) -> Any:
    allowed: dict[str, tuple[int, int]] = {
        "port": (0, 65535),
        "session_minutes": (1, 1440),
        "staff_cards": (0, 1),
        "raw_days": (31, 3650),
        "question_days": (0, 3650),
    }
    if kind is int:
        low, high = allowed.get(name, (1, 10_000_000))
        if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
            raise SettingInvalid(PREFIX + name.upper(), value, f"a whole number from {low} to {high}")
    levels = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
    if name == "log_level" and value not in levels:
        raise SettingInvalid(PREFIX + name.upper(), value, "one of " + ", ".join(levels))
    return kind(value)


def _shown(value: str, *, secret: bool) -> str:
    return "••••" if secret and value else value
