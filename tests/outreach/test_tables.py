"""People read rows and programs read names; neither are told of a few people."""

import json
from datetime import date, timedelta

from outreach.statistics import CATALOGUE, summarise
from outreach.tables import as_json, as_rows, catalogue_as_json
from tests.outreach.events import an_event

TODAY = date(2026, 11, 23)


def summary_of(store, *events):
    store.record_all(events)
    return summarise(store, TODAY, TODAY + timedelta(days=40))


def row_of(summary, title):
    return next(figure for found, figure, _ in as_rows(summary) if found == title)


def test_people_read_rows_and_programs_read_names(store):
    summary = summary_of(store, an_event())

    assert ("直接答上率", "100.0%（1/1）", "%") in as_rows(summary)
    assert as_json(summary)["answered_rate"] == {"numerator": 1, "denominator": 1, "value": 1.0}
    assert as_json(summary).keys() == {statistic.name for statistic in CATALOGUE} | {"suppressed", "withheld"}


def test_hidden_cells_are_null_and_named(store):
    channels = {"web": 20, "wechat": 9, "kiosk": 3}
    told = as_json(
        summary_of(store, *(an_event(channel=name) for name, often in channels.items() for _ in range(often)))
    )

    assert told["turns_by_channel"] == {"web": 20, "kiosk": None, "wechat": None}
    assert told["suppressed"]["turns_by_channel"] == ["kiosk", "wechat"]
    json.dumps(told)


def test_what_is_withheld_is_null_and_named(store):
    told = as_json(summary_of(store, an_event()))

    assert told["turns_by_channel"] is None
    assert "turns_by_channel" in told["withheld"]


def test_a_row_marks_hidden_cells_and_says_why(store):
    channels = {"web": 20, "wechat": 9, "kiosk": 3}
    summary = summary_of(store, *(an_event(channel=name) for name, often in channels.items() for _ in range(often)))

    assert row_of(summary, "对话轮次按渠道").splitlines()[:3] == ["web 20", "kiosk ＊", "wechat ＊"]
    assert "隐去" in row_of(summary, "对话轮次按渠道")
    assert row_of(summary, "对话轮次按地点") == "（未取名） 32"
    assert row_of(summary, "对话轮次按星期和时") == "周一12时 32"


def test_a_long_row_is_cut_and_says_where_the_rest_is(store):
    days = [an_event(at=an_event().at + timedelta(days=days)) for days in range(30) for _ in range(5)]

    assert "共 30 项，--json 看全部" in row_of(summary_of(store, *days), "对话轮次按日")


def test_the_catalogue_explains_every_statistic():
    meanings = catalogue_as_json()

    assert meanings["turns"]["title"] == "对话轮次"
    assert meanings["conversations"]["since"] == "2026-11-25"
    assert meanings.keys() == {statistic.name for statistic in CATALOGUE}
