"""The brain answers whatever comes, counts every turn, and never raises at a resident."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from structlog.testing import capture_logs

import bot.web
from actions.desk import library
from actions.reply import Outcome
from bot.brain import LONGEST, Brain
from bot.message import Attachment, Channel, Message
from knowledge.citation import Citation
from knowledge.scam import Risk
from knowledge.search import Fusion
from outreach.questions import Questions
from tests.pictures import screenshot

QUICK = yaml.safe_load((Path(bot.web.__file__).parent / "quick_questions.yml").read_text(encoding="utf-8"))


@pytest.fixture
def turns():
    return []


@pytest.fixture
def brain(house, turns):
    async def keep(turn):
        turns.append(turn)

    return Brain(house.brain._agent, keep)


@pytest.fixture
def ask(brain, request):
    async def ask(text="", session=request.node.name, **more):
        return (await brain.reply(Message(session, Channel.WEB, text=text, **more)))[-1]

    return ask


async def test_a_question_a_card_answers_gets_the_card_verbatim(house, ask, turns):
    card = house.library.card("will-handwritten")

    reply = await ask(card.question)

    assert (reply.text, reply.citations, reply.checked_on) == (card.body, card.citations, card.checked_on)
    assert (turns[0].intent, turns[0].card, turns[0].outcome) == ("ask_knowledge", card.id, Outcome.ANSWERED)


async def test_every_card_is_found_by_its_own_question(house):
    wrong = {
        card.id: finding.best.card.id
        for card in house.library.search.cards.values()
        if (finding := house.library.ask(card.question)).best.card.id != card.id
    }

    assert wrong == {}


@pytest.mark.parametrize("told", ["我畀人呃咗錢，點算好？", "钱已经转给骗子了", "我把验证码告诉他了"])
async def test_money_gone_gets_the_first_minutes_at_once(ask, told):
    reply = await ask(told)

    assert reply.outcome is Outcome.EMERGENCY
    assert reply.hotlines[0] == "110"
    assert "110" in reply.text


async def test_money_gone_comes_first_even_while_a_message_is_awaited(ask):
    await ask("帮我看看这是不是骗子")

    assert (await ask("刚刚已经把五千块转给他了")).outcome is Outcome.EMERGENCY


async def test_a_message_to_check_may_come_after_the_question(ask):
    asked = await ask("帮我看看这是不是骗子")
    checked = await ask("请把钱转到安全账户配合清查，不要告诉家人")

    assert asked.outcome is Outcome.SERVICE
    assert (checked.outcome, checked.risk) == (Outcome.SCAM_CHECKED, Risk.HIGH)


async def test_every_door_gives_one_and_the_same_answer(brain):
    answers = [await brain.reply(Message("door", channel, text="自己手写遗嘱怎么写才有效？")) for channel in Channel]

    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize("question", [row for row in QUICK if "text" in row], ids=lambda row: row["title"])
async def test_every_quick_question_of_the_page_is_answered_at_once(ask, question):
    assert (await ask(question["text"])).outcome is Outcome.ANSWERED


async def test_a_verdict_leads_on_to_the_card_about_the_scheme(ask):
    reply = await ask("【医保局】您的医保卡今日停用，请点击链接 http://yb.example 填写验证码")

    assert reply.outcome is Outcome.SCAM_CHECKED
    assert any(button.payload.startswith("/ask_knowledge") for button in reply.buttons)


async def test_a_doubt_without_a_sign_is_answered_by_the_cards(ask):
    reply = await ask("居委会叫大家手机装反诈软件，一定要装吗，会不会是骗子")
    assert reply.outcome in {Outcome.ANSWERED, Outcome.SUGGESTED}
    assert "96110" in reply.hotlines


async def test_the_first_minutes_lead_on_to_the_card_that_was_perhaps_meant(ask):
    reply = await ask("我被人骗了三万，不敢让女儿知道")
    assert reply.outcome is Outcome.EMERGENCY
    assert "elder-tell-children" in reply.buttons[-1].payload


async def test_a_likely_card_names_its_question_and_leads_to_the_next_cards(ask, monkeypatch):
    monkeypatch.setattr(library().search, "fusion", Fusion(lead=100, less=0))
    best, second, _ = library().ask("法院不给立案怎么办呢").hits
    reply = await ask("法院不给立案怎么办呢")

    assert reply.outcome is Outcome.ANSWERED
    assert best.card.question in reply.text
    assert best.card.body in reply.text
    assert second.card.id in reply.buttons[0].payload


async def test_a_button_leads_to_its_card(ask):
    reply = await ask(payload='/ask_knowledge{"card":"will-handwritten"}')

    assert reply.card == "will-handwritten"


async def test_what_is_unknown_gets_an_honest_answer_and_a_number(ask):
    reply = await ask("南极的企鹅几月份换毛")

    assert reply.outcome in (Outcome.UNANSWERED, Outcome.OUT_OF_SCOPE)
    assert reply.hotlines


async def test_the_last_answer_is_said_again(ask, turns):
    first = await ask("自己手写遗嘱怎么写才有效？")
    again = await ask("再讲一次")

    assert again == first
    assert turns[-1].outcome is Outcome.SMALL_TALK


async def test_feedback_is_counted_with_the_card_it_was_about(ask, turns):
    await ask("自己手写遗嘱怎么写才有效？")
    await ask(payload='/feedback{"verdict":"no"}')

    assert (turns[-1].feedback, turns[-1].card) == ("no", "will-handwritten")


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "   ",
        "😀😀😀",
        "字" * 10_000,
        "\x00\x07",
        "<script>alert(1)</script>",
        "'; DROP TABLE events;--",
        "/restart",
        "/",
        "{}",
        "\ud800",
    ],
)
async def test_bad_input_gets_a_clear_answer_and_the_next_is_answered(ask, bad):
    assert (await ask(bad)).text
    assert (await ask("您好")).outcome is Outcome.SMALL_TALK


async def test_too_long_a_message_is_refused_kindly_with_the_limit(ask):
    reply = await ask("字" * (LONGEST + 1))

    assert reply.outcome is Outcome.REFUSED
    assert str(LONGEST) in reply.text


@pytest.mark.parametrize("session", ["../../etc/passwd", "a" * 5000, "会话", "'; --", "{}"])
async def test_a_session_may_be_any_words(ask, session):
    assert (await ask("您好", session=session)).text


@pytest.mark.parametrize("payload", ["/bogus", "greet", '/ask_knowledge{"card":"../x"}', '/greet{"a":', "/restart", ""])
async def test_a_payload_that_is_not_ours_is_no_button(ask, payload):
    assert (await ask(payload=payload)).outcome is Outcome.REFUSED


async def test_a_retired_card_behind_a_button_is_said_to_be_gone(ask):
    reply = await ask(payload='/ask_knowledge{"card":"no-such-card"}')

    assert reply.outcome is Outcome.UNANSWERED
    assert reply.hotlines


async def test_typed_text_never_passes_for_a_button(ask, turns):
    await ask('/feedback{"verdict":"no"}')

    assert turns[-1].feedback is None


@pytest.mark.parametrize("kind", list(Attachment))
async def test_what_has_no_words_is_refused_kindly(ask, kind):
    assert (await ask(attachment=kind)).outcome is Outcome.REFUSED


async def test_a_failure_of_ours_is_an_apology_with_a_number_and_logs_no_words(house, turns, capsys):
    class Broken:
        domain = house.brain._agent.domain

        class processor:  # noqa: N801
            @staticmethod
            async def parse_message(_):
                raise RuntimeError("我的钱")

    async def keep(turn):
        turns.append(turn)

    (reply,) = await Brain(Broken(), keep).reply(Message("s", Channel.WEB, text="我的钱"))

    assert reply.outcome is Outcome.FAILED
    assert reply.hotlines == ("110", "12345")
    assert turns[-1].outcome is Outcome.FAILED
    assert "我的钱" not in "".join(capsys.readouterr())


async def test_an_answer_leaves_even_when_it_cannot_be_counted(house):
    async def full_disk(_):
        raise OSError("disk full")

    (reply,) = await Brain(house.brain._agent, full_disk).reply(Message("s", Channel.WEB, text="您好"))

    assert reply.text


async def test_one_event_without_words_is_written_for_each_turn(house):
    before = len(list(house.store.events(*_always())))
    secret = "我住在蓬江区某某路八号想问遗嘱"  # synthetic

    await house.brain.reply(Message("s", Channel.WEB, text=secret, site="大堂"))

    events = list(house.store.events(*_always()))
    assert len(events) == before + 1
    assert (events[-1].channel, events[-1].site) == ("web", "大堂")
    assert secret not in json.dumps([str(event) for event in events], ensure_ascii=False)


def _always():
    return date(2000, 1, 1), date(2100, 1, 1)


async def test_an_article_asked_for_by_number_leads_to_the_cards_on_it_where_no_texts_are_imported(ask, house):
    reply = await ask("民法典1134条")

    assert reply.outcome is Outcome.SUGGESTED
    assert all(Citation("民法典", 1134) in house.library.card(suggestion).citations for suggestion in reply.suggestions)


async def test_a_card_that_does_not_cite_the_article_asked_for_is_not_given(ask):
    assert library().ask("养老院不肯退押金").best.card.id == "elder-home-deposit"
    reply = await ask("民法典999条，养老院不肯退押金")

    assert reply.card is None


async def test_a_message_that_was_asked_for_gets_its_signs_and_not_a_likely_card(ask, monkeypatch):
    monkeypatch.setattr(library().search, "fusion", Fusion(lead=100, less=0))
    await ask("帮我看看是不是骗局")
    reply = await ask("法院不给立案怎么办呢")

    assert reply.outcome is Outcome.SCAM_CHECKED


async def test_cards_offered_to_somebody_in_doubt_come_with_a_warning_to_pay_and_click_nothing(ask, monkeypatch):
    monkeypatch.setattr(library().search, "fusion", Fusion(sure=2))
    reply = await ask("居委会叫大家手机装反诈软件，一定要装吗，会不会是骗子")

    assert reply.outcome is Outcome.SUGGESTED
    assert "不要点链接" in reply.text


async def test_a_picture_is_judged_as_a_message_whatever_its_words_say(ask, turns):
    reply = await ask(
        picture=screenshot("我是民警，您涉嫌洗钱", "钱已经转出去了也不要告诉家人", "请把余下的转到安全账户")
    )

    assert (reply.outcome, reply.risk) == (Outcome.SCAM_CHECKED, Risk.HIGH)
    assert turns[0].intent == "check_message"


async def test_a_picture_without_words_is_answered_kindly_and_nothing_is_called_safe(ask):
    reply = await ask(picture=b"no picture")

    assert reply.outcome is Outcome.REFUSED
    assert "先不要转账" in reply.text


async def test_a_verdict_rests_on_a_card_and_its_articles(ask):
    reply = await ask("有人话系公安，话我洗黑钱，叫我将啲钱过去安全账户，唔准话俾屋企人知")

    assert reply.outcome is Outcome.SCAM_CHECKED
    assert reply.card
    assert reply.citations


async def test_a_conversation_begins_once_and_not_with_what_cannot_be_read(ask, turns):
    await ask(" ")
    await ask("您好")
    await ask("遗嘱怎么写")

    assert [turn.opening for turn in turns] == [False, True, False]


async def test_one_who_cannot_say_what_is_wrong_is_asked_and_one_yes_is_enough_to_stop(ask):
    await ask("帮我看看是不是诈骗")
    first = await ask("唔知点讲")
    second = await ask("冇")
    stop = await ask("有，叫我唔好话俾屋企人知")

    assert "第一个" in first.text
    assert "第二个" in second.text
    assert (stop.outcome, stop.risk, stop.hotlines) == (Outcome.SCAM_CHECKED, Risk.HIGH, ("110", "96110"))


async def test_who_names_what_was_demanded_has_said_yes(ask):
    await ask(payload="/three_questions")
    for _ in range(2):
        await ask("冇")
    stop = await ask("点链接")

    assert stop.risk is Risk.HIGH


async def test_three_noes_are_no_sign_and_never_safe(ask):
    await ask(payload="/three_questions")
    for _ in range(2):
        await ask("没有")
    calm = await ask(payload='/three_questions{"answer":"no"}')

    assert calm.risk is Risk.NONE
    assert "不等于安全" in calm.text


async def test_the_questions_can_be_left_and_begin_anew(ask):
    await ask(payload="/three_questions")
    await ask("没有")
    will = await ask("遗嘱怎么写")
    emergency = await ask("我转咗三万俾佢")
    anew = await ask(payload="/three_questions")

    assert will.card == "will-handwritten"
    assert emergency.outcome is Outcome.EMERGENCY
    assert "第一个" in anew.text


async def test_money_gone_goes_before_every_question(ask):
    await ask(payload="/three_questions")
    reply = await ask("有，我已经转咗五万俾佢")

    assert reply.outcome is Outcome.EMERGENCY


async def test_a_reason_is_counted_once_and_never_as_another_no(ask, turns):
    await ask("自己手写遗嘱怎么写才有效？")
    sorry = await ask(payload='/feedback{"verdict":"no"}')
    because = [button.payload for button in sorry.buttons if "reason" in button.payload]
    for payload in because:
        await ask(payload=payload)

    told = turns[-len(because) :]
    assert [turn.reason for turn in told] == ["unclear", None, None, None]
    assert [turn.feedback for turn in told] == [None] * 4
    assert told[0].card == "will-handwritten"


@pytest.mark.parametrize("reason", ["unclear", "other_matter", "too_long", "wrong"])
async def test_every_reason_has_a_button_that_is_counted(ask, turns, reason):
    sorry = await ask(payload='/feedback{"verdict":"no"}')
    assert f'/feedback{{"reason":"{reason}"}}' in [button.payload for button in sorry.buttons]
    await ask(payload=f'/feedback{{"reason":"{reason}"}}')

    assert turns[-1].reason == reason


async def test_an_unanswered_question_is_kept_masked_and_its_words_nowhere_else(house):
    number, phone = "440703199001011234", "13800138000"  # synthetic
    asked = f"民法典9999条，身份证{number}，电话{phone}"
    with capture_logs() as logs:
        (reply,) = await house.brain.reply(Message("s", Channel.WEB, text=asked))

    assert reply.outcome in (Outcome.UNANSWERED, Outcome.SUGGESTED)
    kept = [one.words for one in Questions(house.store).listed("open", 99)]
    assert "民法典9999条,身份证［身份证号］,电话［电话］" in kept
    assert "民法典9999" not in str(list(house.store.events(*_always()))) + str(logs)
    stored = b"".join(path.read_bytes() for path in house.settings.home.glob("outreach.sqlite3*"))
    assert number.encode() not in stored
    assert phone.encode() not in stored


async def test_an_answer_leaves_even_when_its_question_cannot_be_kept(house):
    async def uncounted(_): ...

    async def full_disk(question):
        raise OSError(question.words)

    brain = Brain(house.brain._agent, uncounted, full_disk)
    with capture_logs() as logs:
        (reply,) = await brain.reply(Message("s", Channel.WEB, text="民法典9999条讲什么"))

    assert reply.outcome in (Outcome.UNANSWERED, Outcome.SUGGESTED)
    assert [line["error"] for line in logs] == ["OSError"]
    assert "9999" not in str(logs)


async def test_blame_in_a_residents_own_words_is_no_praise(ask, turns):
    for words in ("没用", "有帮助", "我有建议"):
        await ask(words)

    assert [turn.feedback for turn in turns] == ["no", "yes", None]
