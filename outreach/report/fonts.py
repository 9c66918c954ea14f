"""Fonts by name: the four of official papers with what Word may take instead, and the one that charts are drawn with.

The fonts are licensed or come with systems, so none ships. A document names them and, in its font table, others that look
alike (`w:altName`); where none is installed Word and LibreOffice choose another and the page keeps its measures.
"""

from __future__ import annotations

from functools import cache

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.font import Font
from matplotlib import font_manager

from outreach.errors import FontMissing

BODY, HEAD, SUBHEAD, TITLE, PAGE = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
INSTEAD = {
    BODY: ("仿宋", "FangSong", "STFangsong"),
    HEAD: ("SimHei", "STHeiti", "Noto Sans CJK SC"),
    SUBHEAD: ("楷体", "KaiTi", "STKaiti"),
    TITLE: ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong"),
    PAGE: ("SimSun", "STSong", "Noto Serif CJK SC"),
}
FOR_CHARTS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",  # what matplotlib calls the collection file that has them all
    "Source Han Sans SC",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "PingFang SC",
    "Heiti SC",
)


def set_font(font: Font, name: str, points: float) -> None:
    """Sets name and size; Chinese punctuation and digits take the same font (`w:hint`), as 3号仿宋 asks."""
    font.name, font.size = name, Pt(points)
    fonts = font._element.get_or_add_rPr().get_or_add_rFonts()  # python-docx knows no East Asian font
    for attribute in [key for key in fonts.attrib if "Theme" in str(key)]:
        del fonts.attrib[attribute]
    for attribute in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(attribute), name)
    fonts.set(qn("w:hint"), "eastAsia")


def write_font_table(document: Document) -> None:
    """Replaces the document's font table with ours."""
    names = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{",".join(instead)}"/><w:charset w:val="86"/></w:font>'
        for name, instead in INSTEAD.items()
    )
    table = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{names}</w:fonts>'
    part = document.part
    for key in [key for key, rel in part.rels.items() if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE]:
        part.drop_rel(key)
    content = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, table.encode(), part.package)
    part.relate_to(content, RELATIONSHIP_TYPE.FONT_TABLE)


def element(name: str, **attributes: object) -> BaseOxmlElement:
    """A WordprocessingML element, `name` and attributes without their prefix."""
    made: BaseOxmlElement = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), str(value))
    return made


@cache
def chart_font() -> str:
    """The name of an installed font with Chinese characters.

    Raises:
        FontMissing: there is none.
    """
    installed = {font.name for font in font_manager.fontManager.ttflist}
    for name in FOR_CHARTS:
        if name in installed:
            return name
    raise FontMissing(FOR_CHARTS)
