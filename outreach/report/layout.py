"""A report as a Word document in the layout of GB/T 9704-2012 党政机关公文格式.

Measures are in twips (1/20 point). The type area of 156 × 225 mm holds 22 lines of 28 characters of 3号 (16 point).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from outreach.report import fonts
from outreach.report.appendix import add_charts, add_sources
from outreach.report.blocks import Block, Kind
from outreach.report.charts import Chart
from outreach.report.compose import Report
from outreach.report.pages import CHARACTER, LINE, NARROWED, lay_out_pages
from outreach.report.periods import dated
from outreach.report.title import lines_of, width

THIRD, SECOND, FOURTH = 16, 22, 14
"""Points of 3号, 2号 and 4号."""
STYLES: Mapping[str, tuple[str, float, int]] = {
    # font, points, characters of first-line indent
    "公文标题": (fonts.TITLE, SECOND, 0),
    "公文主送": (fonts.BODY, THIRD, 0),
    "公文正文": (fonts.BODY, THIRD, 2),
    "公文一级": (fonts.HEAD, THIRD, 2),
    "公文二级": (fonts.SUBHEAD, THIRD, 2),
    "公文附件": (fonts.HEAD, THIRD, 0),
    "公文图题": (fonts.HEAD, FOURTH, 0),
    "公文表格": (fonts.BODY, 10.5, 0),
}
STYLE_OF = {
    Kind.ADDRESSEE: "公文主送",
    Kind.SECTION: "公文一级",
    Kind.SUBSECTION: "公文二级",
    Kind.PARAGRAPH: "公文正文",
}
OUTLINE = {"公文一级": 0, "公文二级": 1}
UNSPACED = ("autoSpaceDE", "autoSpaceDN")
"""Word's own quarter of a character between Chinese and Latin, which would break the count of 28."""
AFTER = ("w:spacing", "w:ind", "w:jc", "w:outlineLvl")
SIDES = {
    "公文标题": WD_ALIGN_PARAGRAPH.CENTER,
    "公文图题": WD_ALIGN_PARAGRAPH.CENTER,
    "公文正文": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def write(report: Report, path: Path, charts: Sequence[Chart] = ()) -> None:
    """Writes a report as .docx, with the table of sources and the charts as appendices."""
    document = docx.Document()
    _prepare(document, report)
    _title(document, report)
    for block in report.blocks:
        if block.kind is not Kind.TITLE:
            _add(document, block)
    attachments = ["数据来源表"] * bool(report.listed) + ["普法防骗服务统计图"] * bool(charts)
    _attachment_note(document, attachments)
    _signature(document, report)
    for number, name in enumerate(attachments, 1):
        label = f"附件{number}" if len(attachments) > 1 else "附件"
        if name == "数据来源表":
            add_sources(document, label, report)
        else:
            add_charts(document, label, name, charts)
    document.save(str(path))


def _prepare(document: Document, report: Report) -> None:
    lay_out_pages(document)
    fonts.write_font_table(document)
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101 - it is, in the document that python-docx begins with
    _shape(normal, fonts.BODY, THIRD, 0)
    for name, (font, points, indent) in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)  # noqa: S101 - what was asked for
        style.base_style = normal
        _shape(style, font, points, indent)
        style.paragraph_format.alignment = SIDES.get(name)
        if name in OUTLINE:
            style.paragraph_format.keep_with_next = True
            style.element.get_or_add_pPr().append(fonts.element("outlineLvl", val=OUTLINE[name]))
    properties = document.core_properties
    properties.title = "".join(report.title)
    properties.author = properties.last_modified_by = report.year.issuers[0]
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = datetime.combine(report.dated, time())


def _shape(style: ParagraphStyle, font: str, points: float, indent: int) -> None:
    fonts.set_font(style.font, font, points)
    narrowed = NARROWED if points >= THIRD else 0
    style.element.get_or_add_rPr().insert_element_before(fonts.element("spacing", val=narrowed), "w:sz")
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Twips(LINE)
    form.widow_control = False  # 22 lines a page, every page
    properties = style.element.get_or_add_pPr()
    for name in (*UNSPACED, "snapToGrid") if points < THIRD else UNSPACED:
        properties.insert_element_before(fonts.element(name, val=0), *AFTER)
    if indent:
        form.first_line_indent = Twips(indent * CHARACTER)
        style.element.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), str(indent * 100))


def _title(document: Document, report: Report) -> None:
    if report.year.number:
        _number_line(document, report)
    for line in lines_of(report.title):
        document.add_paragraph(line, style="公文标题")
    document.add_paragraph()


def _number_line(document: Document, report: Report) -> None:
    """文号 one character from the left, 签发人 one from the right with the name in 楷体; a red line beneath; two blank lines."""
    line = document.add_paragraph(f"{report.year.number}", style="公文主送")
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Twips(CHARACTER)
    if report.year.signer:
        line.paragraph_format.tab_stops.add_tab_stop(Twips(27 * CHARACTER), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run("\t签发人：")
        fonts.set_font(line.add_run(report.year.signer).font, fonts.SUBHEAD, THIRD)
    borders = fonts.element("pBdr")
    borders.append(fonts.element("bottom", val="single", sz=12, space=11, color="FF0000"))
    line._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind")
    for _ in range(2):
        document.add_paragraph()


def _add(document: Document, block: Block) -> Paragraph:
    paragraph = document.add_paragraph(block.label, style=STYLE_OF[block.kind])
    for span in block.spans:
        paragraph.add_run(span.text).bold = True if span.bold else None
    return paragraph


def _attachment_note(document: Document, names: Sequence[str]) -> None:
    """附件说明: a blank line below the text, indented 2; further ones stand under the first one's number."""
    if not names:
        return
    document.add_paragraph()
    for number, name in enumerate(names, 1):
        head = "附件：" if number == 1 else ""
        line = document.add_paragraph(f"{head}{f'{number}. ' if len(names) > 1 else ''}{name}", style="公文正文")
        if number > 1:
            line.paragraph_format.first_line_indent = Twips(5 * CHARACTER)
            line._p.pPr.ind.set(qn("w:firstLineChars"), "500")  # type: ignore[union-attr]


def _signature(document: Document, report: Report) -> None:
    """Signers and date without a seal: signer 2 from the right, the date's first character 2 right of the signer's.

    The blank line and what stands before it keep together with the signature, so that it never begins a page alone.
    """
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph().paragraph_format.keep_with_next = True
    longest = max(width(issuer) for issuer in report.year.issuers)
    day = dated(report.dated)
    begins = 28 - max(2 + longest, 2 + width(day) + 2)  # a date wider than its signer moves both to the left
    for issuer in report.year.issuers:
        _from_left(document, issuer, begins + longest - width(issuer)).paragraph_format.keep_with_next = True
    _from_left(document, day, begins + 2)


def _from_left(document: Document, text: str, characters: float) -> Paragraph:
    line = document.add_paragraph(text, style="公文主送")
    line.paragraph_format.left_indent = Twips(round(characters * CHARACTER))
    line._p.pPr.ind.set(qn("w:leftChars"), str(round(characters * 100)))  # type: ignore[union-attr]
    return line
