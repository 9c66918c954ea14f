"""`mingbai statutes`: official texts in, and what was imported out."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.commands.printing import AsJson, console, counting, print_line
from bot.settings import Settings
from knowledge.statutes.text import UNDATED

app = typer.Typer(help="法律原文：导入、查看、比较。", no_args_is_help=True)

Law = Annotated[str, typer.Argument(help="法律名称，不带“中华人民共和国”")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="看哪一天有效的，默认今天")]
STATUSES = {"in_force": "有效", "superseded": "已被新版代替", "repealed": "已废止", "not_yet_in_force": "尚未施行"}
KINDS = {"added": "新增", "removed": "删去", "changed": "修改", "renumbered": "条号变动", "moved": "条号变动并修改"}


@app.command("import", help="导入法律原文：docx、pdf、html、md、txt 文件或文件夹；--jsonl 则每行一条。")
def import_(
    paths: Annotated[list[Path], typer.Argument(help="文件或文件夹")],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="文件是每行一条的 JSON，可以压缩成 .gz")] = False,
    effective: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="施行日期，文件里没写或者写的是修正前的日期时用")
    ] = None,
) -> None:
    """Import official texts; all of them or none."""
    from knowledge.statutes.importing import files_of, import_statutes

    settings = Settings.from_environ()
    with counting("已读法条") as told:
        imported = import_statutes(
            store_of(settings),
            files_of(paths, jsonl=jsonl),
            jsonl=jsonl,
            effective=effective.date() if effective else None,
            told=told,
        )
    shown = imported.statutes if len(imported.statutes) <= 40 else ()
    table = Table("法律", "通过", "施行", "条数")
    for statute in shown:
        table.add_row(statute.law, _day(statute.passed), _day(statute.effective), str(len(statute.articles)))
    if shown:
        console.print(table)
    console.print(f"导入 {len(imported.statutes)} 部、{imported.articles} 条。正在建索引……")
    with counting("建索引"):
        shelf_of(settings).refresh(date.today())
    console.print("好了。`mingbai knowledge stale` 会列出受影响的卡片。")


@app.command("list", help="列出导入了哪些法律，各是什么状态。")
def list_(as_json: AsJson = False, day: Day = None) -> None:
    """List the imported laws, a line a version."""
    statuses = store_of(Settings.from_environ()).statuses(_on(day))
    if as_json:
        for version, status in statuses.items():
            print_line(
                {
                    "law": version.law,
                    "version": None if version.passed == UNDATED else version.passed,
                    "effective": None if version.effective == UNDATED else version.effective,
                    "status": status.value,
                    "articles": version.articles,
                }
            )
        return
    table = Table("法律", "通过", "施行", "状态", "条数")
    for version, status in statuses.items():
        shown = STATUSES[status.value]
        table.add_row(version.law, _day(version.passed), _day(version.effective), shown, str(version.articles))
    console.print(table)


@app.command(help="看一条法条，例如：mingbai statutes show 刑法 287-2")
def show(law: Law, article: Annotated[str, typer.Argument(help="条号：266，之二写 287-2")], day: Day = None) -> None:
    """Show one article as it reads on a day."""
    from knowledge.citation import Citation
    from knowledge.errors import StatuteUnknown

    store = store_of(Settings.from_environ())
    version = store.version(law, day=_on(day))
    number, _, sub = article.partition("-")
    if not number.isdigit() or not (sub or "0").isdigit():
        raise typer.BadParameter(f"{article!r} 不是条号；写 266，之二写 287-2")
    found = store.articles(version).get((int(number), int(sub or 0)))
    if found is None:
        raise StatuteUnknown(f"article {article} of {law} (passed {version.passed})")
    console.print(f"[bold]{Citation(law, *found.number)}[/bold]", highlight=False)
    console.print("　".join(found.headings), style="dim", highlight=False)
    console.print(found.text, highlight=False, markup=False)
    console.print(f"{_day(version.passed)}通过，{_day(version.effective)}起施行", style="dim", highlight=False)


@app.command(help="逐条比较一部法律的两个版本，版本用通过日期表示。")
def diff(
    law: Law,
    old: Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"], help="旧版通过日期")],
    new: Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"], help="新版通过日期")],
    as_json: AsJson = False,
) -> None:
    """Compare two versions of a law, article by article."""
    from knowledge.statutes.differences import differences, number_of

    store = store_of(Settings.from_environ())
    before, after = (store.articles(store.version(law, passed=day.date())) for day in (old, new))
    changes = differences(before, after)
    if as_json:
        for change in changes:
            print_line(change.as_dict())
        return
    table = Table("变化", "旧条", "新条", "旧文", "新文", title=f"{law}：{len(changes)} 处变化", show_lines=True)
    for change in changes:
        old_text, new_text = (side.text if side else "" for side in (change.old, change.new))
        table.add_row(KINDS[change.kind], number_of(change.old), number_of(change.new), old_text, new_text)
    console.print(table)


def store_of(settings: Settings):  # type: ignore[no-untyped-def]  # noqa: ANN201  # imported late: SQLAlchemy is slow
    """The store of imported texts."""
    from knowledge.statutes.store import StatuteStore

    return StatuteStore(settings.statutes)


def shelf_of(settings: Settings):  # type: ignore[no-untyped-def]  # noqa: ANN201  # imported late: faiss is slow
    """The imported texts with their search."""
    from knowledge.encoder import load_encoder
    from knowledge.statutes.shelf import Shelf

    return Shelf(store_of(settings), load_encoder(settings.encoder), settings.statute_index)


def _on(day: datetime | None) -> date:
    return day.date() if day else date.today()


def _day(day: date) -> str:
    return "日期不详" if day == UNDATED else day.isoformat()
