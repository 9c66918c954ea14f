"""Hours of the week are hidden by whole hours, until rows and columns tell nothing."""

from outreach.suppression.weeks import hide_week

NO_HOURS = frozenset()


def test_without_small_cells_everything_is_shown():
    assert hide_week({"1-9": 5, "2-9": 8}, NO_HOURS) == set()


def test_a_small_cell_hides_its_hour_and_the_least_used_other_one():
    cells = {"1-9": 3, "2-9": 8, "1-10": 20, "2-10": 30, "1-11": 9, "2-11": 9}

    assert hide_week(cells, NO_HOURS) == {"1-9", "2-9", "1-11", "2-11"}


def test_a_hidden_hour_is_hidden_on_every_weekday_that_has_something_in_hidden_hours():
    cells = {"1-9": 30, "2-9": 80, "1-10": 2, "2-11": 9}

    assert hide_week(cells, frozenset({"10", "11"})) == {"1-10", "1-11", "2-10", "2-11"}


def test_when_nothing_helps_it_is_withheld():
    assert hide_week({"1-9": 3, "2-9": 5}, NO_HOURS) is None


def test_what_is_withheld_of_hours_or_of_turns_is_withheld():
    assert hide_week({"1-9": 30}, None) is None
    assert hide_week({"1-9": 30}, NO_HOURS, None) is None
