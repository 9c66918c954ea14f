"""`python -m bench.search`: the weights of the fusion, and where its two thresholds lie.

Every way of asking a card is taken out of the index once and asked: a question whose answer is known and whose words are
not. The weights are fitted five-fold by logistic regression on (question, card) pairs. Questions of real people beside
the checkout, where they are there, show what happens to questions that mostly have no card.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table
from sklearn.linear_model import LogisticRegression

from knowledge.card import load_cards
from knowledge.encoder import Vectors, load_encoder
from knowledge.search import CardSearch

LAY = Path(__file__).parents[2] / "shared" / "data" / "retrieval" / "lay_questions.jsonl"
NAMES = (
    "nearest question, lexical",
    "mean question, lexical",
    "answer, lexical",
    "nearest, semantic",
    "mean, semantic",
    "answer, semantic",
)
FOLDS = 5


def main() -> None:
    """Prints recall of each cosine and of their fusion, the fitted weights, and the curve of the sure threshold."""
    console = Console(width=120)
    search = CardSearch(load_cards(), load_encoder())
    features, owner = held_out(search)
    recall = Table(
        "", "recall@1", "recall@3", title=f"{len(search.cards)} cards, {len(owner)} questions, each left out in turn"
    )
    for column, name in enumerate(NAMES):
        _add_recall(recall, name, features[:, :, column], owner)
    chances, weights, bias = _fitted(features, owner)
    _add_recall(recall, "fused, five-fold", chances, owner)
    asked = [question for card in search._cards for question in card.questions]
    in_force = np.stack([search.fusion.chances(*pair) for pair in zip(features, asked, strict=True)])
    _add_recall(recall, "fused, weights in force", in_force, owner)
    console.print(recall)
    console.print(f"fitted weights {tuple(round(float(weight), 2) for weight in weights)}, bias {bias:.2f}")
    console.print(_curve(in_force, owner, _lay(search), search.fusion.lead))


def held_out(search: CardSearch) -> tuple[Vectors, Vectors]:
    """Features of every question with its own entry taken out, shape [questions, cards, 6], and the card it belongs to."""
    questions = [(place, question) for place, card in enumerate(search._cards) for question in card.questions]
    rows = search._lexical[: len(questions)].toarray(), search._encoder.encode([question for _, question in questions])
    rows = tuple(np.asarray(part, dtype=np.float32) for part in rows)
    owner = np.array([place for place, _ in questions])
    answers = (
        search._lexical[-len(search.cards) :].toarray(),
        search._encoder.encode([card.body + "".join(card.steps) for card in search._cards]),
    )
    columns = []
    for vectors, bodies in zip(rows, answers, strict=True):
        cosines = vectors @ vectors.T
        np.fill_diagonal(cosines, 0)
        nearest = np.maximum.reduceat(cosines, search._starts, axis=1)
        sums = np.add.reduceat(vectors, search._starts, axis=0)
        means = vectors @ (sums / np.linalg.norm(sums, axis=1, keepdims=True)).T
        others = sums[owner] - vectors
        means[np.arange(len(owner)), owner] = (vectors * others).sum(axis=1) / (np.linalg.norm(others, axis=1) + 1e-9)
        columns += [nearest, means, vectors @ bodies.T]
    return np.stack(columns, axis=2), owner


def _fitted(features: Vectors, owner: Vectors) -> tuple[Vectors, Vectors, float]:
    right = np.zeros(features.shape[:2])
    right[np.arange(len(owner)), owner] = 1
    fold = np.arange(len(owner)) % FOLDS
    chances = np.zeros(features.shape[:2])
    for part in range(FOLDS):
        model = LogisticRegression(C=10, max_iter=2000).fit(
            features[fold != part].reshape(-1, 6), right[fold != part].ravel()
        )
        chances[fold == part] = model.predict_proba(features[fold == part].reshape(-1, 6))[:, 1].reshape(
            -1, right.shape[1]
        )
    model = LogisticRegression(C=10, max_iter=2000).fit(features.reshape(-1, 6), right.ravel())
    return chances, model.coef_[0], float(model.intercept_[0])


def _add_recall(table: Table, name: str, scores: Vectors, owner: Vectors) -> None:
    rank = (scores > scores[np.arange(len(owner)), owner][:, None]).sum(axis=1)
    table.add_row(name, f"{np.mean(rank == 0):.3f}", f"{np.mean(rank < 3):.3f}")


def _curve(chances: Vectors, owner: Vectors, lay: Vectors, lead: float) -> Table:
    ordered = np.sort(chances, axis=1)[:, ::-1]
    wrong = chances.argmax(axis=1) != owner
    among = (chances > chances[np.arange(len(owner)), owner][:, None]).sum(axis=1) < 3
    ahead = _log_odds(ordered[:, 0]) - _log_odds(ordered[:, 1]) >= lead
    lay_ahead = _log_odds(lay[:, 0]) - _log_odds(lay[:, 1]) >= lead
    title = f"what a threshold on the chance does, with a lead of {lead} in log-odds"
    table = Table(
        "from",
        "given",
        "wrong among given",
        "offered: right among three",
        "lay questions given",
        "lay questions reached",
        title=title,
    )
    for start in np.arange(0.05, 1, 0.05):
        reached = ordered[:, 0] >= start
        given = reached & ahead
        lay_reached = lay[:, 0] >= start
        figures = (
            given.mean(),
            wrong[given].mean(),
            among[reached].mean(),
            (lay_reached & lay_ahead).mean(),
            lay_reached.mean(),
        )
        table.add_row(f"{start:.2f}", *(f"{figure:.3f}" for figure in figures))
    return table


def _log_odds(chances: Vectors) -> Vectors:
    kept = np.clip(chances, 1e-12, 1 - 1e-12)
    odds: Vectors = np.log(kept / (1 - kept))
    return odds


def _lay(search: CardSearch) -> Vectors:
    if not LAY.is_file():
        return np.zeros((1, 2))
    with LAY.open(encoding="utf-8") as lines:
        best = [[hit.score for hit in search.ranking(json.loads(line)["text"], 2)] for line in lines]
    return np.array([[*scores, 0.0, 0.0][:2] for scores in best])


if __name__ == "__main__":
    main()
