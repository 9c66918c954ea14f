"""The bot in the terminal: `mingbai chat` and `mingbai ask "…"`."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

from rich import box
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from actions.reply import Button, Outcome, Reply
from bot.message import Answerer, Channel, Message

BORDERS = {Outcome.EMERGENCY: "red", Outcome.SCAM_CHECKED: "yellow", Outcome.ANSWERED: "green"}
LEAVE = ("再见", "退出", "exit", "quit", "q")


def panel(reply: Reply, first_button: int = 1) -> Panel:
    """Draws a Reply; buttons are numbered from `first_button`, to be chosen by number.

    No vertical lines: terminals disagree about how wide they are beside Chinese characters.
    """
    parts: list[Text | Table] = [Text(reply.text)]
    parts += [Text(f"{place}. {step}") for place, step in enumerate(reply.steps, start=1)]
    parts += [Text(f"☎ {line.number}  {line.name}：{line.purpose}", style="bold") for line in reply.numbers]
    if reply.source_line:
        parts.append(Text(reply.source_line, style="dim"))
    parts += [
        Text(f"[{place}] {button.title}", style="cyan")
        for place, button in enumerate(reply.buttons, start=first_button)
    ]
    return Panel(
        Group(*parts),
        border_style=BORDERS.get(reply.outcome, "blue"),
        box=box.HORIZONTALS,
        title="明白",
        title_align="left",
    )


async def ask_once(answerer: Answerer, question: str, console: Console) -> None:
    """Answers one question."""
    for reply in await answerer.reply(Message(secrets.token_hex(8), Channel.TERMINAL, text=question)):
        console.print(panel(reply))


async def chat(answerer: Answerer, console: Console, read: Callable[[str], str]) -> None:
    """Talks until the resident leaves; a number chooses the button of that number."""
    session = secrets.token_hex(8)
    console.print(panel(await _first(answerer, Message(session, Channel.TERMINAL, payload="/greet"))))
    buttons: Sequence[Button] = ()
    while True:
        try:
            said = read("您：").strip()
        except (EOFError, KeyboardInterrupt):
            return
        chosen = buttons[int(said) - 1] if said.isdecimal() and 0 < int(said) <= len(buttons) else None
        payload = chosen.payload if chosen else None
        replies = await answerer.reply(Message(session, Channel.TERMINAL, text=said, payload=payload))
        for reply in replies:
            console.print(panel(reply))
        buttons = replies[-1].buttons
        if said.lower() in LEAVE:
            return


async def _first(answerer: Answerer, message: Message) -> Reply:
    return (await answerer.reply(message))[0]
