"""The yield that a message promises, reckoned to a year: 每月返息2%, 月息一分五, 年化十八个点, 存一万每月领两百.

Simple interest: a month's share times twelve. Folk units after their use in lending: 分 is a hundredth and 厘 a
thousandth of the sum a month; with 年息 before them they are a tenth and a hundredth a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.language.numerals import HAN, NotANumber, value_of

PERIODS = {"年": 1, "季": 4, "季度": 4, "月": 12, "个月": 12, "周": 52, "星期": 52, "礼拜": 52, "日": 365, "天": 365}
PERIOD = "|".join(sorted(PERIODS, key=len, reverse=True))
NUMBER = rf"[0-9]+(?:\.[0-9]+)?|[{HAN}]+(?:点[{HAN}]+)?"
SUM = rf"(?:{NUMBER})(?:万|千|百)?"
GIVEN = "收益|利息|利率|回报|返利|返息|分红|返|息|利|化|派|给|拿|领|收|有|赚|得|涨|攞"
EARNED = "收益|利息|利率|年率|回报|返利|返息|分红|红利|获利|返|息|化|赚"
SHARE = re.compile(
    rf"(?:每|一|按)?(?P<period>{PERIOD})[^,。;0-9{HAN}]{{0,6}}?(?<!总)(?:{EARNED})[^,。;0-9{HAN}]{{0,4}}?"
    rf"(?:百分之(?P<hundredths>{NUMBER})|(?P<share>{NUMBER})(?:%|个点))"
)
SHARE_AFTER = re.compile(
    rf"(?:{EARNED}|奖)[^,。;0-9{HAN}]{{0,3}}(?:每|按)(?P<period>{PERIOD})[^,。;0-9{HAN}]{{0,3}}?"
    rf"(?:百分之(?P<hundredths>{NUMBER})|(?P<share>{NUMBER})(?:%|个点))"
)
FOLK = re.compile(
    rf"(?P<period>年|月)?(?:利|息|利息)?[^,。;0-9{HAN}]{{0,2}}?(?P<parts>[{HAN}0-9])(?P<unit>分|厘)(?P<half>半|[{HAN}])?(?=[利息钱的,。;!?]|$)"
)
PER_SUM = re.compile(
    rf"(?:存|投|放|摆|交|买|借|入|出|押)[^,。;0-9{HAN}]{{0,6}}(?P<principal>{SUM})(?:元|块|蚊)?[^。;]{{0,10}}?每?一?(?:个)?(?P<period>{PERIOD})"
    rf"[^,。;0-9{HAN}]{{0,6}}?(?:{GIVEN})[^,。;0-9{HAN}]{{0,4}}?(?P<paid>{SUM})(?:元|块|蚊)?"
)
MOST = 40.0
"""Four thousand per cent a year and more is a misreading, or says no more than that it is absurd."""


@dataclass(frozen=True)
class Yield:
    """A promised yield: its share of the sum a year (0.24 = 24 %), and the words that promise it."""

    yearly: float
    span: str


def promised_yield(text: str) -> Yield | None:
    """The highest yield that `text`, in its normal form, promises; none where it promises none."""
    found = [one for one in (*_shares(text), *_folk(text), *_per_sum(text)) if 0 < one.yearly < MOST]
    return max(found, key=lambda one: one.yearly, default=None)


def _shares(text: str) -> Iterator[Yield]:
    for match in (*SHARE.finditer(text), *SHARE_AFTER.finditer(text)):
        share = _value(match["hundredths"] or match["share"])
        if share:
            yield Yield(share / 100 * PERIODS[match["period"]], match.group())


def _folk(text: str) -> Iterator[Yield]:
    for match in FOLK.finditer(text):
        parts = _value(match["parts"])
        if not parts or not re.search("[利息]", text[max(0, match.start() - 4) : match.end() + 3]):
            continue
        half = 0.5 if match["half"] == "半" else (_value(match["half"] or "") or 0) / 10
        yearly = match["period"] == "年"
        hundredths = (parts + half) * (1 if match["unit"] == "分" else 0.1)
        yield Yield(hundredths / 10 if yearly else hundredths / 100 * 12, match.group())


def _per_sum(text: str) -> Iterator[Yield]:
    for match in PER_SUM.finditer(text):
        principal, paid = _value(match["principal"]), _value(match["paid"])
        if principal and paid and paid < principal:
            yield Yield(paid / principal * PERIODS[match["period"]], match.group())


def _value(written: str) -> float | None:
    """The number that is written; none where it is no number after all."""
    whole, _, part = written.partition("点")
    thousands = re.fullmatch(r"([0-9.]+)(百|千)", whole)
    try:
        if thousands:
            return float(thousands[1]) * (100 if thousands[2] == "百" else 1000)
        value = value_of(whole)
        return value + value_of(part) / 10 ** len(part) if part else value
    except NotANumber:
        return None
