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
from bot.examples import TRAINING_DATA, examples
from knowledge.card import load_cards
from knowledge.citation import Citation
from knowledge.encoder import load_encoder
from knowledge.encoder.lessons import KINDS, Lessons
from knowledge.encoder.pairs import read_lines
from knowledge.scam.learning import Example, asked, read_calls, read_examples

FRAUD = frozenset({"telecom-fraud", "elder-fraud", "fundraising"})
"""Themes whose cards are asked about in the words of schemes."""
QUESTIONS = ("ask_knowledge", "ask_person", "report", "out_of_scope", "small_talk")
"""Intents whose examples are no messages to be checked."""
ASSISTANT = Path(__file__).with_name("assistant")
MODELS_KEPT = 3


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
            # Rasa keeps what it has trained by data and settings, and knows nothing of an encoder that has changed
            force_training=True,
        )
    if not result.model:
        raise ModelMissing(models)
    for old in sorted(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)[:-MODELS_KEPT]:
        old.unlink()
    return Path(result.model), time.perf_counter() - started


def train_encoder(
    articles: Path, questions: Sequence[Path], output: Path, seed: int, told: Callable[[int, float], None]
) -> dict[str, float]:
    """Trains the encoder twice: once without what measures it, and once with everything, which is what ships.

    Every fifth question that lawyers answered and every fifth way of asking a card are held out of the first run, which
    stays beside `output` as `<output>-first`: benchmarks take it.

    Returns the figures of the first run: recall@10 and recall@100 among all articles, and recall@1 among cards.
    """
    from knowledge.encoder.train import Recipe, model_card, save, train

    recipe = Recipe(seed=seed)
    laws = list(read_lines(articles))
    everything = Lessons(laws, [question for path in questions for question in read_lines(path)], load_cards())
    first, held_out = everything.divided()
    measured = output.with_name(f"{output.name}-first")
    save(train(first.kinds(), recipe, first.sources(), told), measured, "")
    figures = {**_recall(measured, held_out.questions, everything.texts), **_card_recall(measured, first, held_out)}
    chance = random.Random(seed)  # noqa: S311  # reproducible on purpose, no secret depends on it
    counts = {name: len(kind(chance)) for name, kind in zip(KINDS, everything.kinds(), strict=True)}
    model = train(everything.kinds(), recipe, everything.sources(), told)
    save(model, output, model_card(recipe, counts, figures))
    return figures


def scam_examples(calls: Path | None = None) -> list[Example]:
    """What the classifier of scams learns: our own messages, what is asked of the bot, and `calls` where they are at hand."""
    texts, intents = examples()
    said = [text for text, intent in zip(texts, intents, strict=True) if intent in QUESTIONS]
    about = [question for card in load_cards() if card.theme not in FRAUD for question in card.questions]
    return [*read_examples(TRAINING_DATA / "scam"), *asked([*said, *about]), *(read_calls(calls) if calls else ())]


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


def _card_recall(folder: Path, taught: Lessons, held_out: Lessons) -> dict[str, float]:
    """How often the nearest way of asking that was taught is one of the right card's."""
    encoder = load_encoder(str(folder))
    known = [(card, one) for card, asked in taught.asked.items() for one in asked]
    asked = [(card, one) for card, ones in held_out.asked.items() for one in ones]
    near = encoder.encode([one for _, one in asked]) @ encoder.encode([one for _, one in known]).T
    right = [known[place][0] == card for place, (card, _) in zip(near.argmax(axis=1), asked, strict=True)]
    return {f"recall@1, {len(asked)} ways of asking held out, {len(taught.cards)} cards": float(np.mean(right))}
