"""When the law moves, the cards that stand on it are listed, and those left without an article are no longer given."""

from datetime import date

import pytest

from knowledge.citation import Citation
from knowledge.stale import retired, stale
from knowledge.statutes.store import StatuteStore
from knowledge.statutes.text import Article, Statute
from tests.knowledge.cards import a_card

TODAY = date(2026, 11, 23)
FRAUD = "诈骗公私财物的，处五日以上十日以下拘留或者二千元以下罚款。"
NOISE = "制造噪声干扰他人正常生活的，处警告；警告后不改正的，处罚款。"


def law(passed, effective, *texts, **more):
    articles = tuple(Article(number, 0, text) for number, text in enumerate(texts, start=1) if text)
    return Statute("试验法", passed, effective, articles, **more)


OLD = law(date(2020, 1, 1), date(2020, 1, 1), FRAUD, NOISE)
CARD = a_card(citations=(Citation("试验法", 1),), checked_on=date(2025, 1, 1))


@pytest.fixture
def store(tmp_path):
    return StatuteStore(tmp_path / "statutes.sqlite3")


@pytest.mark.parametrize(
    ("texts", "kind", "detail"),
    [
        ((FRAUD.replace("二千元", "三千元"), NOISE), "changed", "三千元"),
        ((NOISE, FRAUD), "renumbered", "第二条"),
        ((NOISE, FRAUD.replace("二千元", "三千元")), "moved", "第二条"),
        ((None, NOISE), "gone", "没有这一条"),
    ],
)
def test_a_card_is_listed_with_the_change_of_its_article(store, texts, kind, detail):
    store.save([OLD, law(date(2025, 6, 27), date(2026, 1, 1), *texts)])
    (found,) = stale([CARD], store, TODAY)

    assert (found.card, found.kind, found.citation) == (CARD.id, kind, CARD.citations[0])
    assert detail in found.detail


def test_a_card_on_an_unchanged_article_is_not_listed(store):
    store.save([OLD, law(date(2025, 6, 27), date(2026, 1, 1), FRAUD, "噪声另有规定。")])

    assert stale([CARD], store, TODAY) == []


def test_a_card_is_retired_when_its_article_is_gone_and_not_when_it_changed(store):
    store.save([OLD, law(date(2025, 6, 27), date(2026, 1, 1), FRAUD.replace("二千元", "三千元"))])
    on_noise = a_card("noise", citations=(Citation("试验法", 2),), checked_on=date(2025, 1, 1))

    assert retired([CARD, on_noise], store, date(2025, 12, 31)) == frozenset()
    assert retired([CARD, on_noise], store, TODAY) == {"noise"}


def test_a_card_is_retired_when_its_law_is_repealed(store):
    code = Statute("试验法典", date(2026, 3, 12), date(2026, 8, 15), (Article(1, 0, "试验。"),), repeals=("试验法",))
    store.save([OLD, code])

    assert retired([CARD], store, TODAY) == {CARD.id}


def test_an_imported_text_older_than_the_catalogue_retires_nothing(store):
    """An office may import an old text; the catalogue that ships knows better."""
    old_code = Statute("民法典", date(2010, 1, 1), date(2010, 1, 1), (Article(1, 0, "民法。"),))
    store.save([old_code])

    assert retired([a_card()], store, TODAY) == frozenset()


def test_a_card_past_its_last_day_is_listed(store):
    card = a_card(valid_until=date(2026, 11, 22))

    assert [one.kind for one in stale([card], store, TODAY)] == ["expired"]
