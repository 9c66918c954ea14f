"""The appendices: the table of sources, in which every figure of the text stands, and the charts."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Pt, Twips
from docx.table import Table, _Cell

from outreach.report import fonts
from outreach.report.charts import Chart
from outreach.report.compose import Report
from outreach.report.tracing import Used

SOURCES = "数据来源表"
COLUMNS = (
    ("序号", 700),
    ("位置", 1500),
    ("正文数字", 1100),
    ("数字名称与含义", 2095),
    ("统计期间", 1600),
    ("来源", 1850),
)
"""Headings with their widths in twips; together 156 mm."""


def row_of(number: int, used: Used) -> tuple[str, ...]:
    """A figure as a row of the table of sources."""
    return (str(number), used.place, used.printed, used.meaning, used.period, used.origin)


def add_sources(document: Document, label: str, report: Report) -> None:
    """Adds the table of sources on a new page."""
    _begin(document, label, SOURCES)
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for cell, (heading, _) in zip(table.rows[0].cells, COLUMNS, strict=True):
        _fill(cell, heading, WD_ALIGN_PARAGRAPH.CENTER)
        fonts.set_font(cell.paragraphs[0].runs[0].font, fonts.HEAD, 10.5)
    for number, used in enumerate(report.listed, 1):
        for at, (cell, text) in enumerate(zip(table.add_row().cells, row_of(number, used), strict=True)):
            _fill(cell, text, WD_ALIGN_PARAGRAPH.CENTER if at in (0, 2) else WD_ALIGN_PARAGRAPH.LEFT)
    _set_widths(table)


def add_charts(document: Document, label: str, name: str, charts: Sequence[Chart]) -> None:
    """Adds the charts on a new page, each with its caption beneath."""
    _begin(document, label, name)
    for number, chart in enumerate(charts, 1):
        picture = document.add_paragraph()
        form = picture.paragraph_format
        form.alignment, form.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE  # an exact line would cut the picture
        shape = picture.add_run().add_picture(BytesIO(chart.png), width=Twips(8500))
        shape._inline.docPr.set("descr", chart.told)  # python-docx sets no words for those who cannot see
        caption = document.add_paragraph(f"图{number}　{chart.title}", style="公文图题")
        caption.paragraph_format.keep_with_next = bool(chart.note)
        if chart.note:
            note = document.add_paragraph(chart.note, style="公文表格")
            note.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _begin(document: Document, label: str, name: str) -> None:
    """附件 in 黑体 at the head of a new page, its title centred on the third line."""
    document.add_paragraph(label, style="公文附件").paragraph_format.page_break_before = True
    document.add_paragraph()
    document.add_paragraph(name, style="公文标题")
    document.add_paragraph()


def _fill(cell: _Cell, text: str, side: WD_ALIGN_PARAGRAPH) -> None:
    line = cell.paragraphs[0]
    line.style = "公文表格"
    line.alignment = side
    line.paragraph_format.line_spacing = Pt(15)
    line.add_run(text)


def _set_widths(table: Table) -> None:
    head = table.rows[0]._tr.get_or_add_trPr()  # repeating and unbreakable rows are not python-docx's
    head.append(fonts.element("tblHeader"))
    for column, (_, width) in zip(table.columns, COLUMNS, strict=True):
        column.width = Twips(width)  # the grid, which LibreOffice goes by; Word goes by the cells
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, fonts.element("cantSplit"))
        for cell, (_, width) in zip(row.cells, COLUMNS, strict=True):
            cell.width = Twips(width)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
