"""`mingbai train`: the dialogue model and the encoder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.printing import console
from bot.settings import Settings

app = typer.Typer(help="训练模型。", no_args_is_help=True)


@app.command("dialogue", help="用 training_data/ 训练对话模型，放进 MINGBAI_HOME。")
def dialogue() -> None:
    """Train the dialogue model on training_data/ and put it into MINGBAI_HOME."""
    from bot.training import train_dialogue

    model, seconds = train_dialogue(Settings.from_environ().models)
    console.print(f"对话模型训练完成，用时 {seconds:.0f} 秒：{model}")


@app.command("encoder", help="重新训练句子编码器。随项目附带的不用训练，改它的人才需要。")
def encoder(
    articles: Annotated[Path, typer.Option(exists=True, help="法律条文，.jsonl 或 .jsonl.gz")],
    questions: Annotated[list[Path], typer.Option(exists=True, help="问题和回答它的法条")],
    output: Annotated[Path, typer.Option(help="模型写到哪个文件夹")],
    seed: int = 415,
) -> None:
    """Train the encoder anew. The one that ships needs no training; this is for those who change it."""
    from bot.training import train_encoder

    def told(epoch: int, loss: float) -> None:
        console.print(f"第 {epoch} 轮  损失 {loss:.3f}")

    console.print_json(json.dumps(train_encoder(articles, questions, output, seed, told)))
