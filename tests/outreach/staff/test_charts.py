"""Figures that Plotly understands, and that draw nothing which is too small to be shown."""

import json

import plotly.graph_objects as go
import pytest

from outreach.staff.charts import BARS, bars, columns, heat
from outreach.staff.suppression import HIDDEN, few

FIGURES = [
    columns({"11-01": 12, "11-02": HIDDEN, "11-03": 0}, "轮"),
    bars({"继承与遗嘱": 30, "消费维权": HIDDEN}, "个", {"继承与遗嘱": "#a8170f"}),
    bars({}, "个"),
    heat(["周一", "周二"], ["8时", "9时"], [[5, HIDDEN], [0, 30]], "轮"),
]


@pytest.mark.parametrize("figure", FIGURES)
def test_plotly_itself_finds_no_fault_in_a_figure(figure):
    go.Figure(figure)
    json.dumps(figure)


def test_a_count_of_no_shown_total_is_only_called_few():
    assert [few(count) for count in (0, 1, 4, 5)] == [0, "少于5", "少于5", 5]


def test_what_is_too_small_is_not_drawn():
    assert FIGURES[0]["data"][0]["y"] == [12, None, 0]
    assert FIGURES[1]["data"][0]["x"] == [30]
    assert FIGURES[3]["data"][0]["z"] == [[5, None], [None, 30]]


def test_many_bars_are_cut_and_long_names_shortened():
    many = bars({f"一个很长很长很长很长的名字{number}": 100 - number for number in range(30)}, "次")

    assert len(many["data"][0]["x"]) == BARS
    assert all(len(label) <= 14 for label in many["layout"]["yaxis"]["ticktext"])
