"""Periods as a clerk writes them."""

from datetime import date

import pytest

from outreach.report.periods import dated, exact, lasting, spoken


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2024, 1, 1), (2024, 11, 30), "截至11月底"),
        ((2024, 1, 1), (2024, 2, 29), "截至2月底"),
        ((2024, 1, 1), (2024, 11, 15), "截至11月15日"),
        ((2024, 1, 1), (2024, 12, 31), "全年"),
        ((2024, 6, 1), (2024, 6, 30), "6月"),
        ((2024, 4, 15), (2024, 4, 15), "4月15日"),
        ((2024, 3, 5), (2024, 8, 31), "3月至8月"),
        ((2023, 12, 1), (2024, 3, 31), "2023年12月至2024年3月"),
        ((2023, 6, 1), (2023, 6, 30), "2023年6月"),
        ((2023, 1, 1), (2023, 12, 31), "2023年1月至12月"),
    ],
)
def test_periods_in_words(first, last, words):
    assert spoken(date(*first), date(*last), 2024) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2024, 1, 1), (2024, 6, 30), "半年内"),
        ((2024, 1, 1), (2024, 1, 31), "一个月内"),
        ((2024, 1, 1), (2024, 11, 30), "十一个月内"),
        ((2024, 2, 10), (2024, 8, 9), "半年内"),
        ((2024, 1, 1), (2024, 12, 31), "一年内"),
    ],
)
def test_how_long_in_words(first, last, words):
    assert lasting(date(*first), date(*last)) == words


def test_dates_have_no_zeros():
    assert dated(date(2025, 3, 1)) == "2025年3月1日"
    assert exact(date(2024, 1, 1), date(2024, 11, 30)) == "2024年1月1日至11月30日"
    assert exact(date(2024, 4, 15), date(2024, 4, 15)) == "2024年4月15日"
