"""Chinese numerals of headings and run-ins."""

from __future__ import annotations

DIGITS = "一二三四五六七八九"
NUMERALS = f"{DIGITS}十"


def numeral(number: int) -> str:
    """A number from 1 to 99 in Chinese: 1 is 一, 10 is 十, 21 is 二十一."""
    tens, ones = divmod(number, 10)
    return (DIGITS[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones - 1] if ones else "")
