"""Nothing that names a person or an account is left, and what is said can still be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.masking import bare, kept, masked

SECRETS = [
    ("我身份证440701195503071234", "440701195503071234", "［身份证号］"),
    ("身份证号44070119550307123X丢了", "44070119550307123X", "［身份证号］"),
    ("卡号6222 0200 0012 3456 789", "3456", "［卡号］"),
    ("打13800001234找他", "13800001234", "［电话］"),
    ("打 138-0000-1234", "1234", "［电话］"),
    ("座机0750-3881234", "3881234", "［电话］"),
    ("＋８５２６１２３４５６７打来", "61234567", "［电话］"),
    ("验证码是482913", "482913", "［验证码］"),
    ("驗證碼 482913", "482913", "［验证码］"),
    ("转到账号9988776", "9988776", "［号码］"),
    ("一三八零零零零一二三四", "零零零零", "［号码］"),
    ("点 http://yibao-cx.top/a?id=9 认证", "yibao", "［链接］"),
    ("写信到zhang@example.com", "zhang", "［邮箱］"),
    ("我叫张大明，住东海路12号3栋502", "张大明", "［姓名］"),
    ("我叫张大明，住东海路12号3栋502", "502", "［地址］"),
    ("陈小红女士您好", "陈小红", "［姓名］"),
    ("加微信 dashu_8899", "dashu_8899", "［账号］"),
]


@pytest.mark.parametrize(("text", "secret", "sign"), SECRETS)
def test_a_secret_goes_and_its_sign_stays(text, secret, sign):
    assert secret not in masked(text)
    assert sign in masked(text)


@pytest.mark.parametrize(
    "text", ["打96110问", "2026年11月24日", "存了50000元", "民法典第1134条", "我想问遗嘱", "12345热线", ""]
)
def test_what_names_nobody_stays(text):
    assert masked(text) == text


def test_the_same_message_with_other_names_sums_and_links_is_the_same_text():
    first = "王女士您好，您的医保卡欠费320元，请登录 http://a.top/x 处理，电话13800001111"
    second = "李小梅女士您好，您的医保卡欠费1280元，请登录 www.b.com/yy 处理，电话13900002222"

    assert bare(first) == bare(second)


@given(st.text(max_size=300))
def test_any_text_can_be_masked(text):
    assert not any(len(run) >= 6 for run in "".join(c if c in "0123456789" else " " for c in masked(text)).split())


@pytest.mark.parametrize("text", ["蓬江区某某路的张三问遗嘱", "李四欠我钱不还", "我跟王小明借了钱", "钱被陈阿大拿走了"])
def test_what_is_stored_has_no_name_that_stands_where_names_do(text):
    assert "［姓名］" in kept(text)


@pytest.mark.parametrize("text", ["给孙子打电话要钱", "把黄金给他们了", "周末去不去", "马上要到期了", "怎样写遗嘱"])
def test_what_is_stored_can_still_be_read(text):
    assert kept(text) == text
