"""The same scheme with other names, sums and links has the same key, or nearly so; another scheme has another."""

import csv
from itertools import combinations
from pathlib import Path

import pytest

from knowledge.scam.check import check
from knowledge.scam.scheme import scheme_of

CASES = Path(__file__).parents[3] / "evaluation_data" / "scam_cases.csv"
NEAR = 12


def apart(one, other):
    return bin(int(scheme_of(one), 16) ^ int(scheme_of(other), 16)).count("1")


def test_other_names_sums_codes_and_links_change_nothing():
    one = (
        "【社保局】王先生您好，您的社保卡已停用，请于2小时内登录 http://sb-a1.top 办理，客服13800000000，验证码882211。"
    )
    other = "【社保局】李先生您好，您的社保卡已停用，请于5小时内登录 http://gov-x9.vip 办理，客服15900000001，验证码103355。"

    assert scheme_of(one) == scheme_of(other)


def test_a_few_other_words_leave_the_keys_near():
    one = "妈，我手机掉水里了，用同学的号码给您发消息，老师催交培训费三万八，您先转到这个账户，别打电话，我在上课。"
    other = "爸，我手机掉水里了，用同学的号码给您发消息，学校催交培训费两万六，您先转到这个账户，别打电话，我在上课。"

    assert apart(one, other) <= NEAR


def test_different_schemes_are_far_apart():
    with CASES.open(encoding="utf-8", newline="") as table:
        messages = [row["text"] for row in csv.DictReader(table) if row["label"] == "scam"][:120]

    near = [pair for pair in combinations(messages, 2) if apart(*pair) <= NEAR]
    assert len(near) <= 3


@pytest.mark.parametrize("text", ["", " ", "，。", "\ud800", "好"])
def test_anything_has_a_key(text):
    assert len(scheme_of(text)) == 16


def test_only_what_is_flagged_has_a_scheme():
    assert check("您好，您的快递到了，请凭取件码到驿站领取").scheme is None
    assert check("我是民警，您涉嫌洗钱，请把钱转到安全账户，不要告诉家人").scheme
