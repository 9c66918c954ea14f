"""Turns and conversations: how much the bot was used, where and when, and how long an answer took."""

from __future__ import annotations

from outreach.statistics.figures import Cells, Figure, Statistic
from outreach.statistics.period import Period, median, nearest_rank
from outreach.statistics.reading import (
    FIRST_DAY,
    SECOND_DAY,
    by,
    by_day,
    by_hour,
    by_month,
    by_street,
    by_weekday_hour,
    total,
)


def _median(period: Period) -> Figure:
    return median(period.milliseconds()) if period.milliseconds() else None


def _p95(period: Period) -> Figure:
    return nearest_rank(period.milliseconds(), 0.95) if period.milliseconds() else None


STATISTICS = (
    Statistic(
        "conversations",
        "对话场次",
        "场",
        "居民开始一场对话算一场；空闲过久后再来，算另一场；读不懂的消息不算开始",
        "开场的轮次数",
        SECOND_DAY,
        total("opening.channel"),
    ),
    Statistic(
        "conversations_by_channel",
        "对话场次按渠道",
        "场",
        "对话场次按渠道分",
        "各渠道开场的轮次数",
        SECOND_DAY,
        by("opening.channel"),
        Cells("conversations", "channel"),
    ),
    Statistic("turns", "对话轮次", "轮", "居民每发一条消息得到回复，算一轮", "回复数", FIRST_DAY, total("outcome")),
    Statistic(
        "turns_by_channel",
        "对话轮次按渠道",
        "轮",
        "对话轮次按渠道分",
        "各渠道轮次数",
        FIRST_DAY,
        by("channel"),
        Cells("turns", "channel"),
    ),
    Statistic(
        "turns_by_site",
        "对话轮次按地点",
        "轮",
        "对话轮次按地点分；没有取名的地点归在一起",
        "各地点轮次数",
        FIRST_DAY,
        by("site"),
        Cells("turns", "site"),
    ),
    Statistic(
        "turns_by_street",
        "对话轮次按街道",
        "轮",
        "对话轮次按地点所在的街道分；没有填街道的地点归在一起",
        "Σ 街道内各地点",
        SECOND_DAY,
        by_street(lambda period: period.counts("site")),
        Cells("turns", "street"),
    ),
    Statistic(
        "turns_by_outcome",
        "对话轮次按结果",
        "轮",
        "对话轮次按结果分",
        "各结果轮次数",
        FIRST_DAY,
        by("outcome"),
        Cells("turns", "outcome", open=True),
    ),
    Statistic(
        "turns_by_intent",
        "对话轮次按意图",
        "轮",
        "对话轮次按听出的意图分",
        "各意图轮次数",
        FIRST_DAY,
        by("intent"),
        Cells("turns", "intent"),
    ),
    Statistic(
        "turns_by_hour",
        "对话轮次按时",
        "轮",
        "对话轮次按北京时间的小时分",
        "各小时轮次数",
        FIRST_DAY,
        by_hour("hour"),
        Cells("turns", "hour"),
    ),
    Statistic(
        "turns_by_weekday_hour",
        "对话轮次按星期和时",
        "轮",
        "对话轮次按星期几的几点分；“1-9”是星期一九点到十点",
        "各格轮次数",
        SECOND_DAY,
        by_weekday_hour("hour"),
        Cells("turns", "weekday_hour"),
    ),
    Statistic(
        "turns_by_day",
        "对话轮次按日",
        "轮",
        "对话轮次按北京时间的日期分",
        "各日轮次数",
        FIRST_DAY,
        by_day("hour"),
        Cells("turns", "day"),
    ),
    Statistic(
        "turns_by_month",
        "对话轮次按月",
        "轮",
        "对话轮次按北京时间的月份分；期间只含半个月的，只算那半个月",
        "各月轮次数",
        SECOND_DAY,
        by_month("hour"),
        Cells("turns", "month"),
    ),
    Statistic(
        "median_ms",
        "回复用时中位数",
        "毫秒",
        "从收到消息到给出回复，一半的轮次不超过它；轮次为偶数时取中间两个的平均",
        "用时的中位数",
        FIRST_DAY,
        _median,
    ),
    Statistic(
        "p95_ms",
        "回复用时 p95",
        "毫秒",
        "百分之九十五的轮次不超过它",
        "用时从短到长排，第 ⌈0.95 n⌉ 个",
        FIRST_DAY,
        _p95,
    ),
)
