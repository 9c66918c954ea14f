"""What the bot did for the public: figures of a period, and how long the events behind them are kept."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Annotated

import typer
from rich.table import Table

from bot.commands.printing import AsJson, console, print_line
from bot.settings import Settings


def stats(
    first: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="第一天")] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="最后一天")] = None,
    as_json: AsJson = False,
    catalogue: Annotated[bool, typer.Option("--catalogue", help="不算数，只列出每一项统计的意思")] = False,
) -> None:
    """Print what was done for the public from one day to another, both included."""
    from outreach.statistics import summarise
    from outreach.tables import as_json as to_json
    from outreach.tables import as_rows

    if catalogue:
        _explain(as_json)
        return
    if first is None or last is None:
        raise typer.BadParameter("请给 --from 和 --to，例如：mingbai stats --from 2026-11-01 --to 2026-11-30")
    summary = summarise(store_of(Settings.from_environ()), first.date(), last.date())
    if as_json:
        print_line(to_json(summary))
        return
    table = Table("统计项", "数值", "单位", title=f"{first:%Y-%m-%d} 至 {last:%Y-%m-%d}")
    for row in as_rows(summary):
        table.add_row(*row)
    console.print(table)


def purge() -> None:
    """Delete the events that are older than the office keeps them."""
    from outreach.days import today
    from outreach.retention import purge as delete

    settings = Settings.from_environ()
    gone = delete(store_of(settings), today(), settings.raw_days)
    console.print(f"删去 {gone} 条 {settings.raw_days} 天以前的逐轮记录；每日合计不变。")


def forget(
    channel: Annotated[str, typer.Argument(help="渠道：web、telegram 等")],
    session: Annotated[str, typer.Argument(help="居民在这个渠道的会话编号")],
) -> None:
    """Delete what one resident left in the events."""
    from outreach.privacy import Pseudonymiser
    from outreach.retention import forget as delete

    settings = Settings.from_environ()
    pseudonymiser = Pseudonymiser(settings.pseudonym_key)
    gone = delete(store_of(settings), pseudonymiser, channel, session, datetime.now(timezone.utc))
    console.print(f"删去这位居民的 {gone} 条逐轮记录。每日合计只有数目、不含个人，保持不变。")


def store_of(settings: Settings):  # type: ignore[no-untyped-def]  # noqa: ANN201  # imported late: SQLAlchemy is slow
    """The store of events, its tables brought to the newest form."""
    from outreach.store import EventStore

    store = EventStore(settings.database_url)
    store.migrate()
    return store


def _explain(as_json: bool) -> None:
    from outreach.tables import catalogue_as_json

    meanings = catalogue_as_json()
    if as_json:
        print_line(meanings)
        return
    table = Table("统计项", "单位", "意思", "算法", "起算日", "JSON 里的名字")
    for name, meaning in meanings.items():
        shown = (meaning[part] for part in ("title", "unit", "definition", "formula", "since"))
        table.add_row(*shown, name)
    console.print(table)
