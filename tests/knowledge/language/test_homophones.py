"""Noise sounds like what it stands for."""

import random

from pypinyin import lazy_pinyin

from knowledge.language.homophones import Homophones

TEXTS = ["非法集资飞发机子", "转账仗帐", "保险鲜宝抱"]


def test_noise_sounds_the_same_and_reads_otherwise():
    homophones = Homophones.of(TEXTS)
    noisy = homophones.noisy("非法集资", 1.0, random.Random(415))

    assert noisy != "非法集资"
    assert lazy_pinyin(noisy) == lazy_pinyin("非法集资")


def test_a_character_without_homophones_and_no_noise_at_all_change_nothing():
    homophones = Homophones.of(TEXTS)

    assert homophones.noisy("110报警", 1.0, random.Random(415)) == "110报警"
    assert homophones.noisy("非法集资", 0.0, random.Random(415)) == "非法集资"
