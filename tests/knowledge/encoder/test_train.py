"""Training is reproducible, and what belongs together comes near."""

import random

import numpy as np

from knowledge.citation import Citation
from knowledge.encoder import load_encoder
from knowledge.encoder.pairs import Pair, article_pairs, question_pairs
from knowledge.encoder.train import Recipe, save, train

RECIPE = Recipe(dimensions=16, vocabulary=200, batch=8, epochs=30, temperature=0.06, noise=0)
PAIRS = [
    Pair("遗嘱怎么写", "亲手书写签名"),
    Pair("儿子不养我", "子女有赡养的责任"),
    Pair("网购能退吗", "七天内可以退货"),
    Pair("举报间谍", "打国安电话"),
]


def test_the_same_seed_gives_the_same_model(tmp_path):
    for name in ("first", "second"):
        save(train([lambda _: PAIRS], RECIPE), tmp_path / name, "")

    first, second = (load_encoder(str(tmp_path / name)) for name in ("first", "second"))

    assert first.name == second.name
    np.testing.assert_array_equal(first.encode(["遗嘱怎么写"]), second.encode(["遗嘱怎么写"]))


def test_a_question_comes_nearest_to_its_own_answer(tmp_path):
    save(train([lambda _: PAIRS], RECIPE), tmp_path, "")
    encoder = load_encoder(str(tmp_path))

    nearest = encoder.encode([pair[0] for pair in PAIRS]) @ encoder.encode([pair[1] for pair in PAIRS]).T

    assert nearest.argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_pairs_of_an_article_never_hold_the_same_sentence_on_both_sides():
    article = {"law": "某法", "text": "甲事可以。乙事不可以。", "headings": ["第一章"], "article": 1, "sub": 0}

    ((one, rest, _),) = article_pairs([article], random.Random(1))

    assert one not in rest


def test_questions_pair_with_the_articles_found_for_them():
    question = {
        "text": "问",
        "gold": [{"law": "某法", "article": 1, "sub": 0}, {"law": "某法", "article": 9, "sub": 0}],
    }

    assert question_pairs([question], {Citation("某法", 1): "答"}) == [Pair("问", "答")]
