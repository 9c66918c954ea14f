"""A yes or a no in a resident's own words, Mandarin or Cantonese; where negation decides, so nothing is left to chance."""

from __future__ import annotations

import re

from knowledge.language.normalise import normalise

NO = re.compile(
    r"^(?:都|并|从来|从|暂时|应该|好像|好似|就|也|那倒|倒)*(?:没有|没|冇|无|未有|未|唔系|不是|并非|不|否|唔|五系|吾系|no|n$)"
)
YES = re.compile(
    r"^(?:嗯+|哦|啊|就|当然|好像|好似|应该|确实|是|他|她|佢|对方|人家)*(?:有|系|是|对|嗯|啱|冇错|没错|yes|y$)"
)
NOT_WRONG = re.compile(r"^(?:冇|没|没有)错")
BOTH = re.compile(r"^(?:有没有|有冇|系唔系|系咪|是不是|是否|对不对|有无)")
ASKS = re.compile(r"怎么|什么|哪|多少|几")
LONGEST = 16
"""Characters of an answer; what is longer tells something of its own and is no yes or no."""


def yes_or_no(text: str, named: re.Pattern[str] | None = None) -> bool | None:
    """Whether `text` says yes (true), no (false), or something else (none): a question back is none.

    Who says the very thing that was asked for, `named`, says yes: "点链接".
    """
    plain = re.sub(r"[\s,.!。，！~～…]+", "", normalise(text))
    if not plain or len(plain) > LONGEST or BOTH.match(plain) or plain[-1] in "?？吗么呢":
        return None
    if NOT_WRONG.match(plain):
        return True
    if NO.match(plain):
        return False
    said = named is not None and named.search(plain) and not ASKS.search(plain)
    return True if said or YES.match(plain) else None
