"""The office's own numbers come from its own table; a row that is wrong is named, and no number is made up."""

import pytest

from knowledge.contacts import read_contacts
from knowledge.errors import CardFaults
from knowledge.hotlines import Hotline

HEAD = "theme,number,name,purpose\n"


def test_a_row_becomes_the_number_of_its_theme(tmp_path):
    path = tmp_path / "contacts.csv"
    path.write_text(HEAD + "legal-aid,0750-1234567,区法律援助处,申请法律援助\n", encoding="utf-8-sig")

    assert read_contacts(path) == {"legal-aid": Hotline("0750-1234567", "区法律援助处", "申请法律援助")}


def test_without_a_table_there_is_no_local_number(tmp_path):
    assert read_contacts(tmp_path / "contacts.csv") == {}


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("cooking,0750-1234567,甲,乙", "theme"),
        ("legal-aid,打12348,甲,乙", "number"),
        ("legal-aid,0750-1234567,,乙", "name"),
        ("legal-aid,0750-1234567,甲", "purpose"),
    ],
)
def test_a_row_that_is_wrong_is_named_with_its_line(tmp_path, row, field):
    path = tmp_path / "contacts.csv"
    path.write_text(HEAD + row + "\n", encoding="utf-8")

    with pytest.raises(CardFaults, match=rf"contacts.csv:2: {field}"):
        read_contacts(path)
