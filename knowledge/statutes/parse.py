"""From the lines of an official text to its articles.

An article begins only at the beginning of a line, with the number that comes next: 第三条 after article 2, or
第二百八十七条之二 after 之一. So neither a cross-reference at the head of a wrapped line nor an article quoted in an
amending decision is ever taken for one. Headings (编, 分编, 章, 节) and annexes (附件, 附表, 附图, 附则 is a chapter) are told
apart; what stands before the first article is title, days and table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from knowledge.errors import StatuteUnreadable
from knowledge.language.numerals import value_of
from knowledge.statutes.text import UNDATED, Article, Statute, bare_title

COUNT = "[零〇一二三四五六七八九十百千两]+"
HEADER = re.compile(rf"第\s?({COUNT})\s?条(?:之({COUNT}))?(?P<after>[\s\u3000]*)(?P<text>.*)", re.DOTALL)
GOES_ON = re.compile(r"[的之规所第款项和及与或、，,。；至到中]")
"""What follows 第…条 in the middle of a sentence."""
HEADING = re.compile(rf"第\s?{COUNT}\s?(?P<kind>分编|编|章|节)(?=[\s\u3000]|$)\s*(?P<name>.*)")
CLOSING = re.compile(r"附\s*则")
RANKS = {"编": 0, "分编": 1, "章": 2, "节": 3}
CONTENTS = re.compile(r"目\s*[录次]")
ANNEX = re.compile(r"附\s*(?:件|录|表|图|[：:])(?!.*[。])")
TITLE = re.compile(r"[^。；：，]{2,70}?(?:法|法典|条例|规定|办法|细则|规则|解释|决定|意见|安排|批复|通知|宪法|章程)")
NOTE = r"(?:[（(][^（）()]*[)）])?"
DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
PASSED = re.compile(DAY.pattern + r"(?![^，。；]{0,3}(?:起)?施行)[^年]*?(?:通过|公布|发布|修订|修正|修改|批准)")
IN_FORCE = re.compile(DAY.pattern + r"\s*(?:起)?\s*(?:施行|实施|生效)")
FROM_PROMULGATION = re.compile(r"自(?:公布|发布)之日起(?:施行|实施|生效)")
REPEALING = re.compile(r"同时废止|予以废止|停止执行")
NAMED = re.compile(r"《([^《》]+)》")
ENDS_WELL = tuple("。；：.;:”’）)》…")
LEADING_LINES = 4
LONGEST_HEADING = 60


@dataclass
class _Body:
    """What is read so far."""

    articles: list[Article] = field(default_factory=list)
    headings: dict[int, str] = field(default_factory=dict)
    chapters: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    number: tuple[int, int] = (0, 0)

    def close(self) -> None:
        """Puts the article that is being read among the finished ones."""
        if self.lines:
            headings = tuple(self.headings[rank] for rank in sorted(self.headings))
            self.articles.append(Article(*self.number, "\n".join(self.lines), headings))
        self.lines = []


def parse(path: Path, lines: Sequence[str], effective: date | None = None) -> Statute:
    """Reads the lines of one official text; `path` names it in errors and, where the text has no title, in the store.

    `effective` is the first day in force where the text says none.

    Raises:
        StatuteUnreadable: no articles, articles missing, or the end of the text missing.
    """
    first = next((place for place, line in enumerate(lines) if _header(line, (0, 0))), None)
    if first is None:
        why = "it has no articles (第一条 …)"
        if any("决定" in line for line in lines[:3]):
            why = "it is a decision without articles; import the law as it reads after the decision"
        raise StatuteUnreadable(path, why)
    law = _title(lines[:first]) or bare_title(path.stem)
    body = _read_body(path, lines, first)
    _check_whole(path, law, lines, first, body)
    passed, stated = _days(lines[:first], body.articles)
    day = effective or stated
    if day == UNDATED:
        raise StatuteUnreadable(path, "it does not say when it was passed or comes into force; give --effective")
    named = passed if passed != UNDATED else day
    return Statute(law, named, day, tuple(body.articles), repeals=_repeals(law, body.articles))


def _read_body(path: Path, lines: Sequence[str], first: int) -> _Body:
    body = _Body()
    for line in lines[:first]:
        _take_heading(body, line)
    for place, line in enumerate(lines[first:], start=first + 1):
        header = _header(line, body.number)
        if header:
            body.close()
            _check_next(path, place, body.number, header[0])
            body.number, body.lines = header[0], [header[1]] if header[1] else []
        elif ANNEX.match(line):
            break
        elif _is_heading(line):
            body.close()
            _take_heading(body, line)
            body.chapters.append(_bare(line))
        else:
            body.lines.append(line)
    body.close()
    return body


def _is_heading(line: str) -> bool:
    if CLOSING.fullmatch(line):
        return True
    return bool(HEADING.match(line)) and len(line) <= LONGEST_HEADING and not line.endswith("。")


def _take_heading(body: _Body, line: str) -> None:
    found = HEADING.match(line)
    if found or CLOSING.fullmatch(line):
        rank = RANKS[found["kind"]] if found else 0
        body.headings = {other: name for other, name in body.headings.items() if other < rank} | {
            rank: re.sub(r"[\s\u3000]+", " ", line)
        }


def _header(line: str, before: tuple[int, int]) -> tuple[tuple[int, int], str] | None:
    """Reads the number and first words of an article that may begin here, after the article numbered `before`."""
    found = HEADER.match(line)
    if not found:
        return None
    number = int(value_of(found[1])), int(value_of(found[2])) if found[2] else 0
    following = number in ((before[0] + 1, 0), (before[0], before[1] + 1))
    if following and (found["after"] or not GOES_ON.match(found["text"])):
        return number, found["text"].strip()
    later = number > before and before != (0, 0)
    return (number, found["text"].strip()) if later and found["after"] else None


def _check_next(path: Path, place: int, before: tuple[int, int], number: tuple[int, int]) -> None:
    if before != (0, 0) and number not in ((before[0] + 1, 0), (before[0], before[1] + 1)):
        raise StatuteUnreadable(
            path,
            f"article {_shown(number)} follows article {_shown(before)}: what lies between is missing; get the whole text",
            place,
        )


def _check_whole(path: Path, law: str, lines: Sequence[str], first: int, body: _Body) -> None:
    last = body.articles[-1] if body.articles else None
    if last is None or last.number != body.number:
        raise StatuteUnreadable(path, f"article {_shown(body.number)} has no text; get the whole file", len(lines))
    if not last.text.endswith(ENDS_WELL):
        raise StatuteUnreadable(
            path, f"article {_shown(last.number)} breaks off in the middle; get the whole file", len(lines)
        )
    # the heading before article 1 is no longer the table's
    missing = _promised(lines[:first]) - {*_chapters(lines[:first])[-1:], *body.chapters}
    if missing:
        raise StatuteUnreadable(path, f"the contents list {min(missing)!r}, which does not follow; get the whole file")
    closing = "".join(article.text for article in body.articles[-3:])
    if re.search(r"(法|条例|法典)$", law) and not re.search("施行|实施|生效|执行", closing):
        raise StatuteUnreadable(path, "its last articles do not say from when it is in force; get the whole file")


def _promised(before: Sequence[str]) -> set[str]:
    """The chapters that a table of contents lists; none where there is no such table."""
    start = next((place for place, line in enumerate(before) if CONTENTS.fullmatch(line)), None)
    return set() if start is None else set(_chapters(before[start + 1 :]))


def _chapters(lines: Sequence[str]) -> list[str]:
    return [_bare(line) for line in lines if (found := HEADING.match(line)) and found["kind"] == "章"]


def _bare(line: str) -> str:
    return re.sub(r"[\s\u3000.·…]|\d+$", "", line)


def _title(before: Sequence[str]) -> str:
    titles = []
    for place, line in enumerate(before):
        plain = re.sub(r"[\s\u3000]", "", line)
        if re.fullmatch(TITLE.pattern + NOTE, plain) and not DAY.search(plain) and not HEADING.match(line):
            titles.append(_with_lines_above(before, place, plain))
    wanted = next((title for title in titles if not title.endswith("决定")), titles[0] if titles else "")
    return bare_title(wanted)


def _with_lines_above(before: Sequence[str], place: int, title: str) -> str:
    """A title set over several lines: 最高人民法院 / 关于审理…案件 / 适用法律若干问题的解释."""
    above = [re.sub(r"[\s\u3000]", "", line) for line in before[:place][-LEADING_LINES:]]
    if place <= LEADING_LINES and above and above[0].startswith(("最高人民", "国务院")) and "关于" in "".join(above):
        return "".join((*above, title))
    return title


def _days(before: Sequence[str], articles: Sequence[Article]) -> tuple[date, date]:
    preamble = "\n".join(before)
    passed = max((_date(found) for found in PASSED.finditer(preamble)), default=UNDATED)
    closing = "".join(article.text for article in articles[-3:])
    stated = max((_date(found) for found in IN_FORCE.finditer(preamble)), default=UNDATED)
    if stated == UNDATED:
        stated = max((_date(found) for found in IN_FORCE.finditer(closing)), default=UNDATED)
    if stated < passed or (stated == UNDATED and FROM_PROMULGATION.search(closing)):
        stated = passed  # the last article keeps the day of the first version through every amendment
    return passed, stated


def _date(found: re.Match[str]) -> date:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return UNDATED


def _repeals(law: str, articles: Sequence[Article]) -> tuple[str, ...]:
    clauses = re.split("[。；]", "".join(article.text for article in articles[-3:]))
    named = (title for clause in clauses if REPEALING.search(clause) for title in NAMED.findall(clause))
    return tuple(dict.fromkeys(title for title in map(bare_title, named) if title != law))


def _shown(number: tuple[int, int]) -> str:
    return f"{number[0]}-{number[1]}" if number[1] else str(number[0])
