"""Articles that a question names: 民法典1134条, 刑法第266条, 刑法二百八十七条之二, 《治安管理处罚法》第五十八条."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from knowledge.citation import Citation
from knowledge.language.normalise import normalise
from knowledge.language.numerals import value_of

NUMBER = re.compile(
    r"第?\s*([0-9]{1,4}|[零〇一二三四五六七八九十百千两]{1,9})\s*条(?:之([一二三四五六七八九十]|[0-9]{1,2}))?"
)
BETWEEN = 6
"""Characters that may stand between a law's title and the number: 》, 里面的, 的…"""
LONGEST_ARTICLE = 9999


def named_articles(text: str, laws: Collection[str]) -> list[Citation]:
    """The articles of `laws` that `text` names by law and number, in order; the law last named goes on holding."""
    plain = normalise(text)
    titles = [(found.start(), found.end(), found.group()) for found in _pattern(frozenset(laws)).finditer(plain)]
    named = []
    for found in NUMBER.finditer(plain):
        before = [title for title in titles if title[1] <= found.start()]
        if not before:
            continue
        gap = re.sub(NUMBER, "", plain[before[-1][1] : found.start()])
        number, sub = value_of(found[1]), value_of(found[2]) if found[2] else 0
        if len(gap) <= BETWEEN and 0 < number <= LONGEST_ARTICLE:
            named.append(Citation(_official(before[-1][2], laws), int(number), int(sub)))
    return list(dict.fromkeys(named))


SHORT = {
    "治安法": "治安管理处罚法",
    "治安处罚法": "治安管理处罚法",
    "反诈法": "反电信网络诈骗法",
    "反电诈法": "反电信网络诈骗法",
    "消法": "消费者权益保护法",
    "消保法": "消费者权益保护法",
    "个保法": "个人信息保护法",
    "老年法": "老年人权益保障法",
    "民诉法": "民事诉讼法",
    "刑诉法": "刑事诉讼法",
    "行诉法": "行政诉讼法",
    "家暴法": "反家庭暴力法",
    "反家暴法": "反家庭暴力法",
    "保密法": "保守国家秘密法",
    "社保法": "社会保险法",
    "交通法": "道路交通安全法",
}
"""Names that people use for laws."""


def _official(title: str, laws: Collection[str]) -> str:
    return title if title in laws else SHORT.get(title, title)


@lru_cache(maxsize=4)
def _pattern(laws: frozenset[str]) -> re.Pattern[str]:
    titles = sorted((*laws, *SHORT), key=len, reverse=True)
    return re.compile("|".join(re.escape(title) for title in titles))
