"""A report as plain HTML for the staff page: what will be printed, with each figure's source at hand."""

from __future__ import annotations

from html import escape

from outreach.report.appendix import COLUMNS, SOURCES, row_of
from outreach.report.blocks import Block, Kind, Span
from outreach.report.compose import Report
from outreach.report.periods import dated
from outreach.report.title import lines_of

TAGS = {Kind.ADDRESSEE: "p", Kind.SECTION: "h2", Kind.SUBSECTION: "h3", Kind.PARAGRAPH: "p"}


def preview_html(report: Report) -> str:
    """Returns an `<article>`, all text escaped; a figure is `<data value="7" title="…">`, to be styled by the page."""
    title = "<br>".join(escape(line) for line in lines_of(report.title))
    blocks = "\n".join(_block(report, block) for block in report.blocks if block.kind is not Kind.TITLE)
    signers = "<br>".join(escape(issuer) for issuer in report.year.issuers)
    day = f'<time datetime="{report.dated.isoformat()}">{dated(report.dated)}</time>'
    return (
        f'<article class="report" lang="zh-CN">\n<h1>{title}</h1>\n{blocks}\n'
        f"<footer>{signers}<br>{day}</footer>\n{_sources(report)}</article>\n"
    )


def _block(report: Report, block: Block) -> str:
    tag = TAGS[block.kind]
    inside = escape(block.label) + "".join(_span(report, span) for span in block.spans)
    return f"<{tag}>{inside}</{tag}>"


def _span(report: Report, span: Span) -> str:
    text = escape(span.text)
    if span.figure is not None:
        used = report.used[span.figure]
        value = "" if used.value is None else f"{used.value:g}"
        text = f'<data value="{value}" title="{escape(f"{used.meaning}（{used.period}）{used.origin}")}">{text}</data>'
    return f"<strong>{text}</strong>" if span.bold else text


def _sources(report: Report) -> str:
    if not report.listed:
        return ""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading, _ in COLUMNS)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row_of(number, used)) + "</tr>"
        for number, used in enumerate(report.listed, 1)
    )
    return (
        f"<table>\n<caption>{SOURCES}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n"
    )
