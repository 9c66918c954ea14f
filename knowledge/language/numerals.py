"""Numbers as people and statutes write them: 10000, 1万, 一万, 壹万, 二十, 廿, 3.5.

`value_of` reads one number; `numbers_in` finds those of a text that count something (years, days, yuan, persons…), so
that a number of a card can be looked for in the article that it rests on, whichever way either writes it.
"""

from __future__ import annotations

import re

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    character: value for value, character in enumerate("〇壹贰叁肆伍陆柒捌玖")
}
DIGITS |= {"两": 2, "貳": 2, "參": 3, "陸": 6, "兩": 2, "幺": 1}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
RUNS = {"廿": 20, "卅": 30}
MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
HAN = "".join((*DIGITS, *TENS, *RUNS, *MYRIADS))
NUMBER = re.compile(rf"(?<!几)([0-9][0-9,]*(?:\.[0-9]+)?[万萬亿億]*|[{HAN}]+)")
UNITS = "年|个月|月|日|天|小时|元|块|倍|周岁|岁|人以上|次以上|个工作日|工作日|%|％|级|份|名|分钟"
COUNTED = re.compile(rf"{NUMBER.pattern}(?=(?:余|多)?(?:{UNITS}))")
SHARES = re.compile(rf"([百千])分之([{HAN}]+)")
APPROXIMATE = re.compile("[一二两三四五六七八九]{2}")


class NotANumber(ValueError):
    """A text was to be read as a number and is none."""

    def __init__(self, written: str) -> None:
        super().__init__(
            f"{written!r} is no number; write it in Arabic digits or Chinese characters, such as 35 or 三十五"
        )


def value_of(written: str) -> float:
    """Reads one number in Arabic digits, Chinese characters or 大写, with 万 and 亿.

    Raises:
        NotANumber: it is none.
    """
    plain = written.replace(",", "").replace("，", "")
    arabic = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)([万萬亿億]*)", plain)
    if arabic:
        value = float(arabic[1])
        for myriad in arabic[2]:
            value *= MYRIADS[myriad]
        return value
    if not plain or not set(plain) <= set(HAN):
        raise NotANumber(written)
    if len(plain) > 1 and set(plain) <= set(DIGITS):  # digits read one by one: 二〇二六
        return float("".join(str(DIGITS[character]) for character in plain))
    return _characters(plain)


def numbers_in(text: str, *, counted: bool = False) -> set[float]:
    """Every number of `text`; with `counted`, only those before a unit."""
    found = {value_of(written) for written in (COUNTED if counted else NUMBER).findall(text) if _is_one(written)}
    return found | {value_of(written) for _, written in SHARES.findall(text)}


def _characters(plain: str) -> float:
    total = part = digit = 0
    for character in plain:
        if character in MYRIADS:
            total = (
                (total + part + digit) * MYRIADS[character]
                if MYRIADS[character] > total
                else (total + (part + digit) * MYRIADS[character])
            )
            part = digit = 0
        elif character in TENS:
            part, digit = part + (digit or 1) * TENS[character], 0
        elif character in RUNS:
            part += RUNS[character]
        else:
            digit = DIGITS[character]
    return float(total + part + digit)


def _is_one(written: str) -> bool:
    """Whether it is a number and not a word of number characters alone (万, 千万 "by all means", 一两 "one or two")."""
    if APPROXIMATE.fullmatch(written):
        return False
    return written[0].isdigit() or not set(written) <= {*TENS, *MYRIADS, "零", "〇"} or written in ("十", "拾")
