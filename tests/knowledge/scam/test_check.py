"""The scam check names the words that raised its doubt, and stays calm where there is nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.scam import Risk
from knowledge.scam.asking import only_asks
from knowledge.scam.check import CALMED, check
from knowledge.scam.first_minutes import first_minutes
from knowledge.scam.money import smells_of_money
from knowledge.scam.signs import table
from knowledge.statutes.catalogue import catalogue

SCAMS = [
    "您好，我是市公安局民警，您涉嫌洗钱，请把钱转到安全账户配合资金清查，不要告诉家人",
    "您的医保卡将于今日停用，请点击链接 http://yibao.example 认证并填写验证码",
    "奶奶我是你孙子，我撞车了要赔钱，有人上门来拿现金",
    "叫我買金條寄去佢嗰度保管",
    "头先收到短信话我医宝卡停用要点link",
    "警察打来叫我开个视频做笔绿",
    "群里老师叫我买原史股翻十倍",
    "投资养老公寓，每月返息2%，保本，到期还本",
    "刷单兼职，先垫钱做任务，日结佣金",
    "我是律师，可以帮你追回被骗的钱，先交手续费",
    "下载会议软件共享屏幕，客服给您办理退款",
]
HARMLESS = [
    "您尾号1234的账户11月3日支出120.00元，余额3456.00元",
    "您的快递已到菜鸟驿站，请凭取件码8-2-3011领取",
    "验证码482913，请勿泄露给任何人",
    "警方提醒：凡是要求转账到安全账户的都是诈骗，请勿相信",
    "明天上午九点居委会有法律讲座，欢迎参加",
    "妈，我今晚不回来吃饭",
    "儿子三年没来看我了，我能告他吗",
]


@pytest.mark.parametrize("message", SCAMS)
def test_a_scam_is_flagged_with_its_words_and_why(message):
    verdict = check(message)

    assert verdict.risk in (Risk.HIGH, Risk.MEDIUM)
    assert verdict.red_flags
    assert all(flag.span and flag.why for flag in verdict.red_flags)


@pytest.mark.parametrize("message", HARMLESS)
def test_a_harmless_message_is_not_flagged(message):
    assert check(message).risk in (Risk.NONE, Risk.LOW)


class Sure:
    """A classifier that is sure of the same thing whatever it reads."""

    def __init__(self, chance):
        self._chance = chance

    def chance(self, _):
        return self._chance

    def kind_of(self, _):
        return {"冒充公检法": 1.0}

    def tellings(self, clauses):
        return [0.0] * len(clauses)


@pytest.mark.parametrize("message", SCAMS)
def test_the_classifier_may_raise_a_verdict_and_never_lowers_it(message):
    by_signs = check(message, Sure(0.0)).score

    assert check(message, Sure(0.3)).score >= by_signs
    assert check(message, Sure(0.9)).score >= by_signs


def test_a_message_without_a_sign_is_flagged_by_its_likeness_and_says_which_words():
    verdict = check("姐，我们新开的店攒人气，您给三个号点小红心，当场到账", Sure(0.9))

    assert verdict.risk is not Risk.NONE
    assert verdict.red_flags[-1].span in "姐,我们新开的店攒人气,您给三个号点小红心,当场到账"


def test_a_warning_by_the_police_halves_a_doubt_at_most():
    warning = "【江海公安】警方提醒：凡是要求转账到安全账户的都是诈骗，请勿相信"

    assert check(warning, Sure(0.0)).score < check("请转账到安全账户", Sure(0.0)).score
    assert check(warning, Sure(1.0)).score >= CALMED


def test_a_verdict_names_the_kind_and_the_card_that_tells_about_it():
    verdict = check(SCAMS[0])

    assert (verdict.type, verdict.card) == ("冒充公检法", "fraud-fake-police")


def test_a_sign_heard_is_told_in_the_words_that_were_written():
    verdict = check("叫我将啲钱放入安全帐胡")

    assert any("安全" in flag.span and "胡" in flag.span for flag in verdict.red_flags)


def test_nothing_is_ever_called_safe():
    assert "不等于安全" in check("今晚吃饭").headline


def test_the_same_words_give_the_same_verdict():
    assert check(SCAMS[0]) == check(SCAMS[0])


def test_every_sign_says_why_and_no_level_names_more_than_two_numbers():
    assert all(sign.why for sign in table().flags)
    assert all(len(level.hotlines) <= 2 for level in table().levels)


@pytest.mark.parametrize(
    ("said", "only"), [("这是不是骗子", True), ("帮我睇下系咪呃人", True), ("他叫我转钱到安全账户，是骗子吗", False)]
)
def test_the_question_alone_is_told_from_the_message_in_it(said, only):
    assert only_asks(said) is only


@pytest.mark.parametrize(
    ("said", "money"),
    [
        ("有人叫我扫二维码", True),
        ("孙仔打电话喊住要三万蚊", True),
        ("儿子不来看我", False),
        ("安装电话要多少钱", False),
    ],
)
def test_what_smells_of_money_is_noticed(said, money):
    assert smells_of_money(said) is money


def test_the_first_minutes_begin_with_110_and_rest_on_an_article_in_force():
    steps = first_minutes()

    assert "110" in steps.steps[0]
    assert steps.hotlines[0] == "110"
    assert all(catalogue()[citation.law].has(citation) for citation in steps.citations)


@given(st.text(max_size=400))
def test_any_text_gets_a_verdict(message):
    verdict = check(message)

    assert 0 <= verdict.score <= 1
    assert len(verdict.hotlines) <= 2
