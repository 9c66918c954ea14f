"""Paper, type area, grid and page numbers of GB/T 9704-2012."""

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from outreach.report import fonts

PAPER = (11906, 16838)  # A4, 210 × 297 mm
TOP, BOTTOM, LEFT, RIGHT = 2098, 1984, 1587, 1474
LINES, CHARACTERS = 22, 28
LINE = 579
"""Twips of one of 22 lines."""
CHARACTER = 315
"""Twips of one of 28 characters in a line."""
NARROWED = CHARACTER - 320
"""Twips by which a character of 16 points is narrowed so that 28 fill a line.

The grid could do it (`linesAndChars` with a negative `charSpace`), and Word would; LibreOffice reads a negative one as a
wide one and sets 20 characters a line. So the grid holds the lines, and the styles narrow the characters.
"""
FOOTER = 1304
"""Twips from the paper's edge to the page number's foot: its head lies 7 mm below the type area."""
FOURTH, HALF_WIDTH = 14, 280


def lay_out_pages(document: Document) -> None:
    """Sets the first section's paper, grid and page numbers; odd numbers stand right, even left."""
    section = document.sections[0]
    section.page_width, section.page_height = Twips(PAPER[0]), Twips(PAPER[1])
    section.top_margin, section.bottom_margin = Twips(TOP), Twips(BOTTOM)
    section.left_margin, section.right_margin = Twips(LEFT), Twips(RIGHT)
    section.header_distance, section.footer_distance, section.gutter = Twips(851), Twips(FOOTER), Twips(0)
    section.start_type = WD_SECTION.NEW_PAGE
    _grid(section)
    document.settings.odd_and_even_pages_header_footer = True
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _grid(section: Section) -> None:
    properties = section._sectPr  # python-docx knows no grid
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.append(fonts.element("docGrid", type="lines", linePitch=LINE))


def _number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    footer.is_linked_to_previous = False
    line = footer.paragraphs[0]
    line.alignment = side
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Twips(HALF_WIDTH)
    _run(line, "— ")
    for kind in ("begin", "instrText", "end"):
        run = line.add_run()
        fonts.set_font(run.font, fonts.PAGE, FOURTH)
        if kind == "instrText":
            code = fonts.element(kind)
            code.text = "PAGE"
            run._r.append(code)  # a field is three runs, which python-docx does not make
        else:
            run._r.append(fonts.element("fldChar", fldCharType=kind))
    _run(line, " —")


def _run(line: Paragraph, text: str) -> None:
    fonts.set_font(line.add_run(text).font, fonts.PAGE, FOURTH)
