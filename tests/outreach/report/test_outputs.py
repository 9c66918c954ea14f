"""Charts, workbook, summary and preview of one report."""

import subprocess
from datetime import date
from html.parser import HTMLParser
from shutil import which

import pytest
from openpyxl import load_workbook
from PIL import Image

from outreach.errors import FontMissing
from outreach.ledger.entries import Activity
from outreach.report import charts, fonts, spreadsheet
from outreach.report.compose import compose
from outreach.report.preview import preview_html
from outreach.report.summary import write_summary
from outreach.report.years import year_of
from outreach.statistics import Rate
from tests.outreach.report.material_2024 import material_2024

DECEMBER = date(2024, 12, 2)
STATISTICS = {
    "turns": 700,
    "residents": 300,
    "questions": 400,
    "answered_rate": Rate(300, 400),
    "turns_by_day": {"2024-01-03": 3, "2024-01-09": 1, "2024-02-01": 300, "2024-03-01": 396},
    "turns_by_outcome": {"answered": 600, "scam_checked": 97, "failed": 3},
    "scam_checks_by_kind": {"刷单返利": 80, "冒充公检法": 17, "游戏交易": 4},
}


@pytest.fixture
def report():
    return compose(material_2024(statistics=STATISTICS), year_of(2024), DECEMBER)


@pytest.fixture
def _font():
    try:
        fonts.chart_font()
    except FontMissing:
        pytest.skip("no font with Chinese characters is installed: the charts are NOT tested")


def test_no_cell_of_one_to_four_is_ever_charted():
    months, outcomes, kinds = charts.series_of(material_2024(statistics=STATISTICS))

    assert months.cells == (("2月", 300), ("3月", 396))
    assert outcomes.cells == (("已答", 600), ("骗局检查", 97))
    assert kinds.cells == (("刷单返利", 80), ("冒充公检法", 17))
    assert [series.hidden for series in (months, outcomes, kinds)] == [1, 1, 1]
    assert "少于5" in kinds.note


@pytest.mark.usefixtures("_font")
def test_charts_are_pictures_with_words_for_who_cannot_see_them(report):
    drawn, findings = charts.drawn(report.material)

    assert [chart.title for chart in drawn] == ["各月对话轮次", "对话结果分布", "骗局检查发现的骗局类型"]
    assert all(chart.png.startswith(b"\x89PNG") for chart in drawn)
    assert "刷单返利80次" in drawn[2].told
    assert findings == []


def test_no_statistics_no_charts():
    assert charts.draw(material_2024()) == []


def test_without_a_chinese_font_the_charts_are_left_out_with_a_finding(report, monkeypatch):
    monkeypatch.setattr(fonts, "FOR_CHARTS", ("没有这种字体",))
    fonts.chart_font.cache_clear()
    drawn, findings = charts.drawn(report.material)
    fonts.chart_font.cache_clear()

    assert drawn == []
    assert "fonts-noto-cjk" in findings[0].remedy


def test_the_workbook_has_every_figure_as_a_number(report, tmp_path):
    spreadsheet.write(report, tmp_path / "r.xlsx")
    book = load_workbook(tmp_path / "r.xlsx")
    used = list(book["数据来源表"].iter_rows(min_row=2, values_only=True))
    statistics = {(row[0], row[2]): row[3] for row in book["系统统计"].iter_rows(min_row=2, values_only=True)}

    assert book.sheetnames == ["数据来源表", "系统统计", "台账数字", "台账活动"]
    assert [(row[2], row[-1]) for row in used if row[3].startswith("活动")] == [
        ("13家", 13),
        ("200余名", 200),
        ("600余份", 600),
    ]
    assert statistics["turns", None] == 700
    assert statistics["answered_rate", "300/400"] == 0.75
    assert statistics["turns_by_outcome", "answered"] == 600
    assert book["台账数字"].max_row == 18
    assert book["台账活动"].max_row == 4


def test_what_looks_like_a_formula_stays_text(tmp_path):
    activities = ((2, Activity("=HYPERLINK(1)", "普法", DECEMBER, DECEMBER, note="=1+1")),)
    spreadsheet.write(compose(material_2024(activities=activities), year_of(2024), DECEMBER), tmp_path / "r.xlsx")
    row = load_workbook(tmp_path / "r.xlsx")["台账活动"][2]

    assert (row[1].value, row[1].data_type, row[-1].value, row[-1].data_type) == ("=HYPERLINK(1)", "s", "=1+1", "s")


@pytest.mark.usefixtures("_font")
def test_the_summary_is_one_a4_page_as_pdf_and_picture(report, tmp_path):
    pdf, png = write_summary(report, tmp_path)

    with Image.open(png) as picture:
        assert picture.height / picture.width == pytest.approx(297 / 210, abs=0.01)
    assert pdf.read_bytes().startswith(b"%PDF")
    if which("pdftotext") is None:
        pytest.skip("poppler is not installed: the words of the PDF are NOT tested")
    told = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    assert "2024年度法治政府建设情况摘要" in told
    assert "700轮" in told


class Outline(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.open = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_preview_is_well_formed_and_shows_each_figures_source(report):
    html = preview_html(report)
    outline = Outline()
    outline.feed(html)

    assert outline.open == []
    assert outline.tags.count("h1") == 1
    assert outline.tags.count("h2") == 5
    assert (
        '<data value="7" title="党内规范性文件.制定（2024年1月1日至11月30日）台账数字第4行；2024年度报告一（二）">7份</data>'
        in html
    )
    assert "<strong>一是</strong>" in html
    assert '<time datetime="2024-12-02">2024年12月2日</time>' in html


def test_the_preview_escapes_what_staff_typed():
    activities = ((2, Activity('<script>"x"&</script>', "国家安全", DECEMBER, DECEMBER)),)
    html = preview_html(compose(material_2024(activities=activities), year_of(2024), DECEMBER))

    assert "<script>" not in html
    assert "&lt;script&gt;&quot;x&quot;&amp;&lt;/script&gt;" in html


def test_turns_by_month_are_taken_where_the_statistics_have_them():
    both = {**STATISTICS, "turns_by_month": {"2024-02": 310, "2024-10": 400}}

    assert charts.series_of(material_2024(statistics=both))[0].cells == (("2月", 310), ("10月", 400))
