"""`mingbai ledger`: offline activities and governance figures, in from sheets and out to them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.commands.printing import AsJson, console, print_line
from bot.settings import Settings

app = typer.Typer(help="台账：线下活动和工作数字。", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="文件，.csv 或 .xlsx")]
First = Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="第一天")]
Last = Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="最后一天")]
OnlyFigures = Annotated[bool, typer.Option("--figures", help="工作数字，不要活动")]
BRIEF = ("名称", "类别", "数值", "单位", "开始日期", "结束日期", "街道", "场次", "人次", "资料份数", "合计项")
"""The columns that a terminal has room for."""
START, END = datetime(2000, 1, 1), datetime(2099, 12, 31)


@app.command("import", help="导入表格；是活动还是数字看列名，有一处不对就都不导入。")
def import_(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="文件，.csv 或 .xlsx")],
    who: Annotated[str, typer.Option(help="记在谁的名下")] = "命令行",
) -> None:
    """Import a sheet; every fault is listed and nothing is taken while there is one."""
    from outreach.ledger.grids import content_of
    from outreach.ledger.reading import import_sheets

    imported = import_sheets(ledger_of(Settings.from_environ()), content_of(file), file.name, who=who)
    for line in imported.doubled:
        place = f"“{line.sheet}”表" if line.sheet else ""
        console.print(f"{place}第{line.row}行“{line.entry.name}”台账里已经有，跳过", highlight=False, markup=False)
    console.print(f"导入 {len(imported.added)} 条，跳过 {len(imported.doubled)} 条")


@app.command("export", help="导出表格；.xlsx 里活动、数字各一张表，.csv 只有活动，加 --figures 则只有数字。")
def export(file: File, figures: OnlyFigures = False, first: First = START, last: Last = END) -> None:
    """Write the ledger into a sheet that can be imported again."""
    from outreach.ledger.columns import ACTIVITIES, FIGURES
    from outreach.ledger.writing import as_csv, as_xlsx

    _check_target(file, ".csv", ".xlsx")
    ledger = ledger_of(Settings.from_environ())
    held = [row.entry for row in ledger.activities(first.date(), last.date())]
    counted = [row.entry for row in ledger.figures(first.date(), last.date())]
    if file.suffix.lower() == ".xlsx":
        content, count = as_xlsx(held, counted), len(held) + len(counted)
    elif figures:
        content, count = as_csv(FIGURES, counted), len(counted)
    else:
        content, count = as_csv(ACTIVITIES, held), len(held)
    file.write_bytes(content)
    console.print(f"{count} 条写进了 {file}")


@app.command("list", help="列出某天到某天的活动和数字，两头都算；跨出去的不列。")
def list_(first: First = START, last: Last = END, figures: OnlyFigures = False, as_json: AsJson = False) -> None:
    """List the entries of a period."""
    from outreach.ledger.columns import ACTIVITIES, FIGURES
    from outreach.ledger.records import as_fields
    from outreach.ledger.writing import shown

    ledger = ledger_of(Settings.from_environ())
    listed = [(FIGURES, ledger.figures(first.date(), last.date()))]
    if not figures:
        listed.insert(0, (ACTIVITIES, ledger.activities(first.date(), last.date())))
    for sheet, rows in listed:
        if as_json:
            for row in rows:
                print_line({"sheet": sheet.title, "id": row.id, **as_fields(row.entry)})
            continue
        brief = [heading for heading in sheet.headings if heading in BRIEF]
        table = Table("编号", *brief, title=f"{sheet.title}：{len(rows)} 条")
        for row in rows:
            cells = shown(sheet, row.entry)
            table.add_row(str(row.id), *(cells[heading] for heading in brief))
        console.print(table)


@app.command("template", help="写一张空的 Excel 表，带列名、说明和类别的下拉单。")
def template(file: Annotated[Path, typer.Argument(help="写到哪个 .xlsx 文件")]) -> None:
    """Write an empty workbook to fill."""
    from outreach.ledger.writing import template as empty

    _check_target(file, ".xlsx")
    file.write_bytes(empty())
    console.print(f"空表写在 {file}，用 Excel 或者 WPS 填好，再 mingbai ledger import {file.name}")


def ledger_of(settings: Settings):  # type: ignore[no-untyped-def]  # noqa: ANN201  # imported late: SQLAlchemy is slow
    """The ledger in the database of outreach, brought to its newest form."""
    from outreach.database import Database
    from outreach.ledger.ledger import Ledger

    database = Database(settings.database_url)
    database.migrate()
    return Ledger(database)


def _check_target(file: Path, *suffixes: str) -> None:
    if file.suffix.lower() not in suffixes:
        raise typer.BadParameter(f"{file.name} 不行；文件名请用 {' 或 '.join(suffixes)} 结尾")
    if not file.parent.is_dir():
        raise typer.BadParameter(f"没有 {file.parent} 这个文件夹；请先建好")
