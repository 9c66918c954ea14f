"""Visits are counted by day and by the day of the visit before; that is enough to count residents of any period."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from outreach.rollups.visits import ALL, SECOND, Presence, Visits, changes

FIRST = date(2026, 11, 1)


def there(*days, resident="a", known=False, hour=9):
    return [Presence(resident, FIRST + timedelta(days=day - 1), hour, "web", "", known) for day in days]


def of(dimension, change):
    return {
        (place.previous, place.day.day): count for place, count in change.items() if place[0] == dimension and count
    }


def test_each_visit_knows_the_one_before():
    change = changes(there(3, 9, 20))

    assert of(ALL, change) == {(0, 3): 1, (3, 9): 1, (9, 20): 1}
    assert of(SECOND, change) == {(3, 9): 1}


def test_a_visit_between_two_known_ones_takes_the_place_of_one():
    change = changes(there(3, 20, known=True) + there(9))

    assert of(ALL, change) == {(3, 9): 1, (9, 20): 1, (3, 20): -1}
    assert of(SECOND, change) == {(3, 9): 1, (3, 20): -1}


def test_more_turns_of_a_known_day_change_nothing_but_the_hours():
    change = changes(there(3, known=True) + there(3, hour=10))

    assert of(ALL, change) == {}
    assert change[Visits("hour", 0, FIRST + timedelta(days=2), "10")] == 1


def test_a_new_month_begins_anew():
    change = changes([*there(30), Presence("a", date(2026, 12, 2), 9, "web", "", known=False)])

    assert {(place.previous, place.day) for place in change if place.dimension == ALL} == {
        (0, date(2026, 11, 30)),
        (0, date(2026, 12, 2)),
    }


@given(
    visits=st.sets(st.tuples(st.sampled_from("abcd"), st.integers(1, 30)), max_size=40),
    ends=st.tuples(st.integers(1, 30), st.integers(1, 30)),
)
def test_the_visits_with_no_previous_one_in_a_period_are_its_residents(visits, ends):
    first, last = sorted(ends)
    change = of(ALL, changes([one for resident, day in visits for one in there(day, resident=resident)]))

    counted = sum(count for (previous, day), count in change.items() if previous < first <= day <= last)
    assert counted == len({resident for resident, day in visits if first <= day <= last})
