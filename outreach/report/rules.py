"""Rules for any finished text: each looks at one passage and yields what it finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from outreach.report.findings import Finding
from outreach.report.numerals import numeral
from outreach.report.passages import CLOSED, ITEM, Passage
from outreach.report.periods import dated as written
from outreach.report.periods import end_of_month
from outreach.report.slips import Slips

UNITS = "人次|场次|份|宗|次|项|家|名|件|人|场|个|起|户|篇|条|部|轮"
COUNT = re.compile(rf"(\d+)(余)?(?:多)?({UNITS})")
MONTH = "(?:(?P<year>\\d{4})年|今年|本年)?(?P<month>1[0-2]|[1-9])月"
PERIODS = (
    re.compile(f"截[至止](?:到)?{MONTH}(?:(?P<day>[12]\\d|3[01]|[1-9])日)?(?:底|末)?"),
    re.compile(
        f"(?:\\d{{4}}年)?(?:1[0-2]|[1-9])月?(?:\\d{{1,2}}日)?[至—－～-]{MONTH}(?:(?P<day>[12]\\d|3[01]|[1-9])日)?"
    ),
)
THIS_YEAR = re.compile("(?:今年|本年)(?P<month>1[0-2]|[1-9])月")
WHOLE_YEAR = re.compile("全年(?=共|累计|合计|已|受理|开展|组织)")
GAP = re.compile("（(?:待填|缺)：[^）]*）")
DOUBLED = re.compile("[，、；：。]{2,}")
HALF_WIDTH = re.compile("(?<=[\u4e00-\u9fff])[,;:?!](?=[\u4e00-\u9fff])")
STRAY = re.compile("、(?=[，。；：）》”])|^、|(?<=[（《“])、")
PADDED = re.compile(r"\d{4}年(?:0\d月|\d{1,2}月0\d日)|(?<!\d)0\d月")
BRACKETS = re.compile(r"[\[【（(]\d{4}[\])）】](?=\d+号)")
PLAN_YEARS = re.compile(r"《[^》]*（\d{4}\s*[-－—–]\s*(\d{4})\s*年?）》")
COMPANY = re.compile("(?:[与和、同由]|联合)(?P<name>[\u4e00-\u9fff]{2,10}?公司)")
WHOLE_NAMES = re.compile("(?:有限|责任|股份|集团|总|分)公司$")
PAIRS = (("（", "）"), ("《", "》"), ("“", "”"), ("〔", "〕"))


def late(passage: Passage, dated: date, year: int) -> Iterator[Finding]:
    """Periods that end after the paper's date; plans may speak of what is to come."""
    if passage.plan:
        return
    for pattern in PERIODS:
        for found in pattern.finditer(passage.text):
            ends = _end(found.groupdict(), year)
            if ends and ends > dated:
                yield _late(passage, found, ends, dated)
    for found in THIS_YEAR.finditer(passage.text):
        if date(year, int(found["month"]), 1) > dated:
            yield _late(passage, found, date(year, int(found["month"]), 1), dated)
    for found in WHOLE_YEAR.finditer(passage.text):
        if dated < date(year, 12, 31):
            yield _late(passage, found, date(year, 12, 31), dated)


def wrong_words(passage: Passage, slips: Slips) -> Iterator[Finding]:
    """Known confusions; of two that begin at one place only the longer."""
    found = [(at, wrong) for wrong in slips.confusions for at in _places(passage.text, wrong)]
    done = -1
    for at, words in sorted(found, key=lambda one: (one[0], -len(one[1]))):
        if at >= done:
            done = at + len(words)
            yield Finding("错词", passage.place_at(at), words, "多半写错了", f"改成“{slips.confusions[words]}”")


def certainties(passage: Passage, slips: Slips) -> Iterator[Finding]:
    """Words that claim more than can be known; 100% and its like may stand beside the count they rest on."""
    for word, remedy in slips.certainties.items():
        for at in _places(passage.text, word):
            yield Finding("说得太满", passage.place_at(at), _around(passage.text, at, word), "没有依据", remedy)
    for start, item in passage.items():
        if COUNT.search(item):
            continue
        for word in slips.anchored:
            for at in _places(item, word):
                remedy = "写上分子、分母或者数量，或者删去"
                excerpt = _around(item, at, word)
                yield Finding("说得太满", passage.place_at(start + at), excerpt, "没有数字作依据", remedy)


