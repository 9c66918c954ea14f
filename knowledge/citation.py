"""A citation: law, article, sub. Printed from data, never from text.

Chinese statutes count articles in characters: article 1134 is 第一千一百三十四条, and article 287 with sub 2,
inserted by an amendment, is 第二百八十七条之二.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

DIGITS = "零一二三四五六七八九"
UNITS = ((1000, "千"), (100, "百"), (10, "十"))


@dataclass(frozen=True, order=True)
class Citation:
    """One article of one law. `law` is the official title without 中华人民共和国; `sub` 0 means none."""

    law: str
    article: int
    sub: int = 0

    def __str__(self) -> str:
        sub = f"之{in_characters(self.sub)}" if self.sub else ""
        return f"《{self.law}》第{in_characters(self.article)}条{sub}"

    def as_dict(self) -> dict[str, Any]:
        """The machine interface's form: {"law", "article", "sub"}."""
        return {"law": self.law, "article": self.article, "sub": self.sub}


def in_characters(number: int) -> str:
    """Writes 1 to 9999 as statutes do: 10 十, 17 十七, 105 一百零五, 1134 一千一百三十四."""
    if not 1 <= number <= 9999:
        raise ValueError(f"{number} is not an article number; they run from 1 to 9999")
    written, rest, gap = "", number, False
    for unit, name in UNITS:
        count, rest = divmod(rest, unit)
        if count:
            written += (DIGITS[0] if gap else "") + DIGITS[count] + name
        gap = bool(written) and not count
    if rest:
        written += (DIGITS[0] if gap else "") + DIGITS[rest]
    return written.removeprefix("一") if 10 <= number <= 19 else written
