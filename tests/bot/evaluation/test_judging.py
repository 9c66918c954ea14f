"""What an answer is worth."""

import pytest

from actions.reply import Button, Outcome, Reply
from bot.evaluation.judging import Worth, replies, worth
from tests.bot.fakes import FakeAnswerer

BUTTON = Button("自己手写遗嘱怎么写才有效？", '/ask_knowledge{"card":"will-handwritten"}')


@pytest.mark.parametrize(
    ("reply", "value"),
    [
        (Reply("答", Outcome.ANSWERED, card="will-handwritten"), Worth.DIRECT),
        (Reply("答", Outcome.SCAM_CHECKED, card="will-handwritten"), Worth.DIRECT),
        (Reply("", Outcome.SUGGESTED, buttons=(BUTTON,)), Worth.OFFERED),
        (Reply("", Outcome.SCAM_CHECKED, buttons=(BUTTON,)), Worth.OFFERED),
        (Reply("", Outcome.EMERGENCY), Worth.FIRST_MINUTES),
        (Reply("答", Outcome.ANSWERED, card="support-unpaid"), Worth.WRONG),
        (Reply("", Outcome.UNANSWERED), Worth.NONE),
        (Reply("条文", Outcome.ANSWERED), Worth.NONE),
    ],
)
def test_an_answer_is_worth_what_it_gives(reply, value):
    assert worth(reply, ("will-handwritten",)) is value


async def test_every_sentence_begins_a_conversation_of_its_own():
    answerer = FakeAnswerer()

    found = [reply async for reply in replies(answerer, ["遗嘱", "低保"])]

    assert len(found) == 2
    assert len({message.session for message in answerer.messages}) == 2
