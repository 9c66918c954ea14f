"""A number is read in whichever way people and statutes write it."""

import pytest

from knowledge.language.numerals import NotANumber, numbers_in, value_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十", 10),
        ("二十", 20),
        ("廿三", 23),
        ("两千", 2000),
        ("一百零五", 105),
        ("一千一百三十四", 1134),
        ("五十万", 500_000),
        ("壹拾万", 100_000),
        ("一亿二千万", 120_000_000),
        ("二〇二六", 2026),
        ("10万", 100_000),
        ("1,134", 1134),
        ("2.5", 2.5),
    ],
)
def test_a_number_is_read_in_any_form(written, value):
    assert value_of(written) == value


@pytest.mark.parametrize("written", ["", "遗嘱", "十天", "-1"])
def test_what_is_no_number_is_refused(written):
    with pytest.raises(NotANumber, match="is no number"):
        value_of(written)


def test_the_numbers_of_a_text_are_found_and_words_of_number_characters_are_not():
    assert numbers_in("千万不要转账，三十天内可以退，罚五百元以上") == {30, 500}
    assert numbers_in("拨打110，三十天内可以退", counted=True) == {30}
    assert numbers_in("百分之二十") == {20}
