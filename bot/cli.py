"""The `mingbai` command. Every command does one thing and imports what it needs when it is called: Rasa takes seconds."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import warnings
from typing import Annotated

import typer
from rich.table import Table

from bot.commands import evaluate, events, knowledge, ledger, report, staff, statutes, training
from bot.commands.printing import Jsonl, console, errors, run_lines
from bot.commands.statutes import shelf_of
from bot.errors import OPERATOR_ERRORS
from bot.logs import configure
from bot.settings import Settings

app = typer.Typer(
    help="明白：教居民懂法、防骗的对话机器人。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(training.app, name="train")
app.add_typer(knowledge.app, name="knowledge")
app.add_typer(statutes.app, name="statutes")
app.add_typer(ledger.app, name="ledger")
app.add_typer(staff.app, name="staff")
app.command("evaluate", help="评测：没教过的问法答得怎么样，范围外的话有没有乱答，意图分不分得清。")(evaluate.evaluate)
app.command("report", help="年度报告：按模板写成 Word 公文，先校对。")(report.report)
app.command("stats", help="某天到某天为公众做了什么，两头都算；--catalogue 看每一项的意思。")(events.stats)
app.command("purge", help="删去过期的逐轮记录；每日合计一直保留。")(events.purge)
app.command("forget", help="应居民要求，删去他的逐轮记录。")(events.forget)


def main() -> None:
    """Runs the command; what the operator can put right is said in one line, with exit status 2."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # Rasa's and TensorFlow's own, which no operator can act on
    try:
        configure(Settings.from_environ().log_level)
        app()
    except OPERATOR_ERRORS as error:
        errors.print(str(error), style="red", highlight=False, markup=False)
        sys.exit(2)


@app.command(help="开门：居民网页；设了令牌时还有 Telegram。")
def serve() -> None:
    """Serve the resident page and, when a token is set, Telegram."""
    from bot.serving import serve as run

    run(
        Settings.from_environ(),
        lambda address: console.print(f"明白已经开门： [bold]{address}[/bold] （按 Ctrl-C 关门）"),
    )


@app.command(help="在终端里和明白对话。")
def chat() -> None:
    """Talk to Mingbai in the terminal."""
    from bot.terminal import chat as talk
    from bot.wiring import wire

    house = wire(Settings.from_environ())
    asyncio.run(talk(house.brain, console, console.input))


@app.command(help="回答一个问题；加 --jsonl 则逐行回答标准输入。")
def ask(question: Annotated[str, typer.Argument(help="问题")] = "", jsonl: Jsonl = False) -> None:
    """Answer one question, or with --jsonl each line of standard input."""
    from bot.terminal import ask_once
    from bot.wiring import wire

    if not jsonl and not question:
        raise typer.BadParameter('请给一个问题，例如：mingbai ask "遗嘱怎么写"；或者用 --jsonl')
    house = wire(Settings.from_environ())
    if jsonl:
        from bot.jsonl import Asking

        run_lines(Asking(house.brain))
    else:
        asyncio.run(ask_once(house.brain, question, console))


@app.command(help="看一条消息有没有骗局迹象；加 --jsonl 则逐行检查标准输入。")
def check(message: Annotated[str, typer.Argument(help="消息")] = "", jsonl: Jsonl = False) -> None:
    """Look for signs of a scam in one message, or with --jsonl in each line of standard input."""
    from bot.jsonl import check_row

    if jsonl:
        run_lines(check_row)
    elif message:
        console.print_json(json.dumps(asyncio.run(check_row({"id": None, "text": message})), ensure_ascii=False))
    else:
        raise typer.BadParameter("请给一条消息，或者用 --jsonl")


@app.command(help="搜知识卡片；加 --statutes 搜法律原文。")
def search(
    question: Annotated[str, typer.Argument(help="问题")] = "",
    jsonl: Jsonl = False,
    statutes: Annotated[bool, typer.Option("--statutes", help="搜导入的法律原文")] = False,
) -> None:
    """Search the cards, or with --statutes the imported official texts."""
    from bot.jsonl import card_searcher, statute_searcher
    from knowledge.library import Library

    if not jsonl and not question:
        raise typer.BadParameter("请给一个问题，或者用 --jsonl")
    settings = Settings.from_environ()
    searching = statute_searcher(shelf_of(settings)) if statutes else card_searcher(Library.open(settings.encoder))
    if jsonl:
        run_lines(searching)
    else:
        console.print_json(json.dumps(asyncio.run(searching({"id": None, "text": question})), ensure_ascii=False))


@app.command(help="全部设置和当前值；密钥遮住不显示。")
def settings() -> None:
    """List every setting with its value; secrets are masked."""
    table = Table("变量", "当前值", "含义")
    for row in Settings.from_environ().table():
        table.add_row(*row)
    console.print(table)
