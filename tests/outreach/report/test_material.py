"""Rows of one name add up, unless they cannot."""

from datetime import date

import pytest

from outreach.ledger.entries import GovernanceFigure, Quantity
from outreach.report.material import Material, material_of, total


def rows(*given):
    return tuple(
        (
            number,
            GovernanceFigure("名", Quantity(value, over), unit, date(2024, *first), date(2024, *last), f"册{number}"),
        )
        for number, (value, over, unit, first, last) in enumerate(given, 1)
    )


def total_of(*given):
    return total(Material(2024, date(2024, 1, 1), date(2024, 12, 31), figures=rows(*given)), "名")


def test_quarters_add_up_and_remember_their_rows():
    found = total_of((3, False, "份", (1, 1), (3, 31)), (4, False, "份", (4, 1), (6, 30)))

    assert (found.quantity, found.rows, found.sources, found.trouble) == (Quantity(7), (1, 2), ("册1", "册2"), "")
    assert (found.first, found.last) == (date(2024, 1, 1), date(2024, 6, 30))


def test_the_first_half_is_a_part_of_the_year_and_not_added_again():
    found = total_of((20, False, "份", (1, 1), (6, 30)), (43, False, "份", (1, 1), (11, 30)))

    assert (found.quantity, found.rows, found.trouble) == (Quantity(43), (2,), "")


def test_a_sum_with_somewhat_more_is_somewhat_more():
    assert total_of((200, True, "名", (1, 1), (3, 31)), (5, False, "名", (4, 1), (6, 30))).quantity == Quantity(
        205, True
    )


@pytest.mark.parametrize(
    ("given", "trouble"),
    [
        ([(1, False, "份", (1, 1), (3, 31)), (1, False, "件", (4, 1), (6, 30))], "单位不一致"),
        ([(1, False, "份", (1, 1), (3, 31)), (2, False, "份", (1, 1), (3, 31))], "登记了两次"),
        ([(1, False, "份", (1, 1), (4, 30)), (2, False, "份", (4, 1), (6, 30))], "有重叠"),
        ([(1, False, "份", (1, 1), (3, 31)), (2, False, "份", (6, 1), (6, 30))], "中间有缺"),
    ],
)
def test_what_cannot_be_added_says_why(given, trouble):
    assert trouble in total_of(*given).trouble


def test_no_row_is_no_total():
    assert total_of() is None


def test_the_ledger_is_read_to_the_years_end_so_that_late_figures_are_found():
    class Row:
        id, entry = 7, rows((1, False, "份", (12, 1), (12, 31)))[0][1]

    class Ledger:
        def figures(self, first, last):
            assert (first, last) == (date(2024, 1, 1), date(2024, 12, 31))
            return [Row()]

        def activities(self, first, last):
            return []

    material = material_of(2024, date(2024, 1, 1), date(2024, 11, 30), {"turns": 3}, Ledger())

    assert material.figures == ((7, Row.entry),)
    assert (material.last, material.statistics) == (date(2024, 11, 30), {"turns": 3})
