"""A law has several versions, and on any day exactly one of them is in force, or none."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from knowledge.errors import StatutesUnreachable, StatuteUnknown
from knowledge.statutes.jsonl import read_jsonl
from knowledge.statutes.store import Status, StatuteStore
from knowledge.statutes.text import Article, Statute

TEXTS = Path(__file__).parents[4] / "shared" / "data" / "statutes"
TODAY = date(2026, 11, 23)


def a_law(law="试验法", passed=date(2020, 1, 1), effective=date(2020, 6, 1), words="试验。", **more):
    return Statute(law, passed, effective, (Article(1, 0, words), Article(2, 0, "自公布之日起施行。")), **more)


OLD, NEW = a_law(), a_law(passed=date(2025, 6, 27), effective=date(2026, 1, 1), words="试验要记录。")
COMING = a_law(passed=date(2026, 10, 1), effective=date(2027, 1, 1), words="试验要录像。")


@pytest.fixture
def store(tmp_path):
    return StatuteStore(tmp_path / "statutes.sqlite3")


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2025, 12, 31), "试验。"), (date(2026, 1, 1), "试验要记录。"), (date(2027, 1, 1), "试验要录像。")],
)
def test_exactly_one_version_is_in_force_on_a_day(store, day, words):
    store.save([NEW, COMING, OLD])

    assert next(article.text for _, article in store.texts(day)) == words
    assert list(store.statuses(day).values()).count(Status.IN_FORCE) == 1


def test_before_its_first_day_a_law_has_no_version_in_force(store):
    store.save([OLD])

    assert store.in_force(date(2020, 5, 31)) == {}
    with pytest.raises(StatuteUnknown, match="in force"):
        store.version("试验法", day=date(2020, 5, 31))


def test_a_law_ends_on_the_first_day_of_the_one_that_repeals_it(store):
    store.save([OLD, a_law("试验法典", date(2026, 3, 12), date(2026, 8, 15), repeals=("试验法",))])

    assert "试验法" in store.in_force(date(2026, 8, 14))
    assert set(store.in_force(date(2026, 8, 15))) == {"试验法典"}


def test_what_its_source_calls_withdrawn_is_never_in_force(store):
    store.save([a_law(withdrawn=True)])

    assert store.in_force(TODAY) == {}
    assert list(store.statuses(TODAY).values()) == [Status.REPEALED]


def test_importing_a_version_again_replaces_it(store):
    store.save([OLD])
    store.save([a_law(words="试验（更正）。")])

    assert next(article.text for _, article in store.texts(TODAY)) == "试验（更正）。"


def test_a_misspelt_law_is_answered_with_the_nearest(store):
    store.save([OLD])

    with pytest.raises(StatuteUnknown, match="did you mean 试验法"):
        store.version("试验发", day=TODAY)


def test_a_file_that_is_no_database_is_named_with_the_remedy(tmp_path):
    place = tmp_path / "statutes.sqlite3"
    place.write_text("不是数据库" * 300)

    with pytest.raises(StatutesUnreachable, match="import anew"):
        StatuteStore(place).versions()


@pytest.mark.statutes
def test_nothing_that_is_not_in_force_is_ever_in_force(store):
    if not TEXTS.is_dir():
        pytest.skip(f"the official texts are not at {TEXTS}")
    files = [TEXTS / "articles_core.jsonl.gz", TEXTS / "articles_not_in_force.jsonl.gz"]
    store.save(statute for file in files for statute in read_jsonl(file))
    with gzip.open(files[0], "rt", encoding="utf-8") as lines:
        wanted = {(row["law"], int(row["article"]), int(row["sub"])): row["text"] for row in map(json.loads, lines)}

    found = {(one.law, one.article, one.sub): article.text for one, article in store.texts(TODAY)}

    assert found == wanted
