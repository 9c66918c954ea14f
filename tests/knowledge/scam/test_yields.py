"""A promised yield is reckoned to a year, whichever way it is told."""

import pytest

from knowledge.language.normalise import normalise
from knowledge.scam.yields import promised_yield

PROMISED = [
    ("投资养老公寓，每月返息2%，到期还本", 0.24),
    ("年化收益18%", 0.18),
    ("月息一分五，随存随取", 0.18),
    ("两分息，月月付", 0.24),
    ("年息八厘", 0.08),
    ("存一万每月领两百", 0.24),
    ("存十万，每个月返两千块", 0.24),
    ("日收益百分之一", 3.65),
    ("年化十二个点", 0.12),
    ("每日回报3%，稳赚", 10.95),
    ("投1万 每月拿300元", 0.36),
    ("擺一萬落去每個月有二百蚊利息", 0.24),
]
NOT_PROMISED = [
    "降价20%",
    "我一个月退休金三千块",
    "每月扣八百",
    "下午三点十分",
    "他分到三分之一",
    "血压高了一点",
    "打八折",
    "孩子数学考了九十分",
    "借了一万，一年了不还",
    "",
]


@pytest.mark.parametrize(("said", "yearly"), PROMISED)
def test_a_promise_is_reckoned_to_a_year(said, yearly):
    found = promised_yield(normalise(said))

    assert found is not None
    assert found.yearly == pytest.approx(yearly)
    assert found.span in normalise(said)


@pytest.mark.parametrize("said", NOT_PROMISED)
def test_what_promises_nothing_has_no_yield(said):
    assert promised_yield(normalise(said)) is None


def test_of_several_promises_the_highest_counts():
    found = promised_yield(normalise("年化6%，推荐奖每月3%"))

    assert found is not None
    assert found.yearly == pytest.approx(0.36)
