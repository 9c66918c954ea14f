"""What the pipeline makes of a message: its intent, and the emergency before it."""

import pytest
from rasa.core.channels.channel import UserMessage

from bot.assistant.components.card_questions import HAVE_PAID, CardQuestions
from knowledge.card import load_cards


@pytest.fixture
def intent_of(house):
    async def intent_of(text):
        understood = await house.brain._agent.processor.parse_message(UserMessage(text))
        return understood["intent"]["name"]

    return intent_of


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("早晨", "greet"),
        ("你好，我想咨询一下离婚以后孩子归谁养", "ask_knowledge"),
        ("唔该晒", "thanks"),
        ("帮我睇下呢条短信系咪呃人", "check_message"),
        ("聽日落唔落雨", "out_of_scope"),
        ("我要找人工", "ask_person"),
        ("我被人打了", "ask_knowledge"),
        ("zzz qqq", "ask_knowledge"),
    ],
)
async def test_words_have_their_intent(intent_of, said, intent):
    assert await intent_of(said) == intent


@pytest.mark.parametrize("said", ["我畀人呃咗錢", "验证码讲咗畀佢听", "钱已经打过去了，才知道是骗子"])
async def test_money_gone_overrules_every_other_intent(intent_of, said):
    assert await intent_of(said) == "already_paid"


def test_cards_teach_the_classifier_but_those_for_people_who_have_paid():
    taught = {message.get("text") for message in CardQuestions().get_nlu_data().intent_examples}

    cards = [card for card in load_cards() if not card.id.startswith(HAVE_PAID)]
    assert taught == {question for card in cards for question in card.questions}
