"""Training is reproducible, and what belongs together comes near."""

import random

import numpy as np

from knowledge.citation import Citation
from knowledge.encoder import load_encoder
from knowledge.encoder.pairs import Pair, article_pairs, card_pairs, question_pairs
from knowledge.encoder.train import Recipe, save, train, vocabulary_of
from tests.knowledge.cards import a_card

RECIPE = Recipe(dimensions=16, vocabulary=200, batch=8, epochs=30, temperature=0.06, noise=0)
PAIRS = [
    Pair("遗嘱怎么写", "亲手书写签名"),
    Pair("儿子不养我", "子女有赡养的责任"),
    Pair("网购能退吗", "七天内可以退货"),
    Pair("举报间谍", "打国安电话"),
]
SAID = [side for pair in PAIRS for side in pair[:2]]


def test_the_same_seed_gives_the_same_model(tmp_path):
    for name in ("first", "second"):
        save(train([lambda _: PAIRS], RECIPE, [SAID * 2]), tmp_path / name, "")

    first, second = (load_encoder(str(tmp_path / name)) for name in ("first", "second"))

    assert first.name == second.name
    np.testing.assert_array_equal(first.encode(["遗嘱怎么写"]), second.encode(["遗嘱怎么写"]))


def test_a_question_comes_nearest_to_its_own_answer(tmp_path):
    save(train([lambda _: PAIRS], RECIPE, [SAID * 2]), tmp_path, "")
    encoder = load_encoder(str(tmp_path))

    nearest = encoder.encode([pair[0] for pair in PAIRS]) @ encoder.encode([pair[1] for pair in PAIRS]).T

    assert nearest.argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_pairs_of_an_article_never_hold_the_same_sentence_on_both_sides():
    article = {"law": "某法", "text": "甲事可以。乙事不可以。", "headings": ["第一章"], "article": 1, "sub": 0}

    ((one, rest, *_),) = article_pairs([article], random.Random(1))

    assert one not in rest


def test_questions_pair_with_the_articles_found_for_them():
    question = {
        "text": "问",
        "gold": [{"law": "某法", "article": 1, "sub": 0}, {"law": "某法", "article": 9, "sub": 0}],
    }

    assert question_pairs([question], {Citation("某法", 1): "答"}) == [Pair("问", "答")]


def test_a_way_of_asking_pairs_with_another_of_its_card_or_with_the_answer():
    card = a_card()
    asked = {card.id: ["甲", "乙"]}

    pairs = [pair for seed in range(20) for pair in card_pairs([card], asked, random.Random(seed))]

    assert {(pair.left, pair.right) for pair in pairs} == {
        ("甲", "乙"),
        ("乙", "甲"),
        ("甲", card.answer),
        ("乙", card.answer),
    }
    assert {pair.group for pair in pairs} == {card.id}


def test_what_residents_say_is_known_however_much_statutes_say():
    statutes, residents = ["应当依法处理"] * 1000, ["老伴"] * 2

    assert {"老伴", "依法"} <= set(vocabulary_of([statutes, residents], Recipe(vocabulary=12)))
