"""Kinds, signs, cards and the classifier speak of the same things."""

from knowledge.card import load_cards
from knowledge.scam.classifier import classifier
from knowledge.scam.finders import FINDERS
from knowledge.scam.kinds import kinds
from knowledge.scam.signs import table


def test_every_kind_has_a_card_that_exists_and_one_line_of_advice():
    cards = {card.id for card in load_cards()}

    assert {kind.card for kind in kinds().values()} <= cards
    assert all(kind.advice.endswith("。") and len(kind.advice) <= 40 for kind in kinds().values())


def test_every_sign_points_to_a_kind_that_is_known():
    assert {sign.type for sign in table().flags if sign.type} <= kinds().keys()


def test_every_sign_has_a_pattern_or_a_finder_that_exists():
    assert all(sign.pattern or sign.finder in FINDERS for sign in table().flags)


def test_the_classifier_knows_every_kind_and_no_other():
    assert set(classifier().kinds) == kinds().keys()
