"""The layout of GB/T 9704-2012, read back from the file."""

import re
import subprocess
from datetime import date
from io import BytesIO
from shutil import which
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from outreach.report.charts import Chart
from outreach.report.compose import compose
from outreach.report.layout import write
from outreach.report.years import year_of
from tests.outreach.report.material_2024 import material_2024

WHOLE = re.compile("[\u3001-\u3011\u4e00-\u9fff，。：；（）]+")
"""A line without half-width characters and without quotes, which fonts draw in either width."""
DATED = date(2024, 12, 2)


def a_report(**year):
    row = year_of(2024)
    return compose(material_2024(), row.__class__(**{**vars(row), **year}), DATED)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("layout") / "report.docx"
    write(a_report(), path)
    return path


@pytest.fixture(scope="module")
def document(path):
    return docx.Document(str(path))


def part(path, name):
    with ZipFile(path) as parts:
        return etree.fromstring(parts.read(name))


def attributes(element):
    return {etree.QName(name).localname: value for name, value in element.attrib.items()}


def style_of(document, name):
    properties = document.styles[name].element
    return attributes(properties.find(".//" + qn("w:rFonts"))), properties


def test_the_paper_is_a4_with_the_standards_type_area(path):
    section = part(path, "word/document.xml").find(".//" + qn("w:sectPr"))
    margins = attributes(section.find(qn("w:pgMar")))

    assert attributes(section.find(qn("w:pgSz")))["w"] == "11906"
    assert attributes(section.find(qn("w:pgSz")))["h"] == "16838"
    assert [margins[side] for side in ("top", "bottom", "left", "right")] == ["2098", "1984", "1587", "1474"]


def test_the_grid_has_22_lines_and_styles_narrow_characters_to_28(path, document):
    grid = attributes(part(path, "word/document.xml").find(".//" + qn("w:docGrid")))
    _, body = style_of(document, "公文正文")
    spacing = attributes(body.find(f"{qn('w:pPr')}/{qn('w:spacing')}"))
    narrowed = int(attributes(body.find(f"{qn('w:rPr')}/{qn('w:spacing')}"))["val"])

    assert grid == {"type": "lines", "linePitch": "579"}
    assert (16838 - 2098 - 1984) // 579 == 22
    assert (spacing["line"], spacing["lineRule"]) == ("579", "exact")
    assert (11906 - 1587 - 1474) // (16 * 20 + narrowed) == 28


@pytest.mark.parametrize(
    ("style", "font", "half_points", "indent"),
    [
        ("公文标题", "方正小标宋简体", "44", None),
        ("公文主送", "仿宋_GB2312", "32", None),
        ("公文正文", "仿宋_GB2312", "32", "200"),
        ("公文一级", "黑体", "32", "200"),
        ("公文二级", "楷体_GB2312", "32", "200"),
        ("公文附件", "黑体", "32", None),
    ],
)
def test_each_level_has_its_font_size_and_indent(document, style, font, half_points, indent):
    fonts, properties = style_of(document, style)
    indents = properties.find(f"{qn('w:pPr')}/{qn('w:ind')}")

    assert fonts == {"ascii": font, "hAnsi": font, "eastAsia": font, "cs": font, "hint": "eastAsia"}
    assert attributes(properties.find(".//" + qn("w:sz")))["val"] == half_points
    assert (attributes(indents).get("firstLineChars") if indents is not None else None) == indent


RUN_ORDER = ("rFonts", "b", "color", "spacing", "sz", "szCs", "lang")
PARAGRAPH_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs"),
    *("autoSpaceDE", "autoSpaceDN", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr"),
)


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml"])
def test_properties_stand_in_the_order_that_word_insists_on(path, name):
    xml = part(path, name)
    styles = xml.iterfind(f".//{qn('w:style')}") if name.endswith("styles.xml") else [xml]
    for style in styles:
        if name.endswith("styles.xml") and not attributes(style)["styleId"].startswith("公文"):
            continue  # python-docx's own
        for tag, order in (("w:rPr", RUN_ORDER), ("w:pPr", PARAGRAPH_ORDER)):
            for properties in style.iter(qn(tag)):
                found = [etree.QName(child).localname for child in properties]
                assert found == sorted(found, key=order.index)


def test_the_font_table_names_what_word_may_take_instead(path):
    fonts = {
        attributes(font)["name"]: attributes(font.find(qn("w:altName")))["val"]
        for font in part(path, "word/fontTable.xml")
    }

    assert set(fonts) == {"仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"}
    assert "FangSong" in fonts["仿宋_GB2312"]
    assert "SimHei" in fonts["黑体"]


