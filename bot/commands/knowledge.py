"""`mingbai knowledge`: the cards."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.commands.printing import AsJson, console, counting, errors, print_line
from bot.commands.statutes import store_of
from bot.settings import Settings

app = typer.Typer(help="知识卡片。", no_args_is_help=True)

CHANGES = {
    "changed": "法条改了",
    "moved": "条号变了，内容也改了",
    "renumbered": "条号变了",
    "gone": "法条没有了",
    "expired": "卡片过期",
}


@app.command("lint", help="检查每张卡片，一次说出每处问题的文件、行、字段、内容和改法。")
def lint(
    texts: Annotated[bool, typer.Option("--texts", help="再和导入的法律原文核对：数字、期限、有没有照抄")] = False,
    source: Annotated[
        Path | None, typer.Option("--from", exists=True, help="不用导入的，改用这个 .jsonl 或 .jsonl.gz 里的原文")
    ] = None,
) -> None:
    """Check every card; name file, line, field, value and remedy of every fault."""
    from knowledge.card import FOLDER, STAFF_FOLDER
    from knowledge.card_checks import lint as faults_of

    folders = (FOLDER, STAFF_FOLDER)
    faults = [fault for folder in folders for fault in faults_of(folder)]
    if texts or source:
        from knowledge.grounding import faults as loose
        from knowledge.grounding import texts_from

        with counting("核对原文"):
            articles = texts_from(source or store_of(Settings.from_environ()), date.today())
            faults = sorted([*faults, *(fault for folder in folders for fault in loose(articles, folder))])
    for fault in faults:
        errors.print(str(fault), highlight=False, markup=False, soft_wrap=True)
    console.print(f"{len(faults)} 处问题" if faults else "卡片没有问题")
    raise typer.Exit(1 if faults else 0)


@app.command("list", help="按主题列出卡片。")
def list_() -> None:
    """List the cards by theme."""
    from knowledge.card import load_cards
    from knowledge.themes import themes

    table = Table("主题", "编号", "问题", "核对日期")
    for card in load_cards():
        table.add_row(themes()[card.theme].title, card.id, card.question, f"{card.checked_on:%Y-%m-%d}")
    console.print(table)


@app.command("stale", help="列出引用的法条已经变了、或者过期的卡片。")
def stale(as_json: AsJson = False) -> None:
    """List every card whose law has moved since it was checked, with the change."""
    from knowledge.card import load_cards
    from knowledge.stale import stale as moved

    found = moved(load_cards(), store_of(Settings.from_environ()), date.today())
    if as_json:
        for one in found:
            print_line(one.as_dict())
        return
    table = Table("卡片", "引用", "变化", "说明", title=f"{len(found)} 处要看")
    for one in found:
        table.add_row(one.card, str(one.citation or ""), CHANGES[one.kind], one.detail)
    console.print(table)


@app.command("review", help="随机抽卡片，和引用的条文全文并排印成一页，给法律人员核对。")
def review(
    output: Annotated[Path, typer.Option("-o", help="写到哪个 .html 文件")] = Path("核对.html"),
    count: Annotated[int, typer.Option("-n", min=1, help="抽几张")] = 10,
    seed: Annotated[int, typer.Option(help="同一个数字抽到同样的卡片")] = 415,
    theme: Annotated[str, typer.Option(help="只抽这个主题")] = "",
    source: Annotated[
        Path | None, typer.Option("--from", exists=True, help="不用导入的，改用这个 .jsonl 或 .jsonl.gz 里的原文")
    ] = None,
) -> None:
    """Print cards drawn at random beside the full text of what they cite."""
    from knowledge.card import load_cards
    from knowledge.grounding import texts_from
    from knowledge.review import draw, sheet

    cards = draw(load_cards(), count, seed, theme)
    texts = texts_from(source or store_of(Settings.from_environ()), date.today())
    output.write_text(sheet(cards, texts), encoding="utf-8")
    console.print(f"{len(cards)} 张卡片和条文印在 {output}，用浏览器打开")


@app.command("export", help="把卡片导出成 Excel 表，给用表格审稿的单位。")
def export(
    xlsx: Annotated[Path, typer.Option("--xlsx", help="写到哪个文件")],
) -> None:
    """Write every card into a spreadsheet."""
    from knowledge.card import load_cards
    from knowledge.spreadsheet import write

    cards = load_cards()
    write(cards, xlsx)
    console.print(f"{len(cards)} 张卡片写进了 {xlsx}")


@app.command("import", help="把改好的 Excel 表读回来；有一处不对就都不写。")
def import_(
    xlsx: Annotated[Path, typer.Option("--xlsx", exists=True, help="读哪个文件")],
) -> None:
    """Read a spreadsheet back into the cards; nothing is written while there is a fault."""
    from knowledge.card import FOLDER
    from knowledge.spreadsheet import read_into

    written = read_into(xlsx, FOLDER)
    console.print(f"改了 {len(written)} 张卡片" if written else "没有改动")
    for path in written:
        console.print(str(path), highlight=False)
