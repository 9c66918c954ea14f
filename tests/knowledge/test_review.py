"""A reviewer's sheet has the card and the full text of what it cites, side by side."""

from knowledge.card import load_cards
from knowledge.citation import Citation
from knowledge.review import draw, sheet
from tests.knowledge.cards import a_card

CARD = a_card(body="有效，<b>但要</b>全文亲手写、签名并写清年月日。")


def test_the_sheet_has_the_card_and_the_article():
    page = sheet([CARD], {Citation("民法典", 1134): "自书遗嘱由遗嘱人亲笔书写。"})

    assert CARD.question in page
    assert "自书遗嘱由遗嘱人亲笔书写。" in page
    assert "<b>但要</b>" not in page  # words are words, never markup


def test_an_article_that_is_not_at_hand_is_said_to_be_missing():
    assert "没有这一条" in sheet([CARD], {})


def test_a_drawing_can_be_repeated_and_kept_to_one_theme():
    cards = load_cards()

    assert draw(cards, 10, seed=1) == draw(cards, 10, seed=1)
    assert {card.theme for card in draw(cards, 5, seed=1, theme="archives")} == {"archives"}
