"""What is wrong with an address is seen in the address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.scam.links import Fault, links_in

WRONG = [
    ("请登录 http://yibao-cx.top 认证", Fault.LOOK_ALIKE),
    ("96ll0.cc", Fault.LOOK_ALIKE),
    ("http://www.gov-12345.com/a", Fault.LOOK_ALIKE),
    ("http://icbc.com.cn.vip-login.com/x", Fault.LOOK_ALIKE),
    ("https://аррӏе.com/login", Fault.FOREIGN_LETTERS),
    ("xn--80ak6aa92e.com", Fault.FOREIGN_LETTERS),
    ("http://file.example.com/anquan.apk", Fault.DOWNLOAD),
    ("http://103.45.67.8/login", Fault.BARE_NUMBER),
    ("http://example.com:8089/", Fault.BARE_NUMBER),
    ("t.cn/A6xyz", Fault.SHORTENED),
    ("www.kd88.top", Fault.CHEAP_ENDING),
]
NOTHING_WRONG = [
    "http://www.12377.cn",
    "www.nhsa.gov.cn",
    "https://www.12306.cn/index/",
    "www.icbc.com.cn",
    "example.com",
]


@pytest.mark.parametrize(("text", "fault"), WRONG)
def test_a_wrong_address_is_told_by_its_gravest_fault(text, fault):
    (link,) = links_in(text)

    assert link.fault is fault
    assert link.address in text


@pytest.mark.parametrize("text", NOTHING_WRONG)
def test_an_office_s_own_address_has_nothing_wrong(text):
    assert [link.fault for link in links_in(text)] == [None]


@pytest.mark.parametrize("text", ["3.5元", "下午3.30", "a.b", "没有链接", ""])
def test_a_number_or_a_word_is_no_address(text):
    assert links_in(text) == []


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text):
    assert all(link.address in text for link in links_in(text))
