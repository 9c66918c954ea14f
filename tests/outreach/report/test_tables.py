"""The three files that staff edit, and the figures of a draft: what cannot be read is refused in the clerk's words."""

from datetime import date

import pytest

from outreach.errors import DocumentUnreadable, DraftInvalid, SlipsInvalid, TemplateInvalid, YearsInvalid
from outreach.report import slips, template, years
from outreach.report.documents import text_of
from outreach.report.draft import kept
from outreach.report.editable import SHIPPED, chosen, lay_out


def test_each_year_that_ships_can_be_read_and_marks_what_nobody_has_said_yet():
    for year in (2024, 2025, 2026):
        row = years.year_of(year)
        assert row.issuers[0].endswith("办公室")
        assert (row.first, row.last) == (date(year, 1, 1), date(year, 11, 30))
    assert "待填" not in str(years.year_of(2024).phrases)
    assert years.year_of(2025).phrases["工作部署"][1] == "区委“九大行动”工作安排"
    assert "待填" in years.year_of(2026).phrases["纲要"]


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("2024: {发文机关: [甲]}", "没有2030年"),
        ("- 甲", "最外层应当是年份"),
        ("2030: 甲", "2030年一节"),
        ("2030: {发文机关: 甲}", "发文机关应当是一列"),
        ("2030: {发文机关: [甲], 统计起: 去年}", "统计起是“去年”"),
        ("2030: {发文机关: [甲], 统计止: 2029-01-01}", "早于统计起"),
        ("2030: [", "读不出来"),
    ],
)
def test_a_table_of_years_that_cannot_be_read_says_why(tmp_path, table, says):
    (tmp_path / "years.yml").write_text(table, encoding="utf-8")
    with pytest.raises(YearsInvalid, match=says):
        years.year_of(2030, tmp_path / "years.yml")


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("[", "读不出来"),
        ("甲", "最外层"),
        ("错词: [甲]", "错词"),
        ("人: 甲", "人"),
        ("断言: {有数才说: 甲}", "有数才说"),
    ],
)
def test_a_table_of_slips_that_cannot_be_read_says_why(tmp_path, table, says):
    (tmp_path / "slips.yml").write_text(table, encoding="utf-8")
    with pytest.raises(SlipsInvalid, match=says):
        slips.slips_from(tmp_path / "slips.yml")


def test_a_template_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(TemplateInvalid, match=r"没有\.md 读不出来"):
        template.read(tmp_path / "没有.md")


def test_the_offices_own_files_go_before_those_that_ship_and_are_never_overwritten(tmp_path):
    assert chosen(tmp_path, template.TEMPLATE) == template.TEMPLATE
    own = tmp_path / template.TEMPLATE.name
    own.write_text("我们的", encoding="utf-8")

    assert sorted(path.name for path in lay_out(tmp_path)) == sorted(path.name for path in SHIPPED)
    assert own.read_text(encoding="utf-8") == "我们的"
    assert chosen(tmp_path, template.TEMPLATE) == own


@pytest.mark.parametrize("content", ["", "[]", '{"dated": "x", "figures": []}', '{"figures": [{}]}'])
def test_a_draft_that_is_none_is_refused_with_a_remedy(tmp_path, content):
    (tmp_path / "draft.json").write_text(content, encoding="utf-8")
    with pytest.raises(DraftInvalid, match="--draft"):
        kept(tmp_path / "draft.json")


def test_no_draft_is_no_draft(tmp_path):
    assert kept(tmp_path / "draft.json") is None


@pytest.mark.parametrize("name", ["a.docx", "b.txt", "c.pdf"])
def test_a_paper_that_cannot_be_read_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"\xff\xfe\x00nonsense")
    with pytest.raises(DocumentUnreadable, match=name):
        text_of(tmp_path / name)
