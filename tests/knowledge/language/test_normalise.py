"""Residents' writing in one form: script, width, Cantonese, and above all negation kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.normalise import has_words, normalise


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("我畀人呃咗錢，點算好？", "我被人骗了钱,怎么办?"),
        ("平安紙點寫", "遗嘱怎么写"),
        ("ｔｅｓｔ　１２３！！！", "test 123!"),
        ("裡面裏面臺灣", "里面里面台湾"),
        ("遗嘱   手写", "遗嘱手写"),
        ("\u200b你\x00好", "你好"),
        ("轉左錢比個騙子", "转了钱比个骗子"),
        ("", ""),
    ],
)
def test_what_is_written_becomes_its_normal_form(written, normal):
    assert normalise(written) == normal


@pytest.mark.parametrize("denied", ["我冇过数", "我冇過數"])
def test_cantonese_negation_survives(denied):
    assert normalise(denied) == "我没有转账"


@given(st.text(max_size=200))
def test_any_text_at_all_has_a_normal_form_without_control_characters(text):
    assert all(character == " " or character.isprintable() or not character.isspace() for character in normalise(text))


@pytest.mark.parametrize(
    ("text", "words"), [("你好", True), ("1", True), ("😀😀", False), ("？！…", False), (" \t", False)]
)
def test_marks_and_emoji_alone_are_no_words(text, words):
    assert has_words(text) is words
