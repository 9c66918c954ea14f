"""The catalogue that ships says the same as the official texts beside the checkout."""

import gzip
import json
from pathlib import Path

import pytest

from knowledge.citation import Citation
from knowledge.statutes.catalogue import catalogue

OUTDATED = {"婚姻登记条例"}  # the texts hold its wording of 2003; it was revised in 2025
TEXTS = Path(__file__).parents[4] / "shared" / "data" / "statutes"


def test_an_article_of_a_law_in_force_exists():
    assert catalogue()["民法典"].has(Citation("民法典", 1260))
    assert catalogue()["刑法"].has(Citation("刑法", 287, 2))


def test_what_is_not_in_a_law_does_not():
    assert not catalogue()["民法典"].has(Citation("民法典", 1261))
    assert "婚姻法" not in catalogue()


@pytest.mark.statutes
def test_every_article_of_the_official_texts_and_no_other_is_in_it():
    if not TEXTS.is_dir():
        pytest.skip(f"the official texts are not at {TEXTS}")
    with gzip.open(TEXTS / "articles_core.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = {
            Citation(row["law"], row["article"], row["sub"])
            for row in map(json.loads, lines)
            if row["law"] not in OUTDATED
        }

    ours = {Citation(law.title, article, sub) for law in catalogue().values() for article, sub in law.articles}

    assert ours == articles
