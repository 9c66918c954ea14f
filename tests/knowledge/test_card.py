"""A card's file becomes a Card, or says exactly why not."""

from datetime import date

import pytest

from knowledge.card import load_cards, parse, read
from knowledge.citation import Citation
from knowledge.errors import CardFaults
from tests.knowledge.cards import WRITTEN, a_card


@pytest.fixture
def written(tmp_path):
    def write(text=WRITTEN, name="will-handwritten"):
        path = tmp_path / "inheritance" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_file_becomes_a_card(written):
    card = parse(read(written()))

    assert card.citations == (Citation("民法典", 1134),)
    assert card.checked_on == date(2026, 11, 23)
    assert card.first_sentence == "有效，但要全文亲手写、签名并写清年月日。"
    assert card.questions[0] == card.question
    assert len(card.questions) == 9


def test_a_missing_field_is_named_with_its_file(written):
    path = written(WRITTEN.replace("theme: inheritance\n", ""))

    with pytest.raises(CardFaults, match=r"theme.*missing"):
        parse(read(path))


def test_every_fault_of_shape_is_told_at_once_with_its_line(written):
    broken = WRITTEN.replace('hotlines: ["12348"]', "hotlines: [12348]").replace("2026-11-23", "soon")

    with pytest.raises(CardFaults) as caught:
        parse(read(written(broken)))

    assert [(fault.field, fault.line) for fault in caught.value.faults] == [("hotlines", 7), ("checked_on", 9)]


@pytest.mark.parametrize("text", ["", "just words", "---\n- a list\n---\nbody\n", "---\nid: [\n---\nbody\n"])
def test_what_is_no_card_is_refused(written, text):
    with pytest.raises(CardFaults, match="front matter"):
        read(written(text))


def test_loading_names_the_faults_of_all_files(written, tmp_path):
    written("nothing", "first")
    written("nothing", "second")

    with pytest.raises(CardFaults) as caught:
        load_cards(tmp_path)

    assert len(caught.value.faults) == 2


def test_a_card_may_be_given_up_to_and_on_its_last_day():
    card = a_card(valid_until=date(2027, 1, 31))

    assert card.may_be_given(date(2027, 1, 31))
    assert not card.may_be_given(date(2027, 2, 1))
