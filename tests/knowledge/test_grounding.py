"""Every number a card says stands in an article it cites, or in its sources: no card invents a period or a sum."""

import gzip
import json
import re
from pathlib import Path

import pytest

from knowledge.card import load_cards
from knowledge.citation import Citation

TEXTS = Path(__file__).parents[3] / "shared" / "data" / "statutes" / "articles_core.jsonl.gz"
DIGITS = "零一二三四五六七八九"
TENS = {"十": 10, "百": 100, "千": 1000}
ANY_NUMBER = re.compile(r"(?<!几)([0-9]+(?:\.[0-9]+)?万?|[零一二两三四五六七八九十百千万]+)")
COUNTED = re.compile(
    ANY_NUMBER.pattern + r"(?=(?:年|个月|月|日|天|小时|元|倍|周岁|岁|人以上|次以上|个工作日|工作日|%|％))"
)

pytestmark = pytest.mark.statutes


def value_of(written):
    written = written.replace("两", "二")
    if written[0].isdigit():
        return float(written.removesuffix("万")) * (10_000 if written.endswith("万") else 1)
    total = part = digit = 0
    for character in written:
        if character == "万":
            total, part, digit = (total + part + digit) * 10_000, 0, 0
        elif character in TENS:
            part, digit = part + (digit or 1) * TENS[character], 0
        else:
            digit = DIGITS.index(character)
    return float(total + part + digit)


def numbers_in(text, pattern):
    return {value_of(written) for written in pattern.findall(text) if written not in ("零", "万")}


@pytest.fixture(scope="module")
def articles():
    if not TEXTS.is_file():
        pytest.skip(f"the official texts are not at {TEXTS}")
    with gzip.open(TEXTS, "rt", encoding="utf-8") as lines:
        return {Citation(row["law"], row["article"], row["sub"]): row["text"] for row in map(json.loads, lines)}


@pytest.mark.parametrize(
    ("written", "value"),
    [("十", 10), ("两千", 2000), ("二十", 20), ("五十万", 500_000), ("10万", 100_000), ("2.5", 2.5)],
)
def test_numbers_are_read_in_any_form(written, value):
    assert value_of(written) == value


def test_every_number_of_a_card_is_grounded(articles):
    loose = []
    for card in load_cards():
        ground = "".join(articles[citation] for citation in card.citations) + "".join(
            source.claim for source in card.sources
        )
        said = "。".join((card.body, *card.steps))
        loose += [
            (card.id, number) for number in sorted(numbers_in(said, COUNTED) - numbers_in(ground, ANY_NUMBER) - {1.0})
        ]

    assert loose == []


def test_no_clause_of_a_statute_is_copied(articles):
    length = 25
    ours = {}
    for card in load_cards():
        for said in (card.body, *card.steps):
            plain = re.sub(r"\s", "", said)
            ours.update({plain[start : start + length]: card.id for start in range(len(plain) - length + 1)})
    copied = {
        ours[run]
        for text in (re.sub(r"\s", "", article) for article in articles.values())
        for start in range(len(text) - length + 1)
        if (run := text[start : start + length]) in ours
    }

    assert copied == set()
