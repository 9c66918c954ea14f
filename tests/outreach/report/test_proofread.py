"""The proof-reader finds what is wrong, says where and what to do, and leaves alone what is right."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach.ledger.entries import GovernanceFigure, Quantity
from outreach.report.compose import compose
from outreach.report.draft import keep, kept
from outreach.report.proofread import compare, proofread, proofread_text
from outreach.report.slips import slips_from
from outreach.report.years import year_of
from tests.outreach.report.material_2024 import FIGURES, material_2024

MID_NOVEMBER, DECEMBER = date(2024, 11, 15), date(2024, 12, 2)
THE_REAL_ONE = Path(__file__).parents[4] / "shared" / "annual_report_2024.md"
SKELETON = "## 成效\n{}\n## 不足\n有。\n## 第一责任人\n有。\n## 安排\n有。"


def report(sentence, dated=DECEMBER, **material):
    return compose(material_2024(**material), year_of(2024), dated, SKELETON.format(sentence))


def found(sentence, rule, **material):
    """Findings of one rule; figures that the sentence does not use are not the point here."""
    return [(one.excerpt, one.fault) for one in proofread(report(sentence, **material)) if one.rule == rule]


def rules_in(text, dated=DECEMBER):
    return [(finding.rule, finding.excerpt) for finding in proofread_text(text, dated)]


@pytest.mark.parametrize(
    ("sentence", "excerpt"),
    [
        ("截至11月底，办结7件。", "截至11月底"),
        ("截止11月20日，办结7件。", "截止11月20日"),
        ("截至2024年12月，办结7件。", "截至2024年12月"),
        ("1至11月，办结7件。", "1至11月"),
        ("1月—11月办结7件。", "1月—11月"),
        ("今年12月，举办活动1场。", "今年12月"),
        ("全年共受理6宗。", "全年"),
    ],
)
def test_a_period_that_ends_after_the_papers_date_is_found(sentence, excerpt):
    assert ("期间", excerpt) in rules_in(sentence, MID_NOVEMBER)
    assert ("期间", excerpt) not in rules_in(sentence, date(2024, 12, 31))


@pytest.mark.parametrize(
    "sentence",
    [
        "截至10月底，办结7件。",
        "截至11月15日，办结7件。",
        "今年11月，办结7件。",
        "今年6月举办活动。",
        "截至2023年12月底，办结7件。",
        "全年工作要点。",
    ],
)
def test_a_period_that_is_over_is_left_alone(sentence):
    assert rules_in(sentence, MID_NOVEMBER) == []


def test_plans_may_speak_of_what_is_to_come():
    assert rules_in("三、2025年工作计划\n2025年1月至12月开展培训。", MID_NOVEMBER) == []


def test_a_report_dated_in_the_next_year_still_speaks_of_its_own():
    text = "关于2024年度法治政府建设情况的报告：\n截至11月底，办结7件。"

    assert proofread_text(text, date(2025, 1, 10)) == []


@pytest.mark.parametrize(
    ("sentence", "rule", "excerpt"),
    [
        ("深入推进行务公开。", "错词", "推进行务公开"),
        ("法制政府建设。", "错词", "法制政府"),
        ("暂未发现违法行为。", "说得太满", "暂未发现违法行为。"),
        ("答复率100%。", "说得太满", "答复率100%。"),
        ("请有关负责人、作宣讲。", "标点", "请有关负责人、作宣讲。"),
        ("加强宣传，，提高意识。", "标点", "加强宣传，，提高意识。"),
        ("加强宣传,提高意识。", "标点", "加强宣传,提高意识。"),
        ("《中华人民共和国国家安全法等多部法律。", "标点", "《》"),
        ("于2024年06月举办。", "日期", "于2024年06月举办。"),
        ("江海办[2024]5号文件。", "文号", "江海办[2024]5号文件。"),
        ("发布4份，其中区政府2份、部门1份。", "合计", "4份，其中2份、1份"),
        ("一是甲。二是乙。四是丙。", "序号", "四是"),
        ("与中外运营公司联合开展。", "名称不全", "中外运营公司"),
        ("落实（待填：会议精神）。", "待填", "（待填：会议精神）"),
    ],
)
def test_each_kind_of_slip_is_found(sentence, rule, excerpt):
    assert (rule, excerpt) in rules_in(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "深入推进政务公开。",
        "受理6宗申请，答复率100%。",
        "在知法、学法、懂法、用法上走在前、作表率。",
        "发布4份，其中区政府2份、部门2份。",
        "受理10件，其中咨询3件。",
        "与广东某某有限公司联合开展。",
        "对金融服务公司开展排查。",
        "《法治政府建设实施纲要（2021－2025年）》。",
        "一是甲。二是乙。三是丙。",
        "江海办〔2024〕5号文件。",
    ],
)
def test_what_is_right_is_left_alone(sentence):
    assert rules_in(sentence) == []


def test_a_sentence_split_over_pages_is_found_but_not_a_signature():
    text = "某办公室：\n针对国家安全法等\n多部法律开展宣传。\n某某办公室\n2024年12月2日"
    findings = proofread_text(text, DECEMBER)

    assert [finding.rule for finding in findings] == ["断句"]
    assert "多部法律开展宣传" in findings[0].remedy


def test_an_outline_whose_years_are_over_is_found():
    assert [one.rule for one in proofread_text("依据《纲要（2021－2025年）》。", date(2026, 12, 1))] == ["文件到期"]


def test_staffs_own_table_of_slips_is_used(tmp_path):
    (tmp_path / "slips.yml").write_text(
        "错词: {礼乐街办: 礼乐街道办事处}\n单位全称: [中外运某某物流有限公司]", encoding="utf-8"
    )
    findings = proofread_text("礼乐街办和中外运物流公司。", DECEMBER, slips_from(tmp_path / "slips.yml"))

    assert findings[0].remedy == "改成“礼乐街道办事处”"
    assert "中外运某某物流有限公司" in findings[1].remedy


def test_the_real_report_of_2024_has_the_slips_that_were_found_by_hand_and_no_others():
    if not THE_REAL_ONE.exists():
        pytest.skip(f"{THE_REAL_ONE} is not beside the checkout: the proof-reader is NOT tested on the real report")
    findings = proofread_text(THE_REAL_ONE.read_text(encoding="utf-8"), MID_NOVEMBER)
    by_rule = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)

    assert [finding.excerpt for finding in by_rule.pop("期间")] == ["截至11月底"]
    assert [finding.excerpt for finding in by_rule.pop("错词")] == ["推进行务公开"]
    assert [finding.excerpt for finding in by_rule.pop("名称不全")] == ["中外运营公司"]
    assert ["有关负责人、作" in finding.excerpt for finding in by_rule.pop("标点")] == [True]
    assert ["暂未发现" in finding.excerpt for finding in by_rule.pop("说得太满")] == [True]
    assert len(by_rule.pop("断句")) == 5
    assert by_rule == {}


def test_parts_must_add_up_to_their_total():
    figures = tuple(
        (row, replace(figure, quantity=Quantity(3))) if figure.name == "规范性文件解读.部门" else (row, figure)
        for row, figure in FIGURES
    )

    ((name, fault),) = found("有。", "合计", figures=figures)
    assert name == "规范性文件解读.发布"
    assert "是4，分项之和是5" in fault
    assert found("有。", "合计") == []


def test_parts_without_a_total_are_found():
    part = GovernanceFigure("甲.乙", Quantity(2), "份", date(2024, 1, 1), date(2024, 2, 1), "册", part_of="甲")

    ((name, fault),) = found("有。", "合计", figures=((1, part),))
    assert name == "甲"
    assert "没有合计，只有分项：甲.乙2" in fault


def test_parts_counted_by_halves_of_the_year_add_up_to_the_total_of_the_year():
    half = GovernanceFigure("甲.乙", Quantity(2), "份", date(2024, 1, 1), date(2024, 6, 30), "册", part_of="甲")
    other = replace(half, first=date(2024, 7, 1), last=date(2024, 11, 30))
    whole = replace(half, name="甲", quantity=Quantity(4), last=other.last, part_of="")

    assert found("有。", "合计", figures=((1, half), (2, other), (3, whole))) == []


def test_hand_typed_figures_have_no_source():
    assert found("开展活动12场，2023年的3份。", "没有出处") == [("12场", "是手打的数字"), ("3份", "是手打的数字")]
    assert found('制定{{ 数("党内规范性文件.制定") }}。', "没有出处") == []
    assert found("《清单（12项）》“1+6+3”，4月15日。", "没有出处") == []


def test_somewhat_more_typed_behind_an_exact_figure_is_found():
    assert found('{{ 数("党内规范性文件.制定") }}余。', "余") == [("7份余。", "在台账里是整数7份")]
    assert found('{{ 活动(类别="宣传活动").资料 }}余。', "余") == [("600余份余。", "余字重复")]


def test_more_than_all_is_found():
    figures = tuple(
        (row, replace(figure, quantity=Quantity(9))) if figure.name == "政府信息公开.答复" else (row, figure)
        for row, figure in FIGURES
    )

    assert found('{{ 比率("政府信息公开.答复", "政府信息公开.受理") }}', "比率", figures=figures) == [
        ("150%", "超过了100%")
    ]


def test_figures_that_were_entered_and_not_used_are_named():
    assert ("警示教育片.观看", "登记了，报告里没有写") in found("有。", "没有用上")


def test_sections_that_are_empty_or_missing_are_found():
    assert found("", "空章节") == [("一、成效", "底下没有内容")]
    bare = compose(material_2024(), year_of(2024), DECEMBER, "## 成效\n有。")
    assert [one.excerpt for one in proofread(bare) if one.rule == "缺章节"] == [
        "存在的不足和原因",
        "主要负责人履行第一责任人职责的情况",
        "下一年的安排",
    ]


def test_2026_says_that_the_outline_and_the_slogans_are_still_to_be_filled_in():
    gaps = [
        one.excerpt
        for one in proofread(compose(material_2024(year=2026), year_of(2026), date(2026, 12, 1)))
        if one.rule == "待填"
    ]

    assert any("纲要" in gap for gap in gaps)
    assert len(gaps) >= 5


def test_a_figure_that_changed_since_the_draft_is_found(tmp_path):
    sentence = '{{ 数("党内规范性文件.制定") }}，{{ 数("主题党日.开展") }}。'
    keep(report(sentence), tmp_path / "draft.json")
    figures = tuple(
        (row, replace(figure, quantity=Quantity(8))) if figure.name == "党内规范性文件.制定" else (row, figure)
        for row, figure in FIGURES
    )
    final = report('{{ 数("党内规范性文件.制定") }}，{{ 数("内部制度.审查") }}。', figures=figures)
    changed = [one for one in proofread(final, draft=kept(tmp_path / "draft.json")) if one.rule == "数字变了"]

    assert [(one.place, one.excerpt) for one in changed] == [
        ("一、第1段", "8份"),
        ("一、第1段", "1份"),
        ("全文", "17次"),
    ]
    assert "是“7份”" in changed[0].fault


def test_a_finished_text_is_compared_with_the_figures():
    written = report(
        '{{ 活动(类别="宣传活动").人次.以("名") }}、{{ 数("党内规范性文件.制定") }}、{{ 数("主题党日.开展") }}。'
    )
    found = compare("200 名、7余份、16次。", written)

    assert [(one.rule, one.excerpt, one.remedy) for one in found[:2]] == [
        ("余", "200名", "改成“200余名”"),
        ("余", "7余份", "改成“7份”"),
    ]
    assert (found[2].rule, found[2].excerpt) == ("数字变了", "17次")
    assert compare(written.text, written) == []
