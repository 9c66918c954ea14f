"""Figures as staff read them, and how they moved."""

import pytest

from outreach.staff.trends import change, said
from outreach.statistics import Rate


@pytest.mark.parametrize(
    ("figure", "written"),
    [(1234, "1,234"), (25.5, "26"), (Rate(1, 2), "50.0%（1/2）"), (Rate(0, 0), "无"), (None, "无"), ({"a": 1}, "无")],
)
def test_a_figure_is_said(figure, written):
    assert said(figure) == written


@pytest.mark.parametrize(
    ("now", "before", "written"),
    [
        (12, 10, "+20%"),
        (10, 11, "-9.1%"),
        (10, 10, "持平"),
        (10, 0, "—"),
        (None, 5.0, "—"),
        (Rate(3, 4), Rate(1, 2), "+25个百分点"),
        (Rate(1, 2), Rate(0, 0), "—"),
    ],
)
def test_a_change_is_said(now, before, written):
    assert change(now, before) == written
