"""What was meant is heard where it was written by sound, and nothing else is touched."""

import pytest

from knowledge.language.normalise import normalise
from knowledge.language.sounds import Sounds, sound_of, views

MEANT = [
    ("非发集资点举报", "非法集资"),
    ("医宝卡唔见咗", "医保卡"),
    ("转仗俾人", "转账"),
    ("遗组要不要公正", "遗嘱"),
    ("反诈中信打来电话", "反诈中心"),
    ("验正码讲咗俾佢听", "验证码"),
]
MEANT_AS_WRITTEN = ["儿子不养我怎么办", "冇过数", "我没有转账", "hello 123", "", "。。。"]


@pytest.mark.parametrize(("written", "meant"), MEANT)
def test_a_word_is_heard_where_another_of_the_same_sound_was_written(written, meant):
    assert meant in views(written)[-1]


@pytest.mark.parametrize("written", MEANT_AS_WRITTEN)
def test_what_is_well_written_has_one_view(written):
    assert views(written) == (normalise(written),)


def test_what_was_written_stays_the_first_view():
    assert views("反诈中信打来电话")[0] == "反诈中信打来电话"


def test_a_known_word_is_never_taken_for_another():
    known = Sounds(["我", "们", "公", "正", "证", "公证", "公正"])

    assert known.heard("公正") == "公正"


def test_of_words_with_one_sound_the_commoner_is_heard():
    rare = [chr(ord("一") + place) for place in range(500)]
    known = Sounds(["公", "证", "公证", "正", "公正", *rare, "政"])

    assert known.heard("公政") == "公证"


def test_sounds_that_cantonese_speakers_do_not_tell_apart_are_one():
    assert sound_of("诈") == sound_of("咋")
    assert sound_of("深") == sound_of("僧")
    assert sound_of("年") == sound_of("连")
