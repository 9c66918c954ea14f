"""How well intents are told apart: stratified cross-validation over the examples of `training_data/nlu`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from rasa.shared.nlu.constants import INTENT, TEXT
from sklearn.model_selection import StratifiedKFold

from bot.assistant.components.card_questions import CardQuestions
from bot.assistant.components.intent_classifier import LightIntentClassifier
from bot.examples import examples

Pairs = list[tuple[str, str]]
"""The intent an example belongs to, and the intent it was taken for."""


def cross_validated(folds: int, told: Callable[[int], None] | None = None) -> Pairs:
    """Leaves each fold of the examples out once; the cards' own questions are always learnt, as in service."""
    texts, intents = examples()
    cards = CardQuestions().get_nlu_data().intent_examples
    pairs: Pairs = []
    for learnt, left_out in StratifiedKFold(folds, shuffle=True, random_state=415).split(texts, intents):
        classifier = LightIntentClassifier.untrained()
        classifier.learn(
            [*(texts[place] for place in learnt), *(card.get(TEXT) for card in cards)],
            [*(intents[place] for place in learnt), *(card.get(INTENT) for card in cards)],
        )
        pairs += [(intents[place], classifier.intent_of(texts[place])) for place in left_out]
        if told:
            told(1)
    return pairs


def recalls(pairs: Sequence[tuple[str, str]]) -> dict[str, tuple[int, float, float]]:
    """For each intent: how many examples, the share taken for it, and the share of those taken for it that are it."""
    table = {}
    for intent in sorted({own for own, _ in pairs}):
        own = np.array([pair[0] == intent for pair in pairs])
        taken = np.array([pair[1] == intent for pair in pairs])
        table[intent] = (int(own.sum()), float(taken[own].mean()), float(own[taken].mean()) if taken.any() else 0.0)
    return table
