"""Residents: distinct pseudonyms, which change every month."""

from __future__ import annotations

from outreach.statistics.figures import Cells, Statistic
from outreach.statistics.period import Period
from outreach.statistics.reading import FIRST_DAY, SECOND_DAY, by_street, in_week


def _new(period: Period) -> int:
    return period.residents - period.returning


def _by_hour(period: Period) -> dict[str, int]:
    return dict(sorted(period.visitors("hour").items(), key=lambda row: int(row[0])))


STATISTICS = (
    Statistic(
        "residents",
        "服务居民",
        "人",
        "期间内出现过的居民编号数；编号每月更换，跨月的居民按月各算一次",
        "各月不同编号数之和",
        FIRST_DAY,
        lambda period: period.residents,
    ),
    Statistic(
        "returning_residents",
        "回访居民",
        "人",
        "服务居民中，期间内某一天来时，同一个月里更早的日子已经来过的；上个月来过不算，因为编号已换",
        "本月来过两天及以上的编号数",
        SECOND_DAY,
        lambda period: period.returning,
    ),
    Statistic(
        "new_residents",
        "新来居民",
        "人",
        "服务居民中，期间内只见到当月头一天来的；上个月来过的，这个月重新算新来",
        "服务居民 − 回访居民",
        SECOND_DAY,
        _new,
    ),
    Statistic(
        "residents_by_channel",
        "服务居民按渠道",
        "人",
        "各渠道的居民编号数",
        "各渠道不同编号数",
        FIRST_DAY,
        lambda period: period.visitors("channel"),
        Cells("residents", "channel"),
    ),
    Statistic(
        "residents_by_site",
        "服务居民按地点",
        "人",
        "各地点的居民编号数；去过两个地点的，两处各算一次",
        "各地点不同编号数",
        SECOND_DAY,
        lambda period: period.visitors("site"),
        Cells("residents", "site"),
    ),
    Statistic(
        "residents_by_street",
        "服务居民按街道",
        "人",
        "街道各地点的居民编号数之和；去过同一街道两个地点的，两处各算一次；没有填街道的地点归在一起",
        "Σ 街道内各地点",
        SECOND_DAY,
        by_street(lambda period: period.visitors("site")),
        Cells("residents", "street"),
    ),
    Statistic(
        "residents_by_hour",
        "服务居民按时",
        "人",
        "北京时间各小时来过的居民编号数；同一个月里几个小时都来过的，各算一次",
        "各小时不同编号数",
        SECOND_DAY,
        _by_hour,
        Cells("residents", "hour"),
    ),
    Statistic(
        "residents_by_weekday_hour",
        "服务居民按星期和时",
        "人",
        "星期几的几点来过的居民编号数；“1-9”是星期一九点到十点；同一个月里来过几格的，各算一次",
        "各格不同编号数",
        SECOND_DAY,
        lambda period: in_week(period.visitors("weekday_hour")),
        Cells("residents", "weekday_hour"),
    ),
    Statistic(
        "residents_by_day",
        "服务居民按日",
        "人",
        "北京时间各日来过的居民编号数；来过几天的，各算一次",
        "各日不同编号数",
        SECOND_DAY,
        lambda period: period.visitors_by_day(),
        Cells("residents", "day"),
    ),
    Statistic(
        "residents_by_month",
        "服务居民按月",
        "人",
        "各月的居民编号数；期间只含半个月的，只算那半个月",
        "各月不同编号数",
        SECOND_DAY,
        lambda period: period.visitors_by_month(),
        Cells("residents", "month"),
    ),
)
