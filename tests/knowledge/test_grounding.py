"""Every number a card says stands in an article it cites, or in its sources; no card copies the law."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.card import load_cards
from knowledge.citation import Citation
from knowledge.grounding import faults, loose_numbers, texts_from
from tests.knowledge.cards import WRITTEN, a_card

TEXTS = Path(__file__).parents[3] / "shared" / "data" / "statutes" / "articles_core.jsonl.gz"
TODAY = date(2026, 11, 23)
ARTICLE = "自书遗嘱由遗嘱人亲笔书写，签名，注明年、月、日。有两个以上见证人的，三十日内可以公证。"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "inheritance").mkdir()
    return tmp_path


@pytest.mark.statutes
def test_every_card_stands_on_its_articles():
    if not TEXTS.is_file():
        pytest.skip(f"the official texts are not at {TEXTS}")
    assert faults(texts_from(TEXTS, TODAY)) == []


def test_a_number_counts_in_whichever_form_it_is_written():
    card = a_card(body="有效，请在30天内办好公证，叫上2名见证人，别拖过去了。写好以后放在稳妥的地方。", steps=())

    assert loose_numbers(card, {Citation("民法典", 1134): ARTICLE}) == set()


def test_a_number_that_no_article_has_is_found():
    card = a_card(body="有效，请在60天内办好公证。写好以后放在稳妥的地方，别弄丢了，家里人要知道。", steps=())

    assert loose_numbers(card, {Citation("民法典", 1134): ARTICLE}) == {60}


@pytest.mark.parametrize(
    ("instead_of", "stands", "field"),
    [
        ("article: 1134", "article: 1135", "citations"),
        ("写错了就重写一份", "六十天内重写一份", "body"),
        ("内容要自己一个字一个字写", ARTICLE[:30], "body"),
        ("全文亲手写，不要打印", ARTICLE[:30], "steps"),
    ],
)
def test_a_card_that_does_not_stand_on_its_article_is_named(folder, instead_of, stands, field):
    (folder / "inheritance" / "will-handwritten.md").write_text(WRITTEN.replace(instead_of, stands), encoding="utf-8")

    assert {fault.field for fault in faults({Citation("民法典", 1134): ARTICLE}, folder)} == {field}


def test_a_lawful_card_has_no_fault(folder):
    (folder / "inheritance" / "will-handwritten.md").write_text(WRITTEN, encoding="utf-8")

    assert faults({Citation("民法典", 1134): ARTICLE}, folder) == []
    assert load_cards(folder)
