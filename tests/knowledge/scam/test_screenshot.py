"""The words of a screenshot are read, and what is no screenshot is refused with its reason."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from knowledge.errors import PictureUnreadable
from knowledge.scam import Risk
from knowledge.scam.check import check
from knowledge.scam.screenshot import LARGEST, words_of
from tests.pictures import screenshot

LINES = ("您的社保卡已被停用", "请点击链接重新认证", "并填写验证码")


def test_the_words_of_a_screenshot_are_read_line_by_line():
    assert words_of(screenshot(*LINES)).splitlines() == list(LINES)


def test_a_picture_taken_sideways_is_read_upright():
    assert "社保卡" in words_of(screenshot(*LINES, rotated=True))


def test_what_was_read_is_judged_like_what_was_typed():
    assert check(words_of(screenshot(*LINES))).risk in (Risk.HIGH, Risk.MEDIUM)


def test_an_empty_picture_has_no_words():
    written = io.BytesIO()
    Image.new("RGB", (300, 300), "white").save(written, "PNG")

    with pytest.raises(PictureUnreadable, match="no words"):
        words_of(written.getvalue())


def test_a_picture_of_too_many_bytes_is_not_opened():
    with pytest.raises(PictureUnreadable, match="bytes"):
        words_of(b"\xff\xd8" + bytes(LARGEST))


def test_a_small_file_that_unfolds_into_gigabytes_is_refused():
    written = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(written, "PNG")

    with pytest.raises(PictureUnreadable):
        words_of(written.getvalue())


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_words_or_a_clear_error(picture):
    with pytest.raises(PictureUnreadable):
        words_of(picture)
