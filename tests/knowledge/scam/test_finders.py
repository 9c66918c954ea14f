"""What no pattern can see: a yield, an address, whose number it is."""

import pytest

from knowledge.language.normalise import normalise
from knowledge.scam.finders import FINDERS

RAISED = [
    ("yield", {"least": 0.2}, "每月返息2%", "每月返息2%"),
    ("link", {"fault": "look_alike"}, "登录 http://yibao-cx.top", "http://yibao-cx.top"),
    ("foreign_phone", {}, "00852 6123 4567打来", "+852 6123 4567"),
    ("foreign_phone", {}, "来电+95 9 123 456 789", "+95 9 123 456 789"),
    ("spoofed_hotline", {}, "0096110打来说我涉案", "0096110"),
    ("spoofed_hotline", {}, "+8696110", "+8696110"),
    ("private_mobile", {}, "社保局张主任13800001234，请联系", "13800001234"),
]
NOT_RAISED = [
    ("yield", {"least": 0.2}, "年利率1.6%"),
    ("yield", {"least": 0.2}, "每天上午十点"),
    ("link", {"fault": "look_alike"}, "www.nhsa.gov.cn"),
    ("foreign_phone", {}, "打13800001234"),
    ("foreign_phone", {}, "+86 138 0000 1234"),
    ("spoofed_hotline", {}, "打96110或12345"),
    ("spoofed_hotline", {}, "密码别用123456789"),
    ("private_mobile", {}, "快递员13800001234"),
]


@pytest.mark.parametrize(("finder", "row", "text", "span"), RAISED)
def test_a_sign_is_found_with_its_words(finder, row, text, span):
    found = FINDERS[finder](normalise(text), row)

    assert found is not None
    assert found.span == span


@pytest.mark.parametrize(("finder", "row", "text"), NOT_RAISED)
def test_what_is_ordinary_raises_nothing(finder, row, text):
    assert FINDERS[finder](normalise(text), row) is None


def test_a_yield_is_told_for_a_year():
    found = FINDERS["yield"](normalise("月息一分五"), {"least": 0.1})

    assert found is not None
    assert found.words["yearly"] == "18%"
