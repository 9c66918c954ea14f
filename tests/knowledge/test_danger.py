"""Somebody in danger is noticed, whatever was asked."""

import pytest

from knowledge.danger import in_danger


@pytest.mark.parametrize(
    "said",
    [
        "老公打我怎么办",
        "我被儿子打了",
        "不想活了",
        "遭遇严重家庭暴力想离婚",
        "個新抱成日打我",
        "有个人揸住刀行嚟行去",
        "包里好像有炸弹",
    ],
)
def test_violence_and_despair_are_noticed(said):
    assert in_danger(said)


@pytest.mark.parametrize("said", ["打电话给我", "怎么打官司", "遗嘱怎么写", "打印遗嘱"])
def test_what_only_sounds_alike_is_not(said):
    assert not in_danger(said)