def punctuation(passage: Passage, slips: Slips) -> Iterator[Finding]:
    """Doubled and stray marks, half-width marks among Chinese, brackets that do not close."""
    text = passage.text
    between = re.compile(f"(?:{'|'.join(slips.people)})、(?=(?:{'|'.join(slips.verbs)}))")
    for rule, pattern, fault, remedy in (
        ("标点", DOUBLED, "标点重复", "留一个"),
        ("标点", STRAY, "顿号多余", "删去顿号"),
        ("标点", between, "顿号后面是动词", "删去顿号"),
        ("标点", HALF_WIDTH, "是半角标点", "改成全角"),
        ("日期", PADDED, "月、日前面不编虚位", "删去0"),
        ("文号", BRACKETS, "发文字号的年份用六角括号", "改成〔〕"),
    ):
        for found in pattern.finditer(text):
            yield Finding(rule, passage.place_at(found.start()), _around(text, found.start(), found[0]), fault, remedy)
    for opening, closing in PAIRS:
        if text.count(opening) != text.count(closing):
            yield Finding("标点", passage.place, f"{opening}{closing}", "不成对", "补上或删去一半")


def gaps(passage: Passage) -> Iterator[Finding]:
    """What is still to be filled in."""
    for found in GAP.finditer(passage.text):
        yield Finding("待填", passage.place_at(found.start()), found[0], "还空着", "补上，或者删去这一句")


def sums(passage: Passage) -> Iterator[Finding]:
    """`4份，其中甲2份、乙1份`: two or more parts of one unit must add up to the count before 其中."""
    for start, sentence in passage.sentences():
        head, _, tail = sentence.partition("其中")
        totals = list(COUNT.finditer(head))
        if not tail or not totals:
            continue
        whole = totals[-1]
        parts = [part for part in COUNT.finditer(tail) if part[3] == whole[3]]
        summed = sum(int(part[1]) for part in parts)
        if len(parts) > 1 and summed != int(whole[1]) and not any(count[2] for count in (whole, *parts)):
            excerpt = f"{whole[0]}，其中{'、'.join(part[0] for part in parts)}"
            remedy = "核对合计和分项；只列一部分的，改成“其中包括”"
            if not tail.startswith("包括"):
                yield Finding("合计", passage.place_at(start), excerpt, f"分项合计是{summed}", remedy)


def run_ins(passage: Passage) -> Iterator[Finding]:
    """一是 二是 四是: the numbers of run-ins follow one another."""
    seen = [item[0] for item in ITEM.finditer(passage.text)]
    first = next((number for number in range(1, 100) if seen and f"{numeral(number)}是" == seen[0]), 1)
    for number, run_in in enumerate(seen, first):
        if run_in != f"{numeral(number)}是":
            yield Finding("序号", passage.place, run_in, f"前面缺“{numeral(number)}是”", "重新编号，或者补上缺的一项")
            return


def names(passage: Passage, slips: Slips) -> Iterator[Finding]:
    """Companies that are not called by their registered name, which ends in 有限公司 or its like."""
    for found in COMPANY.finditer(passage.text):
        name = found["name"]
        if WHOLE_NAMES.search(name) or name in slips.full_names:
            continue
        full = next((full for full in slips.full_names if _shortens(name, full)), "")
        remedy = f"全称是“{full}”吗" if full else "核对营业执照上的全称，写全，并记进差错表的“单位全称”"
        yield Finding("名称不全", passage.place_at(found.start("name")), name, "不像全称", remedy)


def expired(passage: Passage, year: int) -> Iterator[Finding]:
    """Outlines and plans whose years are over."""
    for found in PLAN_YEARS.finditer(passage.text):
        if int(found[1]) < year:
            remedy = "换成接续的文件，没有的写明是总结上一期"
            yield Finding("文件到期", passage.place_at(found.start()), found[0], f"到{found[1]}年为止", remedy)


def broken(body: list[Passage]) -> Iterator[Finding]:
    """Paragraphs that stop in the middle of a sentence, as where a page was turned."""
    for at, passage in enumerate(body):
        if passage.heading or CLOSED.search(passage.text) or passage.text.startswith("附件"):
            continue
        following = next((later.text[:8] for later in body[at + 1 :]), "")
        joined = f"和下一段“{following}…”接起来" if following else "补全"
        yield Finding("断句", passage.place, f"…{passage.text[-10:]}", "句子断在这里", f"{joined}，或者补上句末标点")


def _end(found: dict[str, str | None], year: int) -> date | None:
    month, day = int(found["month"] or 0), found.get("day")
    of = int(found["year"] or year)
    last = end_of_month(of, month)
    if day is None:
        return last
    return date(of, month, int(day)) if int(day) <= last.day else None


def _late(passage: Passage, found: re.Match[str], ends: date, dated: date) -> Finding:
    fault = f"的期间到{written(ends)}，晚于成文日期{written(dated)}"
    return Finding("期间", passage.place_at(found.start()), found[0], fault, "改成实际统计到的日子，或者推迟成文日期")


def _places(text: str, word: str) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(word), text)]


def _around(text: str, at: int, word: str) -> str:
    return text[max(0, at - 6) : at + len(word) + 6]


def _shortens(short: str, full: str) -> bool:
    """Whether all characters of `short` stand in `full` in their order."""
    rest = iter(full)
    return all(character in rest for character in short)
