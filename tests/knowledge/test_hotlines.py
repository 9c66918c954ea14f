"""Only numbers of the table reach residents."""

import pytest

from knowledge.errors import HotlineUnknown
from knowledge.hotlines import hotline, hotlines
from knowledge.themes import themes


def test_every_number_has_a_name_and_one_clause_of_purpose():
    for number, line in hotlines().items():
        assert number.isdigit()
        assert line.name
        assert 0 < len(line.purpose) <= 30


def test_a_number_we_do_not_know_is_refused_with_those_we_do():
    with pytest.raises(HotlineUnknown, match=r"'999'.*12348"):
        hotline("999")


def test_every_theme_leads_to_a_number_of_the_table():
    for theme in themes().values():
        assert hotline(theme.hotline)
