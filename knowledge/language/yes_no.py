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
LONGEST = 16
"""Characters of an answer; what is longer tells something of its own and is no yes or no."""


def yes_or_no(text: str) -> bool | None:
    """Whether `text` says yes (true), no (false), or something else (none): a question back is none."""
    plain = re.sub(r"[\s,.!。，！~～…]+", "", normalise(text))
    if not plain or len(plain) > LONGEST or BOTH.match(plain) or plain[-1] in "?？吗么呢":
        return None
    if NOT_WRONG.match(plain):
        return True
    if NO.match(plain):
        return False
    return True if YES.match(plain) else None
