"""The proof-reader: everything to look at before printing, each with place and remedy. It blames nothing silently and mends nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from outreach.ledger.checks import findings
from outreach.ledger.hand import Row
from outreach.report import rules
from outreach.report.blocks import Block, Kind
from outreach.report.compose import Report
from outreach.report.draft import Kept, changes
from outreach.report.findings import Finding
from outreach.report.material import Material, total
from outreach.report.passages import Passage, body_of, passages_in, passages_of
from outreach.report.periods import dated as written
from outreach.report.slips import Slips, slips_from
from outreach.report.tracing import Used

YEAR = re.compile(r"(\d{4})\s*年度")
TYPED = re.compile(rf"(?<![\d.+·年月])\d+(?:\.\d+)?(?:%|余?(?:{rules.UNITS}))")
QUOTED = re.compile("《[^》]*》|“[^”]*”")
REQUIRED = {"不足": "存在的不足和原因", "第一责任人": "主要负责人履行第一责任人职责的情况", "安排|计划": "下一年的安排"}


def proofread(report: Report, slips: Slips | None = None, draft: Kept | None = None) -> list[Finding]:
    """What to look at in a report, in the order of its text; with `draft`, also what has changed since.

    Raises:
        SlipsInvalid: the table of slips that ships cannot be read.
    """
    passages = passages_in(report.blocks)
    found = [
        *report.findings,
        *_read(passages, report.dated, report.material.year, slips or slips_from()),
        *_late_figures(report),
        *_parts(report.material),
        *_odd_ratios(report),
        *_hand_typed(report),
        *_wrong_over(report),
        *_hollow(report),
        *_unused(report),
        *(changes(draft, report.used) if draft else ()),
    ]
    return list(dict.fromkeys(found))


def proofread_text(
    text: str, document_date: date, slips: Slips | None = None, year: int | None = None
) -> list[Finding]:
    """What to look at in any finished text of that date; its year is that of 2024年度 in it, else the date's.

    Raises:
        SlipsInvalid: the table of slips that ships cannot be read.
    """
    named = YEAR.search(text)
    of = year or (int(named[1]) if named else document_date.year)
    return _read(passages_of(text), document_date, of, slips or slips_from())


def compare(text: str, report: Report) -> list[Finding]:
    """Whether a finished text still has every figure of the report, with 余 where it had it and only there."""
    tight = "".join(passage.text for passage in passages_of(text))
    return [finding for used in report.listed if used.printed not in tight for finding in _altered(used, tight)]


def _read(passages: list[Passage], dated: date, year: int, slips: Slips) -> list[Finding]:
    found: list[Finding] = []
    for passage in passages:
        found += rules.gaps(passage)
        found += rules.late(passage, dated, year)
        found += rules.wrong_words(passage, slips)
        found += rules.punctuation(passage, slips)
        found += rules.certainties(passage, slips)
        found += rules.sums(passage)
        found += rules.run_ins(passage)
        found += rules.names(passage, slips)
        found += rules.expired(passage, year)
    return [*found, *rules.broken(body_of(passages))]


def _late_figures(report: Report) -> Iterator[Finding]:
    for used in report.listed:
        if used.last > report.dated:
            fault = f"统计到{written(used.last)}，晚于成文日期{written(report.dated)}"
            yield Finding(
                "期间", used.place, f"{used.meaning} {used.printed}", fault, "核对台账的期间，或者推迟成文日期"
            )


def _parts(material: Material) -> Iterator[Finding]:
    """What the ledger says of parts and totals, of the figures as the report prints them: a name once, for its year."""
    rows = []
    for name in dict.fromkeys(figure.name for _, figure in material.figures):
        whole = total(material, name)
        if whole:
            number, figure = max(
                (row for row in material.figures if row[1].name == name), key=lambda row: bool(row[1].part_of)
            )
            printed = replace(figure, quantity=whole.quantity, first=material.first, last=material.last)
            rows.append(Row(number, printed, revision=1))
    for found in findings(rows):
        yield Finding("合计", "台账", found.name, f"：{found.text}", "核对合计和分项，在台账里改")


def _odd_ratios(report: Report) -> Iterator[Finding]:
    for used in report.listed:
        if used.unit == "%" and used.value is not None and used.value > 100:
            yield Finding("比率", used.place, used.printed, "超过了100%", f"核对{used.meaning}")


def _hand_typed(report: Report) -> Iterator[Finding]:
    """Figures that no placeholder printed have no source."""
    for block in report.blocks:
        for span in block.spans if block.kind is Kind.PARAGRAPH else ():
            for typed in TYPED.finditer(QUOTED.sub("", span.text)) if span.figure is None else ():
                remedy = "登记进台账，在模板里用 数(…) 取用"
                yield Finding("没有出处", span.place, typed[0], "是手打的数字", remedy)


def _wrong_over(report: Report) -> Iterator[Finding]:
    """余 written behind an exact figure, or twice behind one that has it."""
    for block in report.blocks:
        for span, following in zip(block.spans, block.spans[1:], strict=False):
            if span.figure is not None and re.match("余|多[名份家个人次]", following.text):
                used = report.used[span.figure]
                fault = "余字重复" if used.over else f"在台账里是整数{used.printed}"
                yield Finding("余", span.place, f"{span.text}{following.text[:2]}", fault, "删去手打的余")


def _hollow(report: Report) -> Iterator[Finding]:
    """Sections without a word, and what a report must have and this one has not."""
    sections = [block for block in report.blocks if block.kind is Kind.SECTION]
    following: dict[Block, Block | None] = dict(zip(report.blocks, [*report.blocks[1:], None], strict=True))
    for section in sections:
        after = following[section]
        if after is None or after.kind is Kind.SECTION:
            yield Finding("空章节", section.place, section.text, "底下没有内容", "补上，没有的写明没有")
    for words, what in REQUIRED.items():
        if not any(re.search(words, section.text) for section in sections):
            yield Finding("缺章节", "全文", what, "没有写", "添一个一级标题")


def _unused(report: Report) -> Iterator[Finding]:
    """Figures that staff have entered and the template does not print."""
    printed = {name for used in report.used for name in used.name.split("/")}
    for name in dict.fromkeys(figure.name for _, figure in report.material.figures):
        if name not in printed:
            yield Finding(
                "没有用上", "台账", name, "登记了，报告里没有写", f"在模板里用 数(“{name}”) 写进去，或者不用管"
            )


def _altered(used: Used, text: str) -> Iterator[Finding]:
    number = f"{used.value:.0f}" if used.value is not None else used.printed
    other = f"{number}{'' if used.over else '余'}{used.unit}"
    if used.value is not None and re.search(rf"(?<!\d){re.escape(other)}", text):
        fault = f"在数据里是“{used.printed}”"
        yield Finding("余", used.place, other, fault, f"改成“{used.printed}”")
    else:
        yield Finding("数字变了", used.place, used.printed, "在定稿里找不到", f"核对{used.meaning}")
