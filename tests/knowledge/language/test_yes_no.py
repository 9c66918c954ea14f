"""Yes and no as residents say them; a negation is never taken for its opposite."""

import re

import pytest

from knowledge.language.yes_no import yes_or_no


@pytest.mark.parametrize(
    "text",
    ["有", "有啊。", "系呀", "是的", "对", "嗯，有", "有，叫我保密", "佢有叫我", "没错", "冇错", "係", "有叫我过数"],
)
def test_a_yes_in_either_tongue(text):
    assert yes_or_no(text) is True


@pytest.mark.parametrize(
    "text",
    ["没有", "冇", "冇呀", "都冇", "无", "唔系", "唔係", "不是", "没", "未有", "从来没有", "没叫我转钱", "好像没有"],
)
def test_a_no_in_either_tongue(text):
    assert yes_or_no(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "",
        "遗嘱怎么写",
        "有没有危险",
        "是不是骗子",
        "有咩",
        "什么意思",
        "不答了行吗",
        "有个人打电话给我说我的医保卡在外地被人用了要转账",
    ],
)
def test_anything_else_is_neither(text):
    assert yes_or_no(text) is None


def test_who_names_what_was_asked_for_says_yes():
    links = re.compile("链接")

    assert yes_or_no("点链接", links) is True
    assert yes_or_no("冇叫我点链接", links) is False
    assert yes_or_no("链接怎么点", links) is None
