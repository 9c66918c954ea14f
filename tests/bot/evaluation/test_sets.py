"""The evaluation sets: readable, about cards that exist, and never taught to anything."""

import csv
from collections import Counter

from bot.evaluation.sets import FOLDER, NOISES, in_scope, out_of_scope
from bot.examples import TRAINING_DATA, examples
from knowledge.card import load_cards
from knowledge.language.masking import bare
from knowledge.language.ngrams import ngrams
from knowledge.language.normalise import normalise
from knowledge.scam.learning import read_examples

NEAR = 0.9
"""From this share of common tri-grams on, two sentences are one sentence."""


def _taught():
    for card in load_cards():
        yield from card.questions
    yield from examples()[0]


def _grams(text):
    return frozenset(ngrams(normalise(text), 3))


def test_every_accepted_card_exists_and_every_noise_is_known():
    cards = {card.id: card for card in load_cards()}

    for row in in_scope():
        assert set(row.accepts) <= cards.keys(), row.accepts
        assert row.noise in NOISES
        assert row.theme == cards[row.accepts[0]].theme


def test_no_evaluated_sentence_was_ever_taught():
    taught = list({_grams(text) for text in _taught()})
    holders = {}
    for place, grams in enumerate(taught):
        for gram in grams:
            holders.setdefault(gram, []).append(place)
    for row in (*in_scope(), *out_of_scope()):
        grams = _grams(row.text)
        shared = Counter(place for gram in grams for place in holders.get(gram, ()))
        # grams of either = those of both + of the other - shared
        assert all(common < NEAR * (len(grams) + len(taught[place]) - common) for place, common in shared.items()), (
            "a sentence was taught"
        )


def test_no_sentence_stands_twice():
    texts = [normalise(row.text) for row in (*in_scope(), *out_of_scope())]

    assert len(texts) == len(set(texts))


def test_no_judged_message_teaches_the_classifier_of_scams():
    with (FOLDER / "scam_cases.csv").open(encoding="utf-8", newline="") as table:
        cases = {bare(row["text"]) for row in csv.DictReader(table)}

    assert len(cases) >= 590
    assert not cases & {bare(example.text) for example in read_examples(TRAINING_DATA / "scam")}
