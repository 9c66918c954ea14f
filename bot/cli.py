"""The `mingbai` command. Every command does one thing and imports what it needs when it is called: Rasa takes seconds."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import warnings
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from bot.errors import OPERATOR_ERRORS
from bot.logs import configure
from bot.settings import Settings

app = typer.Typer(
    help="明白：教居民懂法、防骗的对话机器人。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
train_app = typer.Typer(help="训练模型。", no_args_is_help=True)
knowledge_app = typer.Typer(help="知识卡片。", no_args_is_help=True)
app.add_typer(train_app, name="train")
app.add_typer(knowledge_app, name="knowledge")

console = Console()
errors = Console(stderr=True)

Jsonl = Annotated[bool, typer.Option("--jsonl", help="标准输入和标准输出都是每行一个 JSON")]


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

        _run_lines(Asking(house.brain))
    else:
        asyncio.run(ask_once(house.brain, question, console))


@app.command(help="看一条消息有没有骗局迹象；加 --jsonl 则逐行检查标准输入。")
def check(message: Annotated[str, typer.Argument(help="消息")] = "", jsonl: Jsonl = False) -> None:
    """Look for signs of a scam in one message, or with --jsonl in each line of standard input."""
    from bot.jsonl import check_row

    if jsonl:
        _run_lines(check_row)
    elif message:
        console.print_json(json.dumps(asyncio.run(check_row({"id": None, "text": message})), ensure_ascii=False))
    else:
        raise typer.BadParameter("请给一条消息，或者用 --jsonl")


@app.command(help="某天到某天为公众做了什么，两头都算。")
def stats(
    first: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="第一天")],
    last: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="最后一天")],
    as_json: Annotated[bool, typer.Option("--json", help="按名称输出每一项")] = False,
) -> None:
    """Print what was done for the public from one day to another, both included."""
    from outreach.statistics import summarise
    from outreach.store import EventStore
    from outreach.tables import as_json as to_json
    from outreach.tables import as_rows

    store = EventStore(Settings.from_environ().database_url)
    store.migrate()
    summary = summarise(store, first.date(), last.date())
    if as_json:
        _print_line(to_json(summary))
        return
    table = Table("统计项", "数值", "单位", title=f"{first:%Y-%m-%d} 至 {last:%Y-%m-%d}")
    for row in as_rows(summary):
        table.add_row(*row)
    console.print(table)


@app.command(help="全部设置和当前值；密钥遮住不显示。")
def settings() -> None:
    """List every setting with its value; secrets are masked."""
    table = Table("变量", "当前值", "含义")
    for row in Settings.from_environ().table():
        table.add_row(*row)
    console.print(table)


@train_app.command("dialogue", help="用 training_data/ 训练对话模型，放进 MINGBAI_HOME。")
def train_dialogue() -> None:
    """Train the dialogue model on training_data/ and put it into MINGBAI_HOME."""
    from bot.training import train_dialogue as train

    model, seconds = train(Settings.from_environ().models)
    console.print(f"对话模型训练完成，用时 {seconds:.0f} 秒：{model}")


@train_app.command("encoder", help="重新训练句子编码器。随项目附带的不用训练，改它的人才需要。")
def train_encoder(
    articles: Annotated[Path, typer.Option(exists=True, help="法律条文，.jsonl 或 .jsonl.gz")],
    questions: Annotated[list[Path], typer.Option(exists=True, help="问题和回答它的法条")],
    output: Annotated[Path, typer.Option(help="模型写到哪个文件夹")],
    seed: int = 415,
) -> None:
    """Train the encoder anew. The one that ships needs no training; this is for those who change it."""
    from bot.training import train_encoder as train

    figures = train(
        articles, questions, output, seed, lambda epoch, loss: console.print(f"第 {epoch} 轮  损失 {loss:.3f}")
    )
    console.print_json(json.dumps(figures))


@knowledge_app.command("lint", help="检查每张卡片，一次说出每处问题的文件、行、字段、内容和改法。")
def knowledge_lint() -> None:
    """Check every card; name file, line, field, value and remedy of every fault."""
    from knowledge.card_checks import lint

    faults = lint()
    for fault in faults:
        errors.print(str(fault), highlight=False, markup=False, soft_wrap=True)
    console.print(f"{len(faults)} 处问题" if faults else "卡片没有问题")
    raise typer.Exit(1 if faults else 0)


@knowledge_app.command("list", help="按主题列出卡片。")
def knowledge_list() -> None:
    """List the cards by theme."""
    from knowledge.card import load_cards
    from knowledge.themes import themes

    table = Table("主题", "编号", "问题", "核对日期")
    for card in load_cards():
        table.add_row(themes()[card.theme].title, card.id, card.question, f"{card.checked_on:%Y-%m-%d}")
    console.print(table)


def _run_lines(answer: Any) -> None:
    from bot.jsonl import answer_lines

    async def run() -> int:
        readable = 0
        async for row, was_read in answer_lines(sys.stdin.buffer, answer):
            _print_line(row)
            readable += was_read
        return readable

    if not asyncio.run(run()):
        raise typer.Exit(1)


def _print_line(row: dict[str, Any]) -> None:
    line = json.dumps(row, ensure_ascii=False, default=_plain) + "\n"
    sys.stdout.buffer.write(line.encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot be written as JSON")
