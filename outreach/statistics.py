"""The statistics, each defined once: its name, unit and meaning here, its figure by one query.

"Questions" are turns that asked for an answer (outcome answered, suggested or unanswered); feedback, chat and repeats
are none. The median is the mean of the two middle values where their number is even; p95 is the nearest rank, the
smallest value that at least 95 of 100 do not exceed.
"""

from __future__ import annotations

import math
import statistics as stdlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from outreach.schema import EVENTS
from outreach.store import EventStore, within

QUESTIONS = ("answered", "suggested", "unanswered")
TOP = 10


@dataclass(frozen=True)
class Rate:
    """A share; `value` is none where there was nothing to share: 0 of 0 is not 100 %."""

    numerator: int
    denominator: int

    @property
    def value(self) -> float | None:
        """Numerator over denominator, 0 to 1."""
        return float(Fraction(self.numerator, self.denominator)) if self.denominator else None


Breakdown = dict[str, int]
Figure = int | float | Rate | Breakdown | None
Query = Callable[[Connection, Any], Figure]


@dataclass(frozen=True)
class Statistic:
    """One statistic: `title` and `definition` are what staff read, `unit` what is counted, `figure` how."""

    name: str
    title: str
    unit: str
    definition: str
    figure: Query


def _count(*conditions: Any) -> Query:
    return lambda connection, period: int(
        connection.execute(sa.select(sa.func.count()).select_from(EVENTS).where(period, *conditions)).scalar_one()
    )


def _residents(connection: Connection, period: Any) -> int:
    return int(connection.execute(sa.select(sa.func.count(sa.distinct(EVENTS.c.resident))).where(period)).scalar_one())


def _by(column: Any, *conditions: Any, counted: Any = None, top: int | None = None) -> Query:
    def query(connection: Connection, period: Any) -> Breakdown:
        number = sa.func.count() if counted is None else sa.func.count(sa.distinct(counted))
        chosen = sa.select(column, number).where(period, column.is_not(None), *conditions).group_by(column)
        return {
            str(name): count for name, count in connection.execute(chosen.order_by(sa.desc(number), column).limit(top))
        }

    return query


def _rate(numerator: Query, denominator: Query) -> Query:
    def query(connection: Connection, period: Any) -> Rate:
        return Rate(int(numerator(connection, period)), int(denominator(connection, period)))  # type: ignore[arg-type]

    return query


def _milliseconds(summary: Callable[[list[int]], float]) -> Query:
    def query(connection: Connection, period: Any) -> float | None:
        values = list(connection.execute(sa.select(EVENTS.c.ms).where(period)).scalars())
        return summary(values) if values else None

    return query


def nearest_rank(values: list[int], share: float) -> float:
    """The smallest of `values` that at least `share` (0 to 1) of them do not exceed."""
    return float(sorted(values)[max(0, math.ceil(share * len(values)) - 1)])


_E = EVENTS.c
_asked = _count(_E.outcome.in_(QUESTIONS))

CATALOGUE: tuple[Statistic, ...] = (
    Statistic(
        "residents", "服务居民", "人", "期间内出现过的居民编号数；编号每月更换，跨月的居民按月各算一次", _residents
    ),
    Statistic("turns", "对话轮次", "轮", "居民每发一条消息得到回复，算一轮", _count()),
    Statistic("questions", "提问", "个", "要求回答的轮次：已答、给出选项和暂无答案之和", _asked),
    Statistic("answered", "已答", "个", "用核对过的卡片直接回答的提问", _count(_E.outcome == "answered")),
    Statistic("suggested", "给出选项", "个", "不敢肯定，给出一到三个选项的提问", _count(_E.outcome == "suggested")),
    Statistic("unanswered", "暂无答案", "个", "如实说没有答案的提问", _count(_E.outcome == "unanswered")),
    Statistic(
        "answered_rate",
        "直接答上率",
        "%",
        "已答除以提问；没有提问时不计算",
        _rate(_count(_E.outcome == "answered"), _asked),
    ),
    Statistic(
        "scam_checks", "骗局检查", "次", "检查转来的消息有没有骗局迹象的次数", _count(_E.outcome == "scam_checked")
    ),
    Statistic(
        "scam_checks_by_risk",
        "骗局检查按风险",
        "次",
        "骗局检查按得出的风险分",
        _by(_E.risk, _E.outcome == "scam_checked"),
    ),
    Statistic(
        "emergencies", "紧急求助", "次", "钱已转出或验证码已说，给出止损步骤的次数", _count(_E.outcome == "emergency")
    ),
    Statistic("services", "指引服务", "次", "告知热线、人工或其他服务的次数", _count(_E.outcome == "service")),
    Statistic("refused", "无法读取", "次", "空白、过长或不是文字的消息", _count(_E.outcome == "refused")),
    Statistic("failed", "故障", "次", "因我们的故障没能回答的次数", _count(_E.outcome == "failed")),
    Statistic("feedback_yes", "评价有帮助", "次", "居民按“有帮助”的次数", _count(_E.feedback == "yes")),
    Statistic("feedback_no", "评价没帮助", "次", "居民按“没帮助”的次数", _count(_E.feedback == "no")),
    Statistic(
        "helpful_rate",
        "有帮助率",
        "%",
        "评价有帮助除以全部评价；没有评价时不计算",
        _rate(_count(_E.feedback == "yes"), _count(_E.feedback.is_not(None))),
    ),
    Statistic(
        "residents_by_channel", "服务居民按渠道", "人", "各渠道的居民编号数", _by(_E.channel, counted=_E.resident)
    ),
    Statistic("turns_by_channel", "对话轮次按渠道", "轮", "对话轮次按渠道分", _by(_E.channel)),
    Statistic("turns_by_site", "对话轮次按地点", "轮", "对话轮次按地点分；没有取名的地点归在一起", _by(_E.site)),
    Statistic("turns_by_outcome", "对话轮次按结果", "轮", "对话轮次按结果分", _by(_E.outcome)),
    Statistic("turns_by_intent", "对话轮次按意图", "轮", "对话轮次按听出的意图分", _by(_E.intent)),
    Statistic("questions_by_topic", "提问按主题", "个", "提问按主题分", _by(_E.topic, _E.outcome.in_(QUESTIONS))),
    Statistic("turns_by_day", "对话轮次按日", "轮", "对话轮次按北京时间的日期分", _by(_E.day)),
    Statistic("turns_by_hour", "对话轮次按时", "轮", "对话轮次按北京时间的小时分", _by(_E.hour)),
    Statistic(
        "top_cards", "最常用的卡片", "次", "给出次数最多的十张卡片", _by(_E.card, _E.outcome == "answered", top=TOP)
    ),
    Statistic(
        "median_ms",
        "回复用时中位数",
        "毫秒",
        "从收到消息到给出回复，一半的轮次不超过它",
        _milliseconds(lambda values: float(stdlib.median(values))),
    ),
    Statistic(
        "p95_ms",
        "回复用时 p95",
        "毫秒",
        "百分之九十五的轮次不超过它",
        _milliseconds(lambda values: nearest_rank(values, 0.95)),
    ),
)

Summary = Mapping[str, Figure]


def summarise(store: EventStore, first: date, last: date) -> Summary:
    """Returns every statistic of the catalogue by its name, for the office's days `first` to `last`, both included.

    Raises:
        PeriodInvalid: `last` lies before `first`.
        StoreUnreachable: the database cannot be read.
    """
    period = within(first, last)
    with store.connection() as connection:
        return {statistic.name: statistic.figure(connection, period) for statistic in CATALOGUE}
