"""Training: the dialogue model with Rasa, the encoder by contrast."""

from __future__ import annotations

import contextlib
import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.errors import ModelMissing
from knowledge.citation import Citation
from knowledge.encoder import load_encoder
from knowledge.encoder.pairs import Kind, article_pairs, article_texts, foes_of, question_pairs, read_lines

ASSISTANT = Path(__file__).with_name("assistant")
TRAINING_DATA = Path(__file__).parent.parent / "training_data"
MODELS_KEPT = 3
LAWYERS = 6
"""How often an epoch goes through the questions that lawyers answered."""


def train_dialogue(models: Path) -> tuple[Path, float]:
    """Trains the dialogue model into the folder `models`; returns it and the seconds it took.

    Raises:
        ModelMissing: Rasa made no model, because the training data contradict themselves; its own words are on stderr.
    """
    started = time.perf_counter()
    models.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    with contextlib.redirect_stdout(sys.stderr):  # Rasa talks on stdout, which is for results
        from rasa.model_training import train

        result = train(
            domain=str(ASSISTANT / "domain"),
            config=str(ASSISTANT / "config.yml"),
            training_files=[str(TRAINING_DATA)],
            output=str(models),
        )
    if not result.model:
        raise ModelMissing(models)
    for old in sorted(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)[:-MODELS_KEPT]:
        old.unlink()
    return Path(result.model), time.perf_counter() - started


def train_encoder(
    articles: Path, questions: Sequence[Path], output: Path, seed: int, told: Callable[[int, float], None]
) -> dict[str, float]:
    """Trains the encoder, holding every fifth lawyer-answered question out of a first run to measure it.

    Cards are no part of it: they change every week, and the encoder must not have to.

    Returns the figures of the first run: recall@10 and recall@100, the share of a question's articles among the
    nearest 10 and 100 of all articles.
    """
    from knowledge.encoder.train import Recipe, model_card, save, train

    recipe = Recipe(seed=seed)
    laws = list(read_lines(articles))
    texts = article_texts(laws)
    asked = [question for path in questions for question in read_lines(path)]
    held_out = [question for question in asked if "gold" in question][::5]
    learnt = [question for question in asked if question not in held_out]
    foes = foes_of(asked, texts)

    def kinds(some: Sequence[dict[str, Any]]) -> list[Kind]:
        by_lawyers = question_pairs([question for question in some if "gold" in question], texts, foes)
        by_machine = question_pairs([question for question in some if "gold" not in question], texts, foes)
        return [lambda chance: article_pairs(laws, chance), lambda _: by_lawyers * LAWYERS, lambda _: by_machine]

    save(train(kinds(learnt), recipe, list(texts.values()), told), output, "")
    figures = _recall(output, held_out, texts)
    chance = random.Random(seed)  # noqa: S311  # reproducible on purpose, no secret depends on it
    names = ("articles", "questions answered by lawyers", "questions answered by machine")
    counts = {name: len(kind(chance)) for name, kind in zip(names, kinds(asked), strict=True)}
    save(train(kinds(asked), recipe, list(texts.values()), told), output, model_card(recipe, counts, figures))
    return figures


def _recall(folder: Path, questions: Sequence[dict[str, Any]], texts: dict[Citation, str]) -> dict[str, float]:
    encoder = load_encoder(str(folder))
    citations = list(texts)
    articles = encoder.encode([texts[citation] for citation in citations])
    nearest = np.argsort(-(encoder.encode([str(question["text"]) for question in questions]) @ articles.T), axis=1)
    figures = {}
    for depth in (10, 100):
        shares = []
        for question, order in zip(questions, nearest, strict=True):
            gold = {Citation(**article) for article in question["gold"]}
            found = {citations[place] for place in order[:depth]}
            shares.append(len(gold & found) / len(gold))
        figures[f"recall@{depth}, {len(questions)} questions held out, {len(citations)} articles"] = float(
            np.mean(shares)
        )
    return figures
