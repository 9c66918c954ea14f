"""`mingbai report`: the yearly report, proof-read and written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from bot.commands.printing import console
from bot.settings import Settings

if TYPE_CHECKING:
    from outreach.report.compose import Report
    from outreach.report.desk import Desk
    from outreach.report.findings import Finding


def report(  # noqa: PLR0913, PLR0917 - a command's options
    year: Annotated[int, typer.Argument(min=2000, max=2100, help="哪一年度")],
    output: Annotated[Path | None, typer.Option("-o", help="写到哪个 .docx 文件")] = None,
    day: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="成文日期，不给就用当天")] = None,
    draft: Annotated[bool, typer.Option("--draft/--final", help="草稿记下数字；定稿说出草稿以后变了的数字")] = True,
    strict: Annotated[bool, typer.Option("--strict", help="校对有问题就不写文件，退出码 1")] = False,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", help="再把全部数字写到这个 .xlsx 文件")] = None,
    summary: Annotated[Path | None, typer.Option("--summary", help="再把一页摘要（PDF、PNG）写到这个文件夹")] = None,
    check: Annotated[
        Path | None, typer.Option("--check", exists=True, dir_okay=False, help="不写，只校对这份改过的定稿")
    ] = None,
    lay_out: Annotated[bool, typer.Option("--edit", help="不写，把模板、年度表和差错表放好供修改")] = False,
) -> None:
    """Write the yearly report and say what to look at before it is printed."""
    from outreach.report.charts import drawn
    from outreach.report.editable import lay_out as put
    from outreach.report.layout import write

    settings = Settings.from_environ()
    if lay_out:
        for path in put(settings.report):
            console.print(str(path), highlight=False, soft_wrap=True)
        return
    desk = _desk(settings)
    written = desk.compose(year, day.date() if day else None)
    if check:
        _show(desk.check(check, written))
        return
    charts, undrawn = drawn(written.material)
    findings = [*desk.proofread(written, since_draft=not draft), *undrawn]
    _show(findings)
    if strict and findings:
        console.print("有问题没有改，没有写文件；去掉 --strict 可以先写出来看")
        raise typer.Exit(1)
    output = output or Path(f"{year}年度法治政府建设情况的报告.docx")
    write(written, output, charts)
    if draft:
        desk.keep(written)
    console.print(f"报告写在 {output}", soft_wrap=True)
    _write_others(written, xlsx, summary)


def _desk(settings: Settings) -> Desk:
    from outreach.report.desk import Desk
    from outreach.store import EventStore

    store = EventStore(settings.database_url)
    store.migrate()
    return Desk(store, settings.report)


def _write_others(written: Report, xlsx: Path | None, summary: Path | None) -> None:
    from outreach.report import spreadsheet
    from outreach.report.summary import write_summary

    if xlsx:
        spreadsheet.write(written, xlsx)
        console.print(f"全部数字写在 {xlsx}", soft_wrap=True)
    if summary:
        for path in write_summary(written, summary):
            console.print(f"摘要写在 {path}", soft_wrap=True)


def _show(findings: Sequence[Finding]) -> None:
    if not findings:
        console.print("校对没有发现问题")
        return
    table = Table(title=f"校对：{len(findings)} 处要看", show_lines=True)
    for heading in ("位置", "类别", "文字", "问题", "怎么改"):
        table.add_column(heading, overflow="fold")  # Chinese has no blanks to wrap at; nothing may be cut off
    for finding in findings:
        cells = (finding.place, finding.rule, finding.excerpt, finding.fault, finding.remedy)
        table.add_row(*(cell.replace("[", "\\[") for cell in cells))
    console.print(table)
