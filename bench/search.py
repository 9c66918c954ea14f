"""`python -m bench.search FOLDER`: the weights of the fusion, and where its thresholds lie.

FOLDER is the encoder that `mingbai train encoder` leaves as `…-first`: it has not seen every fifth way of asking a card.
Those are asked, and the others are in the index. The weights are fitted five-fold by logistic regression on (question,
card) pairs. Questions of real people beside the checkout, where they are there, show what happens to questions that
mostly have no card. The curve is drawn into docs/images/thresholds.png.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from matplotlib import pyplot
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression

from knowledge.card import Card, load_cards
from knowledge.encoder import Vectors, load_encoder
from knowledge.encoder.lessons import divided
from knowledge.search import CardSearch

LAY = Path(__file__).parents[2] / "shared" / "data" / "retrieval" / "lay_questions.jsonl"
DRAWING = Path(__file__).parents[1] / "docs" / "images" / "thresholds.png"
NAMES = (
    "nearest question, lexical",
    "mean question, lexical",
    "answer, lexical",
    "nearest, semantic",
    "mean, semantic",
    "answer, semantic",
)
FOLDS = 5
LAY_ASKED = 1000
STARTS = np.arange(0.05, 1, 0.05)


def main() -> None:
    """Prints recall of each cosine and of their fusion, the fitted weights, and the curve of the thresholds."""
    console = Console(width=120)
    cards = load_cards()
    kept, others = divided({card.id: card.questions for card in cards})
    search = CardSearch([_asked(card, kept[card.id]) for card in cards], load_encoder(*sys.argv[1:]))
    asked = [(place, question) for place, card in enumerate(cards) for question in others[card.id]]
    owner = np.array([place for place, _ in asked])
    features = np.stack([search.features(question) for _, question in asked])
    recall = Table("", "recall@1", "recall@3", title=f"{len(cards)} cards, {len(asked)} ways of asking held out")
    for column, name in enumerate(NAMES):
        _add_recall(recall, name, features[:, :, column], owner)
    chances, weights, bias = _fitted(features, owner)
    _add_recall(recall, "fused, five-fold", chances, owner)
    in_force = np.stack(
        [search.fusion.chances(*pair) for pair in zip(features, (text for _, text in asked), strict=True)]
    )
    _add_recall(recall, "fused, weights in force", in_force, owner)
    console.print(recall)
    console.print(f"fitted weights {tuple(round(float(weight), 2) for weight in weights)}, bias {bias:.2f}")
    curves = _curves(in_force, owner, _lay(search), search.fusion.less)
    console.print(_table(curves, search.fusion.less))
    _draw(curves, search)


def _asked(card: Card, questions: Sequence[str]) -> Card:
    """The card, asked in these ways alone."""
    return replace(card, question=questions[0], also_asked=tuple(questions[1:]))


def _fitted(features: Vectors, owner: NDArray[np.int64]) -> tuple[Vectors, Vectors, float]:
    right = np.zeros(features.shape[:2])
    right[np.arange(len(owner)), owner] = 1
    fold = np.arange(len(owner)) % FOLDS
    chances = np.zeros(features.shape[:2])
    for part in range(FOLDS):
        learnt = features[fold != part].reshape(-1, len(NAMES))
        model = LogisticRegression(C=10, max_iter=2000).fit(learnt, right[fold != part].ravel())
        asked = features[fold == part].reshape(-1, len(NAMES))
        chances[fold == part] = model.predict_proba(asked)[:, 1].reshape(-1, right.shape[1])
    model = LogisticRegression(C=10, max_iter=2000).fit(features.reshape(-1, len(NAMES)), right.ravel())
    return chances, model.coef_[0], float(model.intercept_[0])


def _add_recall(table: Table, name: str, scores: Vectors, owner: NDArray[np.int64]) -> None:
    rank = (scores > scores[np.arange(len(owner)), owner][:, None]).sum(axis=1)
    table.add_row(name, f"{np.mean(rank == 0):.3f}", f"{np.mean(rank < 3):.3f}")


CURVES = ("given", "wrong among given", "right among three offered", "lay questions given", "lay questions offered")


def _curves(chances: Vectors, owner: NDArray[np.int64], lay: Vectors, lead: float) -> Vectors:
    """What each of STARTS does, shape [starts, CURVES]."""
    ordered = np.sort(chances, axis=1)[:, ::-1]
    wrong = chances.argmax(axis=1) != owner
    among = (chances > chances[np.arange(len(owner)), owner][:, None]).sum(axis=1) < 3
    ahead, lay_ahead = (_log_odds(best[:, 0]) - _log_odds(best[:, 1]) >= lead for best in (ordered, lay))
    rows = []
    for start in STARTS:
        reached, lay_reached = ordered[:, 0] >= start, lay[:, 0] >= start
        given = reached & ahead
        shares = (given, wrong[given], among & reached, lay_reached & lay_ahead, lay_reached)
        rows.append([float(np.mean(share)) if len(share) else 0.0 for share in shares])
    return np.array(rows)


def _table(curves: Vectors, lead: float) -> Table:
    table = Table("from", *CURVES, title=f"what a threshold on the chance does, with a lead of {lead} in log-odds")
    for start, row in zip(STARTS, curves, strict=True):
        table.add_row(f"{start:.2f}", *(f"{figure:.3f}" for figure in row))
    return table


def _draw(curves: Vectors, search: CardSearch) -> None:
    """Draws the curve with the thresholds that are in force."""
    figure, axes = pyplot.subplots(figsize=(8, 4.5), layout="constrained")
    for name, column in zip(CURVES, curves.T, strict=True):
        axes.plot(STARTS, column, label=name)
    for threshold, name in ((search.fusion.unsure, "offered from"), (search.fusion.sure, "given from")):
        axes.axvline(threshold, color="grey", linestyle=":")
        axes.annotate(name, (threshold, 1.0), rotation=90, va="top", ha="right", color="grey")
    axes.set(xlabel="threshold on the chance", ylabel="share of questions", ylim=(0, 1), xlim=(0, 1))
    axes.legend(fontsize="small")
    figure.savefig(DRAWING, dpi=120)


def _log_odds(chances: Vectors) -> Vectors:
    kept = np.clip(chances, 1e-12, 1 - 1e-12)
    odds: Vectors = np.log(kept / (1 - kept))
    return odds


def _lay(search: CardSearch) -> Vectors:
    """The two best chances of each lay question, shape [questions, 2]."""
    if not LAY.is_file():
        return np.zeros((1, 2))
    with LAY.open(encoding="utf-8") as lines:
        asked = [json.loads(line)["text"] for line, _ in zip(lines, range(LAY_ASKED), strict=False)]
    best = [[hit.score for hit in search.ranking(text, 2)] for text in asked]
    return np.array([[*scores, 0.0, 0.0][:2] for scores in best])


if __name__ == "__main__":
    main()
