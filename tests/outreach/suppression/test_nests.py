"""What is hidden of a whole is hidden of its parts, and the other way about."""

from outreach.suppression.nests import hide_days, hide_nested

NOTHING = (frozenset(), frozenset())
SITES = {"大堂": "北", "二楼": "北", "东街": "东", "西街": "西", "西门": "西"}


def hidden(sites, forced=NOTHING):
    streets = {}
    for site, count in sites.items():
        streets[SITES[site]] = streets.get(SITES[site], 0) + count
    return hide_nested(streets, sites, SITES.get, forced)


def test_a_small_site_hides_another_of_its_street():
    assert hidden({"大堂": 3, "二楼": 20, "东街": 30, "西街": 40}) == (set(), {"大堂", "二楼"})


def test_a_small_street_hides_another_and_the_sites_of_both():
    assert hidden({"大堂": 3, "东街": 30, "西街": 40, "西门": 9}) == ({"北", "东"}, {"大堂", "东街"})


def test_a_street_whose_sites_cannot_be_kept_apart_is_hidden():
    streets, sites = hidden({"大堂": 2, "二楼": 3, "东街": 30, "西街": 40})

    assert "北" in streets
    assert {"大堂", "二楼"} <= sites


def test_when_nothing_helps_both_are_withheld():
    assert hidden({"东街": 3}) == (None, None)


def test_what_is_forced_of_one_that_has_none_of_it_is_left_out():
    assert hidden({"东街": 30}, (frozenset(), frozenset({"大堂"}))) == (set(), set())


def test_a_small_day_hides_one_of_its_weekday():
    days = {"2026-11-02": 3, "2026-11-03": 5, "2026-11-09": 20, "2026-11-16": 30}

    assert hide_days({"2026-11": 58}, days, NOTHING) == (set(), {"2026-11-02", "2026-11-09"}, True)


def test_where_the_weekday_has_no_other_day_the_weekdays_sums_are_no_longer_known():
    days = {"2026-11-02": 3, "2026-11-03": 5, "2026-11-04": 20}

    assert hide_days({"2026-11": 28}, days, NOTHING) == (set(), {"2026-11-02", "2026-11-03"}, False)


def test_a_small_month_hides_another_and_all_their_days():
    days = {"2026-11-30": 3, "2026-12-01": 20, "2026-12-02": 30}

    assert hide_days({"2026-11": 3, "2026-12": 50}, days, NOTHING) == ({"2026-11", "2026-12"}, set(days), False)


def test_a_day_that_is_hidden_though_nothing_was_on_it_leaves_no_weekday_known():
    days = {"2026-11-02": 20, "2026-11-09": 40}
    forced = frozenset({*days, "2026-11-03"})

    assert hide_days({"2026-11": 60}, days, (frozenset(), forced)) == (set(), forced, False)
