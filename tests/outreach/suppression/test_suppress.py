"""Nobody is told of one to four people, however he reckons with what is published."""

import random
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from outreach.statistics import CATALOGUE, Rate, Summary
from outreach.suppression import suppress
from tests.outreach.adversary import Adversary

FIRST = date(2026, 11, 16)
SITES = {"大堂": "北街道", "二楼": "北街道", "东街": "东街道", "西街": "西街道", "": ""}
CHANNELS = ("web", "kiosk", "wechat")
HOURS = ("0", "9", "10", "11", "20")
EMPTY = {statistic.name: {} if statistic.cells else 0 for statistic in CATALOGUE}


def a_summary(**figures):
    return Summary(FIRST, FIRST + timedelta(days=27), {**EMPTY, **figures}, SITES)


@st.composite
def turns(draw):
    """Turns (channel, site, day, hour) of some weeks, uneven as they are: some places and hours are hardly used."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    days = [FIRST + timedelta(days=number) for number in range(draw(st.integers(1, 28)))]

    def uneven(names):
        weights = [chance.choice([0, 0.01, 0.1, 1, 1]) for _ in names]
        return chance.choices(names, weights if any(weights) else None, k=count)

    count = draw(st.sampled_from([1, 2, 4, 6, 12, 30, 80, 300, 1000]))
    return list(zip(uneven(CHANNELS), uneven(list(SITES)), uneven(days), uneven(HOURS), strict=True))


def counted(names):
    cells = {}
    for name in names:
        cells[name] = cells.get(name, 0) + 1
    return cells


def summary_of(turns):
    channels, sites, days, hours = zip(*turns, strict=True)
    return a_summary(
        turns=len(turns),
        turns_by_channel=counted(channels),
        turns_by_site=counted(sites),
        turns_by_street=counted(SITES[site] for site in sites),
        turns_by_day=counted(map(str, days)),
        turns_by_month=counted(str(day)[:7] for day in days),
        turns_by_hour=counted(hours),
        turns_by_weekday_hour=counted(f"{day.isoweekday()}-{hour}" for day, hour in zip(days, hours, strict=True)),
    )


def places():
    days = [str(FIRST + timedelta(days=number)) for number in range(28)]
    return {
        "channel": CHANNELS,
        "site": list(SITES),
        "street": sorted(set(SITES.values())),
        "day": days,
        "month": sorted({day[:7] for day in days}),
        "hour": HOURS,
        "weekday_hour": [f"{weekday}-{hour}" for weekday, hour in product(range(1, 8), HOURS)],
    }


@settings(max_examples=60, deadline=None)
@given(turns=turns(), chance=st.randoms(use_true_random=False))
def test_nothing_published_tells_a_hidden_cell_or_that_it_is_small(turns, chance):
    summary = summary_of(turns)
    adversary = Adversary(suppress(summary), "turns", SITES, places())
    hidden = adversary.hidden()
    event(f"{min(len(hidden), 20)} hidden")

    for dimension, name in chance.sample(hidden, min(len(hidden), 12)):
        true = summary[f"turns_by_{dimension}"].get(name, 0)
        least, most = adversary.range((dimension, name))
        assert least <= true <= most
        if 1 <= true <= 4 or not adversary.shown[dimension].withheld:
            assert least < most, f"{dimension} {name} must be {least}"
            assert least == 0 or most > 4, f"{dimension} {name} lies from {least} to {most}"


@given(turns=turns())
def test_no_small_cell_is_shown(turns):
    for figure in suppress(summary_of(turns)).values():
        if hasattr(figure, "cells"):
            assert not {1, 2, 3, 4} & set(figure.cells.values())


def test_an_adversary_finds_what_is_left_when_one_cell_alone_is_hidden():
    turns = [("web", "大堂", FIRST, "9")] * 20 + [("kiosk", "大堂", FIRST, "9")] * 3
    public = dict(suppress(summary_of(turns)))
    public["turns_by_channel"].cells["web"] = 20

    assert Adversary(public, "turns", SITES, places()).range(("channel", "kiosk")) == (3, 3)


def test_a_greater_cell_is_hidden_beside_a_small_one_and_both_come_last():
    shown = suppress(a_summary(turns_by_channel={"web": 50, "wechat": 9, "kiosk": 3}))["turns_by_channel"]

    assert shown.cells == {"web": 50, "kiosk": None, "wechat": None}
    assert list(shown.cells) == ["web", "kiosk", "wechat"]
    assert shown.hidden == ["kiosk", "wechat"]


def test_where_nothing_is_small_everything_is_shown():
    assert suppress(a_summary(turns_by_channel={"web": 50, "kiosk": 5}))["turns_by_channel"].cells == {
        "web": 50,
        "kiosk": 5,
    }


@pytest.mark.parametrize("cells", [{"web": 3}, {"web": 2, "kiosk": 3}])
def test_what_cannot_be_kept_apart_is_withheld_with_its_names(cells):
    shown = suppress(a_summary(turns_by_channel=cells))["turns_by_channel"]

    assert shown.withheld
    assert shown.cells == {}


def test_what_is_hidden_of_turns_is_hidden_of_questions():
    public = suppress(
        a_summary(turns_by_channel={"web": 50, "wechat": 9, "kiosk": 3}, questions_by_channel={"web": 40, "wechat": 9})
    )

    assert {"wechat", "kiosk"} <= set(public["questions_by_channel"].hidden)


def test_a_list_of_the_greatest_leaves_small_and_hidden_ones_out():
    topics = {"inheritance": 50, "consumer": 9, "civil": 3}
    public = suppress(a_summary(questions_by_topic=topics, top_topics=topics, top_cards={"will": 7, "debt": 2}))

    assert public["top_topics"].cells == {"inheritance": 50}
    assert public["top_cards"].cells == {"will": 7}


def test_totals_rates_and_turns_by_outcome_are_shown_whatever_they_are():
    public = suppress(a_summary(emergencies=2, answered_rate=Rate(1, 3), turns_by_outcome={"emergency": 2}))

    assert public["emergencies"] == 2
    assert public["answered_rate"] == Rate(1, 3)
    assert public["turns_by_outcome"].cells == {"emergency": 2}
