"""Praise, blame and remarks, in either tongue; blame is never taken for praise."""

import pytest

from knowledge.language.approval import approves


@pytest.mark.parametrize(
    "text",
    [
        "有帮助，谢谢",
        "这个回答有用",
        "你答得很好",
        "很满意",
        "唔错",
        "几好",
        "说得明白",
        "帮到我了",
        "你讲得好啱",
        "五星好评",
    ],
)
def test_praise_is_a_yes(text):
    assert approves(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "没用",
        "冇用",
        "没有帮助",
        "不满意",
        "答非所问",
        "答得不对",
        "讲错咗",
        "唔啱",
        "帮唔到我",
        "太长了看不懂",
        "差评",
        "不是我要的",
    ],
)
def test_blame_is_a_no(text):
    assert approves(text) is False


@pytest.mark.parametrize("text", ["我有建议", "希望增加语音", "我要评价"])
def test_a_remark_is_neither(text):
    assert approves(text) is None
