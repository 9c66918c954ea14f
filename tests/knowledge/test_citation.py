"""Article numbers are printed from data, as statutes write them."""

import pytest

from knowledge.citation import Citation, in_characters


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (17, "十七"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (287, "二百八十七"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1134, "一千一百三十四"),
        (2005, "二千零五"),
    ],
)
def test_a_number_is_written_as_statutes_write_it(number, written):
    assert in_characters(number) == written


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_what_is_no_article_number_is_refused_by_name(number):
    with pytest.raises(ValueError, match=str(number)):
        in_characters(number)


def test_an_inserted_article_carries_its_sub():
    assert str(Citation("刑法", 287, 2)) == "《刑法》第二百八十七条之二"
