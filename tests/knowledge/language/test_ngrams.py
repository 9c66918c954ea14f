"""Character n-grams: Han by character, digits and letters whole."""

from knowledge.language.ngrams import ngrams


def test_han_gives_every_length_up_to_the_longest():
    assert ngrams("立遗嘱", 2) == ["立", "遗", "嘱", "立遗", "遗嘱"]


def test_digits_are_one_word_so_that_hotlines_share_nothing():
    assert set(ngrams("96110", 3)).isdisjoint(ngrams("12348", 3))


def test_runs_do_not_join_across_marks():
    assert "嘱房" not in ngrams("遗嘱，房子", 2)
