"""Search: the right card, and no card when none fits."""

from datetime import date

import numpy as np
import pytest

from knowledge.encoder import load_encoder
from knowledge.errors import CardUnknown
from knowledge.search import CardSearch, Certainty, Fusion, log_odds
from tests.knowledge.cards import a_card

SUPPORT = a_card(
    "support-unpaid",
    "儿子不养我怎么办？",
    ["子女不给赡养费", "个仔唔养我", "儿女不管我", "儿子不出钱", "赡养费 不给"],
    theme="civil",
)
SPY = a_card(
    "spy-report",
    "怎样举报间谍？",
    ["举报间谍打什么电话", "发现间谍", "点举报间谍", "間諜舉報", "间碟举报"],
    theme="security",
)


@pytest.fixture(scope="module")
def search():
    return CardSearch([a_card(), SUPPORT, SPY], load_encoder())


@pytest.mark.parametrize(
    ("question", "card"),
    [("自己写遗嘱有效吗", "will-handwritten"), ("個仔唔養我", "support-unpaid"), ("哪里可以举报间谍", "spy-report")],
)
def test_a_question_finds_its_card(search, question, card):
    assert search.search(question).best.card.id == card


def test_a_way_of_asking_that_a_card_lists_is_sure(search):
    finding = search.search("平安纸自己写得唔得")

    assert finding.certainty is Certainty.SURE
    assert finding.best.card.id == "will-handwritten"


@pytest.mark.parametrize(
    ("ahead", "certainty"), [(0.0, Certainty.SURE), (1.0, Certainty.LIKELY), (2.0, Certainty.UNSURE)]
)
def test_the_less_a_card_is_ahead_of_the_next_the_less_it_is_trusted(ahead, certainty):
    search = CardSearch([a_card(), SPY], load_encoder())
    hits = search.ranking("儿子写遗嘱举报", 2)
    gap = log_odds(hits[0].score) - log_odds(hits[1].score)
    search.fusion = Fusion(sure=0.0, unsure=0.0, lead=gap + ahead - 0.5, less=gap + ahead - 1.5)

    assert search.search("儿子写遗嘱举报").certainty is certainty


@pytest.mark.parametrize("question", ["今天天气怎么样", "😀", "", "zzz"])
def test_what_no_card_answers_is_not_answered(search, question):
    assert search.search(question).certainty is Certainty.NOTHING


def test_at_most_three_cards_are_offered_best_first(search):
    hits = search.search("儿子写遗嘱举报").hits

    assert len(hits) <= 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_card_past_its_last_day_is_neither_found_nor_given():
    search = CardSearch([a_card(valid_until=date(2026, 1, 1)), SPY], load_encoder())

    assert all(hit.card.id == "spy-report" for hit in search.search("自己手写遗嘱怎么写才有效？").hits)
    with pytest.raises(CardUnknown, match="will-handwritten"):
        search.card("will-handwritten")


def test_the_six_cosines_are_what_brute_force_says(search):
    encoder, question = load_encoder(), "儿子不给钱"
    asked = encoder.encode([question])[0]
    ways = [encoder.encode(list(card.questions)) for card in (a_card(), SUPPORT, SPY)]

    features = search.features(question)

    np.testing.assert_allclose(features[:, 3], [(vectors @ asked).max() for vectors in ways], atol=1e-6)
    means = [vectors.sum(axis=0) / np.linalg.norm(vectors.sum(axis=0)) for vectors in ways]
    np.testing.assert_allclose(features[:, 4], np.stack(means) @ asked, atol=1e-6)


def test_the_very_words_of_a_card_are_sure_however_near_its_neighbours():
    twins = [a_card("one", "法律援助怎么申请"), a_card("two", "法律援助怎么申请呢", also_asked=("法援 申请",))]
    finding = CardSearch(twins, load_encoder()).search("法律援助，怎么申请？")

    assert finding.certainty is Certainty.SURE
    assert finding.best.card.id == "one"
