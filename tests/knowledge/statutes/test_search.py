"""The article that a question is about is found, named or described, and the index goes over when the law moves."""

from datetime import date

import numpy as np
import pytest

from knowledge.citation import Citation
from knowledge.encoder import load_encoder
from knowledge.statutes.named import named_articles
from knowledge.statutes.postings import Postings
from knowledge.statutes.search import StatuteSearch, build_index
from knowledge.statutes.shelf import Shelf
from knowledge.statutes.store import StatuteStore
from knowledge.statutes.text import Article, Statute

LAWS = ("民法典", "刑法", "治安管理处罚法")
CODE = Statute(
    "民法典",
    date(2020, 5, 28),
    date(2021, 1, 1),
    (
        Article(314, 0, "拾得遗失物，应当返还权利人。拾得人应当及时通知权利人领取，或者送交公安等有关部门。"),
        Article(1134, 0, "自书遗嘱由遗嘱人亲笔书写，签名，注明年、月、日。"),
        Article(1260, 0, "本法自2021年1月1日起施行。"),
    ),
)
TODAY = date(2026, 11, 23)


@pytest.fixture
def shelf(tmp_path):
    store = StatuteStore(tmp_path / "statutes.sqlite3")
    store.save([CODE])
    shelf = Shelf(store, load_encoder(), tmp_path / "index")
    shelf.refresh(TODAY)
    return shelf


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("民法典1134条", [Citation("民法典", 1134)]),
        ("刑法第266条讲什么", [Citation("刑法", 266)]),
        ("《刑法》第二百八十七条之二", [Citation("刑法", 287, 2)]),
        ("治安法五十八条", [Citation("治安管理处罚法", 58)]),
        ("民法典第1134条和第1136条", [Citation("民法典", 1134), Citation("民法典", 1136)]),
        ("中華人民共和國刑法第266條", [Citation("刑法", 266)]),
        ("我有三条狗", []),
        ("遗嘱第三条写什么", []),
    ],
)
def test_an_article_is_known_by_its_name(text, named):
    assert named_articles(text, LAWS) == named


def test_an_article_asked_for_by_number_stands_first(shelf):
    assert shelf.search("民法典1134条", 3)[0].citation == Citation("民法典", 1134)


def test_an_article_is_found_by_what_it_says(shelf):
    passages = shelf.passages("捡到别人的东西要还吗", 1, least=0)

    assert passages[0].citation == Citation("民法典", 314)
    assert passages[0].article == CODE.article(314)


def test_the_search_goes_over_to_a_new_version(shelf):
    amended = Statute("民法典", date(2026, 3, 1), date(2026, 6, 1), (Article(1, 0, "拾得遗失物的，应当返还。"),))
    shelf.store.save([amended])
    shelf.refresh(TODAY)

    assert [hit.citation for hit in shelf.search("遗失物要还吗", 5)] == [Citation("民法典", 1)]


def test_an_empty_shelf_finds_nothing(tmp_path):
    shelf = Shelf(StatuteStore(tmp_path / "none.sqlite3"), load_encoder(), tmp_path / "index")
    shelf.refresh(TODAY)

    assert shelf.is_empty
    assert shelf.passages("遗嘱", 3, least=0) == []


def test_an_index_is_built_once(shelf, tmp_path):
    folder = build_index(shelf.store, TODAY, load_encoder(), tmp_path / "index")
    made = folder.stat().st_mtime_ns

    assert build_index(shelf.store, TODAY, load_encoder(), tmp_path / "index").stat().st_mtime_ns == made
    assert len(StatuteSearch(folder, load_encoder()).citations) == 3


def test_postings_give_the_text_that_shares_rare_characters_the_higher_score(tmp_path):
    postings = Postings.of(["遗嘱应当签名", "合同应当签名", "合同应当履行"])
    postings.write(tmp_path)

    scores = Postings.open(tmp_path, 3).scores("遗嘱")

    assert np.argmax(scores) == 0
    assert scores[1] == scores[2] == 0
