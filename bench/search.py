"""`python -m bench.search`: where the two thresholds of the search lie, and what they cost.

Every way of asking a card is taken out of the index once and asked: that is a question whose answer is known and whose
words are not. Questions of real people beside the checkout, when they are there, show what happens to questions that
mostly have no card.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from knowledge.card import load_cards
from knowledge.encoder import Vectors, load_encoder
from knowledge.language.normalise import normalise
from knowledge.search import CardSearch, Thresholds

LAY = Path(__file__).parents[2] / "shared" / "data" / "retrieval" / "lay_questions.jsonl"
WEIGHTS = (0.3, 0.4, 0.5, 0.6, 0.7)


def main() -> None:
    """Prints recall by fusion weight, then the curve of the sure threshold at the weight in force."""
    console = Console(width=120)
    cards, encoder = load_cards(), load_encoder()
    weights = Table(
        "lexical weight", "recall@1", "recall@3", title=f"{len(cards)} cards, each way of asking left out in turn"
    )
    for weight in WEIGHTS:
        best, second, right = held_out(CardSearch(cards, encoder, Thresholds(lexical_weight=weight)))
        weights.add_row(f"{weight:.1f}", f"{np.mean(right == 0):.3f}", f"{np.mean(right < 3):.3f}")
    console.print(weights)
    search = CardSearch(cards, encoder)
    best, second, right = held_out(search)
    lay = _lay(search) if LAY.is_file() else np.zeros((0, 2))
    curve = Table(
        "sure from", "margin", "given", "wrong among given", "lay questions given", title="the sure threshold"
    )
    for margin in (0.0, 0.03, 0.06):
        for start in np.arange(0.40, 0.80, 0.05):
            given = (best >= start) & (best - second >= margin)
            wrong = np.mean(right[given] > 0) if given.any() else 0.0
            of_lay = np.mean((lay[:, 0] >= start) & (lay[:, 0] - lay[:, 1] >= margin)) if len(lay) else float("nan")
            curve.add_row(f"{start:.2f}", f"{margin:.2f}", f"{given.mean():.3f}", f"{wrong:.3f}", f"{of_lay:.3f}")
    console.print(curve)


def held_out(search: CardSearch) -> tuple[Vectors, Vectors, Vectors]:
    """Asks every way of asking with its own entry taken out.

    Returns the best and the second card's score and the rank of the right card, 0 for first, each of shape [questions].
    """
    owners = search._owner
    questions = [question for card in search._cards for question in card.questions]
    best, second, rank = [], [], []
    for place, question in enumerate(questions):
        scores = search._scores(normalise(question))
        scores[place] = 0
        cards = np.zeros(len(search._cards), dtype=np.float32)
        np.maximum.at(cards, owners, scores)
        ordered = np.sort(cards)[::-1]
        best.append(ordered[0])
        second.append(ordered[1])
        rank.append(int((cards > cards[owners[place]]).sum()))
    return np.array(best), np.array(second), np.array(rank)


def _lay(search: CardSearch) -> Vectors:
    with LAY.open(encoding="utf-8") as lines:
        rankings = [search.ranking(json.loads(line)["text"], 2) for line in lines]
    return np.array([[hit.score for hit in ranking] + [0.0] * (2 - len(ranking)) for ranking in rankings])


if __name__ == "__main__":
    main()
