"""Of cells that add up to a known sum, enough are hidden, and no more than that."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.suppression.groups import hide, kept


@pytest.mark.parametrize(
    ("cells", "hidden"),
    [
        ({"a": 9, "b": 20}, set()),
        ({"a": 9, "b": 20, "c": 2}, {"a", "c"}),
        ({"a": 5, "b": 20, "c": 1}, {"a", "c"}),
        ({"a": 4, "b": 4}, {"a", "b"}),
        ({"a": 2, "b": 2, "c": 7, "d": 8}, {"a", "b", "c"}),
    ],
)
def test_the_smallest_cell_that_is_enough_is_hidden_beside_small_ones(cells, hidden):
    assert hide(cells) == hidden


@pytest.mark.parametrize("cells", [{"a": 3}, {"a": 2, "b": 2}, {"a": 1, "b": 1, "c": 1}])
def test_where_no_choice_is_enough_there_is_none(cells):
    assert hide(cells) is None


def test_what_is_forced_is_hidden_though_it_is_great_or_nothing():
    assert hide({"a": 90, "b": 20, "c": 30}, frozenset({"a", "z"})) >= {"a", "z"}


def test_what_was_withheld_of_turns_is_withheld():
    assert hide({"a": 90, "b": 20}, None) is None


def test_a_street_is_at_least_as_many_as_its_sites():
    assert not kept({"a": 3, "b": 6}, frozenset({"a", "b"}), {"a": 3, "b": 4})
    assert kept({"a": 3, "b": 6}, frozenset({"a", "b"}), {"a": 2, "b": 2})


@given(cells=st.dictionaries(st.sampled_from("abcde"), st.integers(1, 12), min_size=1))
def test_every_choice_of_numbers_that_fits_leaves_each_hidden_cell_open(cells):
    hidden = hide(cells)
    if hidden:
        total = sum(cells[name] for name in hidden)
        fits = [numbers for numbers in product(range(1, total + 1), repeat=len(hidden) - 1) if sum(numbers) < total]
        assert {numbers[0] for numbers in fits} >= {1, 2, 3, 4, 5}
