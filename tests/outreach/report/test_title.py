"""Titles break between words, in a trapezoid or a diamond."""

import pytest

from outreach.report.title import lines_of, width


@pytest.mark.parametrize(
    ("pieces", "lines"),
    [
        (["关于开展宣传", "的通知"], ["关于开展宣传的通知"]),
        (
            ["甲" * 12, "乙" * 13, "关于2024年度", "法治政府建设", "情况的报告"],
            ["甲" * 12, "乙" * 13, "关于2024年度法治政府建设情况的报告"],
        ),
        (["甲" * 15, "乙" * 8, "丙" * 5], ["甲" * 15, "乙" * 8 + "丙" * 5]),
        (["甲" * 30], ["甲" * 30]),
        ([], []),
    ],
)
def test_the_fewest_lines_that_rise_fall_or_do_both(pieces, lines):
    assert lines_of(pieces) == lines


def test_two_lines_of_one_width_are_no_trapezoid_where_another_breaking_is():
    assert lines_of(["甲" * 11, "乙" * 4, "丙" * 7]) == ["甲" * 11 + "乙" * 4, "丙" * 7]
    assert lines_of(["甲" * 11, "丙" * 11]) == ["甲" * 11, "丙" * 11]


def test_digits_are_half_as_wide():
    assert width("2024年") == 3
