"""What every command says goes through here: tables and words to people, JSON to programs."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from bot.jsonl import Answer

console = Console()
errors = Console(stderr=True)

Jsonl = Annotated[bool, typer.Option("--jsonl", help="标准输入和标准输出都是每行一个 JSON")]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON")]


def run_lines(answer: Answer) -> None:
    """Answers standard input line by line; exit status 1 when not one line could be read."""
    from bot.jsonl import answer_lines

    async def run() -> int:
        readable = 0
        async for row, was_read in answer_lines(sys.stdin.buffer, answer):
            print_line(row)
            readable += was_read
        return readable

    if not asyncio.run(run()):
        raise typer.Exit(1)


def print_line(row: object) -> None:
    """Prints one JSON value on a line of its own, in UTF-8 whatever the terminal."""
    line = json.dumps(row, ensure_ascii=False, default=_plain) + "\n"
    sys.stdout.buffer.write(line.encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()


@contextmanager
def counting(what: str) -> Iterator[Callable[[int], None]]:
    """Shows a count of `what` on stderr while something long runs; yields what to tell it."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda count: progress.update(task, advance=count)


def _plain(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot be written as JSON")
