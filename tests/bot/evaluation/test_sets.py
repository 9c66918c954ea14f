"""The evaluation sets: readable, about cards that exist, and never taught to anything."""

from bot.evaluation.sets import NOISES, in_scope, out_of_scope
from bot.examples import examples
from knowledge.card import load_cards
from knowledge.language.ngrams import ngrams
from knowledge.language.normalise import normalise

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
    taught = {_grams(text) for text in _taught()}
    holders = {}
    for grams in taught:
        for gram in grams:
            holders.setdefault(gram, set()).add(grams)
    for row in (*in_scope(), *out_of_scope()):
        grams = _grams(row.text)
        others = set().union(*(holders.get(gram, ()) for gram in grams))
        assert all(len(grams & other) < NEAR * len(grams | other) for other in others), "a sentence was taught"


def test_no_sentence_stands_twice():
    texts = [normalise(row.text) for row in (*in_scope(), *out_of_scope())]

    assert len(texts) == len(set(texts))
