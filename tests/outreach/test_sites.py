"""A place belongs to a street once staff have said so; figures by street follow."""

import pytest

from outreach.errors import EntryInvalid
from outreach.sites import set_street, streets
from outreach.statistics import summarise
from tests.outreach.events import NOON, an_event


def test_places_that_residents_came_to_are_listed_until_they_have_a_street(store):
    store.record_all([an_event(site="大堂"), an_event(site="")])

    assert streets(store) == {"大堂": ""}


def test_figures_by_street_follow_what_staff_say(store):
    store.record_all([an_event(site="大堂"), an_event(site="二楼"), an_event(site="码头")])
    set_street(store, "大堂", "江南街道")
    set_street(store, "二楼", " 江南街道 ")

    figures = summarise(store, NOON.date(), NOON.date())
    assert figures["turns_by_street"] == {"江南街道": 2, "": 1}


def test_a_street_can_be_taken_back(store):
    set_street(store, "大堂", "江南街道")
    set_street(store, "大堂", "")

    assert streets(store) == {}


@pytest.mark.parametrize(("site", "street"), [("", "江南街道"), ("大堂", "长" * 21), ("大堂", "江\n南")])
def test_what_is_no_place_or_no_street_is_refused(store, site, street):
    with pytest.raises(EntryInvalid):
        set_street(store, site, street)
