"""The text of one statute, as its parts: 编 part, 分编 subpart, 章 chapter, 节 section, 条 article, 款 paragraph, 项 item."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

ITEM = re.compile(r"^[（(][一二三四五六七八九十百]+[）)]")
UNDATED = date.min
"""Stands for the day of a text that does not say when it was passed."""


@dataclass(frozen=True)
class Article:
    """One 条: `article` and `sub` its number (第二百八十七条之二 = 287, 2), `text` its 款 and 项, a line each."""

    article: int
    sub: int
    text: str
    headings: tuple[str, ...] = ()

    @property
    def number(self) -> tuple[int, int]:
        """(article, sub), which orders the articles of a law."""
        return self.article, self.sub

    @property
    def paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """The 款, each with its opening words first and its 项 after them."""
        found: list[list[str]] = []
        for line in self.text.split("\n"):
            if found and ITEM.match(line):
                found[-1].append(line)
            else:
                found.append([line])
        return tuple(tuple(paragraph) for paragraph in found)


@dataclass(frozen=True)
class Statute:
    """One version of one law. `passed` names the version, `effective` is its first day in force.

    `withdrawn` marks a version that its source calls repealed or superseded; `repeals` are titles of laws that this one
    ends on its first day.
    """

    law: str
    passed: date
    effective: date
    articles: tuple[Article, ...]
    level: str = ""
    withdrawn: bool = False
    repeals: tuple[str, ...] = ()

    def article(self, number: int, sub: int = 0) -> Article | None:
        """The article of this number, or none."""
        return next((article for article in self.articles if article.number == (number, sub)), None)


def bare_title(title: str) -> str:
    """The official title without 中华人民共和国, 《》, spaces and notes such as （2018年修正）."""
    plain = re.sub(r"[\s\u3000]", "", title)
    plain = re.sub(r"^《([^《》]+)》$", r"\1", plain)
    plain = re.sub(r"[（(]\d{4}年?[^（()）]{0,12}(修[正订改]|文本|版)?[)）]$", "", plain)
    return plain.removeprefix("中华人民共和国")
