"""Periods that staff choose."""

from datetime import date

import pytest

from outreach.errors import PeriodUnreadable
from outreach.staff.periods import TITLES, period_of

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("word", "first", "days"),
    [
        ("today", TODAY, 1),
        ("7d", date(2026, 11, 19), 7),
        ("30d", date(2026, 10, 27), 30),
        ("month", date(2026, 11, 1), 25),
        ("year", date(2026, 1, 1), 329),
    ],
)
def test_a_word_is_a_period_that_ends_today(word, first, days):
    period = period_of({"period": word}, TODAY)

    assert (period.first, period.last, period.days) == (first, TODAY, days)
    assert period.title == TITLES[word]


def test_it_is_seven_days_when_nothing_was_chosen():
    assert period_of({}, TODAY).days == 7


def test_the_period_before_is_as_long_and_ends_the_day_before():
    before = period_of({"period": "7d"}, TODAY).before

    assert (before.first, before.last) == (date(2026, 11, 12), date(2026, 11, 18))


@pytest.mark.parametrize("query", [{"period": "7d"}, {"period": "custom", "from": "2026-01-01", "to": "2026-03-31"}])
def test_its_query_reads_as_itself(query):
    period = period_of(query, TODAY)
    assert period_of(dict(pair.split("=") for pair in period.query.split("&")), TODAY) == period


@pytest.mark.parametrize(
    "query",
    [
        {"period": "<script>"},
        {"period": "custom"},
        {"period": "custom", "from": "2026-02-30", "to": "2026-03-01"},
        {"period": "custom", "from": "2026-03-02", "to": "2026-03-01"},
        {"period": "custom", "from": "0001-01-01", "to": "2026-03-01"},
        {"period": "custom", "from": "2010-01-01", "to": "2026-03-01"},
    ],
)
def test_what_is_no_period_is_refused_in_chinese(query):
    with pytest.raises(PeriodUnreadable, match="应当是"):
        period_of(query, TODAY)