def test_page_numbers_stand_outside_with_dashes(path, document):
    section = document.sections[0]

    assert part(path, "word/settings.xml").find(qn("w:evenAndOddHeaders")) is not None
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        line = footer.paragraphs[0]
        assert line.text == "—  —"
        assert "PAGE" in line._p.xml
        assert line.alignment.name.lower() == side
        assert line.paragraph_format.right_indent.twips == line.paragraph_format.left_indent.twips == 280
        assert {(run.font.name, run.font.size.pt) for run in line.runs} == {("宋体", 14.0)}


def test_the_title_is_a_trapezoid_and_the_addressee_stands_flush(document):
    titles = [line.text for line in document.paragraphs if line.style.name == "公文标题"]
    addressee = next(line for line in document.paragraphs if line.text.startswith("区委全面"))

    assert titles[:3] == [
        "中共江门市江海区委办公室",
        "江门市江海区人民政府办公室",
        "关于2024年度法治政府建设情况的报告",
    ]
    assert addressee.text == "区委全面依法治区委员会办公室："
    assert addressee.style.name == "公文主送"


def test_without_a_seal_the_date_begins_two_characters_right_of_the_signer(document):
    lines = {line.text: line for line in document.paragraphs}
    chars = {
        text: int(lines[text]._p.pPr.ind.get(qn("w:leftChars")))
        for text in ("中共江门市江海区委办公室", "江门市江海区人民政府办公室", "2024年12月2日")
        if lines[text]._p.pPr.ind is not None
    }

    assert chars["江门市江海区人民政府办公室"] == (28 - 2 - 13) * 100
    assert chars["中共江门市江海区委办公室"] == (28 - 2 - 12) * 100
    assert chars["2024年12月2日"] == (28 - 2 - 13 + 2) * 100


def test_a_date_wider_than_its_signer_stands_two_from_the_right_and_moves_the_signer(tmp_path):
    write(a_report(issuers=("区府办",)), tmp_path / "r.docx")
    lines = {line.text: line for line in docx.Document(str(tmp_path / "r.docx")).paragraphs}

    assert lines["2024年12月2日"]._p.pPr.ind.get(qn("w:leftChars")) == str(round((28 - 2 - 6.5) * 100))
    assert lines["区府办"]._p.pPr.ind.get(qn("w:leftChars")) == str(round((28 - 2 - 6.5 - 2) * 100))


def test_the_appendix_begins_a_page_with_its_label(document):
    label = next(line for line in document.paragraphs if line.text == "附件")

    assert label.paragraph_format.page_break_before
    assert label.style.name == "公文附件"
    assert any(line.text == "附件：数据来源表" for line in document.paragraphs)
    assert "tblHeader" in document.tables[0].rows[0]._tr.xml


def test_charts_make_a_second_appendix_with_caption_and_words_for_the_blind(tmp_path):
    file = BytesIO()
    Image.new("RGB", (60, 30)).save(file, "PNG")
    png = file.getvalue()
    write(a_report(), tmp_path / "r.docx", [Chart("各月对话轮次", png, "", "各月对话轮次：1月9轮")])
    document = docx.Document(str(tmp_path / "r.docx"))
    texts = [line.text for line in document.paragraphs]

    assert "附件：1. 数据来源表" in texts
    assert "2. 普法防骗服务统计图" in texts
    assert "图1　各月对话轮次" in texts
    assert 'descr="各月对话轮次：1月9轮"' in document.element.xml


def test_number_and_signer_are_printed_where_the_year_gives_them(tmp_path):
    write(a_report(number="江海办〔2024〕5号", signer="张三"), tmp_path / "r.docx")
    first = docx.Document(str(tmp_path / "r.docx")).paragraphs[0]

    assert first.text == "江海办〔2024〕5号\t签发人：张三"
    assert first.runs[-1].font.name == "楷体_GB2312"
    assert first.paragraph_format.left_indent.twips == first.paragraph_format.right_indent.twips == 315
    assert 'w:color="FF0000"' in first._p.xml


def test_libreoffice_prints_it_on_a4_with_22_lines_of_28(path, tmp_path):
    if which("soffice") is None or which("pdftotext") is None:
        pytest.skip("LibreOffice (soffice) or poppler is not installed: what the pages look like is NOT tested")
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True,
        capture_output=True,
    )
    pdf = tmp_path / "report.pdf"
    facts = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    first = subprocess.run(
        ["pdftotext", "-layout", "-l", "1", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    lines = ["".join(line.split()) for line in first.splitlines() if line.strip()]

    assert "A4" in facts
    assert 6 <= int(facts.split("Pages:")[1].split()[0]) <= 9
    assert "区委全面依法治区委员会办公室：" in lines
    assert lines[-1] == "—1—"
    # 22 lines less the blank one below the title, and the page number
    assert len(lines) == 22
    # a line may end in a mark that hangs in the margin
    assert max(len(line) for line in lines if WHOLE.fullmatch(line)) in (28, 29)
