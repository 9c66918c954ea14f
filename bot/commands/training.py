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


@app.command("scam", help="用 training_data/scam/ 重新训练骗局分类器，写进 knowledge/scam/classifier/。")
def scam(
    calls: Annotated[Path | None, typer.Option(exists=True, help="另有标好的电话对话，.jsonl")] = None,
    output: Annotated[Path | None, typer.Option(help="写到哪个文件夹，默认是随项目附带的那个")] = None,
) -> None:
    """Train the classifier of scams anew."""
    from bot.training import scam_examples
    from knowledge.scam.classifier import FOLDER
    from knowledge.scam.learning import learn

    learnt = scam_examples(calls)
    grams = learn(learnt, output or FOLDER)
    console.print(f"骗局分类器训练完成：{len(learnt)} 条，{grams} 个字词片段")


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
