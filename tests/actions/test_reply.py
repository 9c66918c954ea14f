"""The one Reply travels through Rasa's payload unchanged."""

from datetime import date

import pytest

from actions.reply import Button, Outcome, Reply
from knowledge.citation import Citation
from knowledge.hotlines import Hotline
from knowledge.scam import Risk

FULL = Reply(
    "有效。",
    Outcome.ANSWERED,
    topic="inheritance",
    card="will-handwritten",
    citations=(Citation("民法典", 1134),),
    steps=("亲手写",),
    hotlines=("12348",),
    buttons=(Button("找人帮忙", "/ask_person"),),
    checked_on=date(2026, 11, 23),
    risk=Risk.LOW,
    score=0.9,
    suggestions=("a", "b"),
    feedback="yes",
)


@pytest.mark.parametrize("reply", [FULL, Reply("好", Outcome.SMALL_TALK)])
def test_a_reply_comes_back_as_it_was_sent(reply):
    assert Reply.from_payload(reply.as_payload()) == reply


def test_words_and_buttons_of_the_domain_are_put_into_the_reply():
    payload = Reply("", Outcome.SMALL_TALK, buttons=(Button("乙", "/b"),)).as_payload()

    reply = Reply.from_utterance("您好", {"custom": payload, "buttons": [{"title": "甲", "payload": "/a"}]})

    assert reply.text == "您好"
    assert [button.title for button in reply.buttons] == ["甲", "乙"]


def test_the_source_line_names_article_and_day():
    assert FULL.source_line == "依据：《民法典》第一千一百三十四条　2026年11月23日核对"


def test_plain_text_has_everything_but_the_buttons():
    assert FULL.as_text().splitlines() == [
        "有效。",
        "1. 亲手写",
        "☎ 12348 公共法律服务热线：免费法律咨询，问法律援助、调解和公证",
        "依据：《民法典》第一千一百三十四条　2026年11月23日核对",
    ]


def test_a_payload_with_an_outcome_that_is_none_is_refused():
    with pytest.raises(ValueError, match="perhaps"):
        Reply.from_payload({"text": "", "outcome": "perhaps"})


@pytest.mark.parametrize(
    ("national", "shown"),
    [
        (("110", "96110"), ["110", "0750-1234567"]),
        (("12348", "12345"), ["0750-1234567", "12348"]),
        ((), ["0750-1234567"]),
    ],
)
def test_the_offices_own_number_comes_before_the_others_but_never_before_110(national, shown):
    local = Hotline("0750-1234567", "区法律援助处", "申请法律援助")
    reply = Reply("答", Outcome.ANSWERED, hotlines=national, local=local)

    assert [line.number for line in reply.numbers] == shown
    assert Reply.from_payload(reply.as_payload()) == reply
