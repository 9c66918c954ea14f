"""What is kept of an unanswered question: masked words, and only where a question was typed."""

import pytest

from actions.reply import Outcome, Reply
from bot.message import Attachment, Channel, Message
from bot.turn import Turn
from bot.unanswered import LONGEST, Unanswered

ID, PHONE = "440703199001011234", "13800138000"  # synthetic


def left(text="养猫要办证吗", outcome=Outcome.UNANSWERED, intent="ask_knowledge", near=None, **more):
    message, answer = Message("s", Channel.WEB, text=text, **more), Reply("", outcome, near=near)
    return Unanswered.of(message, Turn.of(message, intent, [answer], 1.0), answer)


def test_numbers_of_people_are_masked_before_anything_is_cut():
    words = left("长" * (LONGEST - 25) + f"我的身份证是{ID}，电话{PHONE}").words

    assert len(words) <= LONGEST
    assert not any(number[:6] in words for number in (ID, PHONE))


def test_a_number_hidden_by_characters_of_no_width_is_masked_too():
    assert left(f"打{PHONE[:4]}\u200b{PHONE[4:]}找我行吗").words == "打［电话］找我行吗"


def test_copies_have_one_form_whatever_script_and_marks():
    assert left("養貓要辦證嗎？？").form == left("养猫 要办证吗").form


def test_the_nearest_card_goes_along():
    assert left(outcome=Outcome.SUGGESTED, near="dog-licence").card == "dog-licence"


@pytest.mark.parametrize("outcome", [one for one in Outcome if one not in (Outcome.UNANSWERED, Outcome.SUGGESTED)])
def test_nothing_is_kept_of_any_other_turn(outcome):
    assert left(outcome=outcome) is None


@pytest.mark.parametrize(
    "more", [{"payload": "/ask_person"}, {"picture": b"x"}, {"attachment": Attachment.VOICE}, {"intent": "repeat"}]
)
def test_nothing_is_kept_of_buttons_pictures_attachments_and_repeats(more):
    assert left(**more) is None
