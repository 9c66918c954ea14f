"""The themes that residents ask about are covered, and what is for staff stays apart."""

from collections import Counter

from knowledge.card import STAFF_FOLDER, load_cards
from knowledge.themes import themes

RESIDENT = {name for name, theme in themes().items() if not theme.staff}
STAFF = themes().keys() - RESIDENT
FRAUD = ("elder-fraud", "fundraising", "telecom-fraud")


def test_residents_have_eighteen_themes_with_fifteen_cards_each():
    counted = Counter(card.theme for card in load_cards())

    assert counted.keys() == RESIDENT
    assert len(RESIDENT) == 18
    assert {theme: count for theme, count in counted.items() if count < 15} == {}


def test_there_are_450_cards_and_a_third_of_them_are_about_fraud():
    counted = Counter(card.theme for card in load_cards())

    assert sum(counted.values()) >= 450
    assert sum(counted[theme] for theme in FRAUD) >= 150


def test_cards_for_staff_lie_apart():
    assert {card.theme for card in load_cards(STAFF_FOLDER)} == STAFF
