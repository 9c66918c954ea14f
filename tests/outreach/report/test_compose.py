"""What a template says is what the report prints, and every figure leaves its trace."""

from dataclasses import replace
from datetime import date

import pytest

from outreach.errors import TemplateInvalid
from outreach.ledger.entries import Activity, Quantity
from outreach.report.blocks import Kind
from outreach.report.compose import compose
from outreach.report.years import year_of
from outreach.statistics import Rate
from tests.outreach.report.material_2024 import ACTIVITIES, FIGURES, material_2024

DECEMBER = date(2024, 12, 2)


def report(source, **material):
    return compose(material_2024(**material), year_of(2024), DECEMBER, source)


def text(source, **material):
    return report(source, **material).text


@pytest.mark.parametrize(
    ("placeholder", "printed"),
    [
        ('{{ 数("党内规范性文件.制定") }}', "7份"),
        ('{{ 数("党内规范性文件.制定", 单位=False) }}', "7"),
        ('{{ 期间("党内规范性文件.制定") }}', "截至11月底"),
        ('{{ 历时("街道业务量.累计") }}', "半年内"),
        ('{{ 比率("政府信息公开.答复", "政府信息公开.受理") }}', "100%"),
        ('{{ 活动(类别="宣传活动").人次 }}', "200余人次"),
        ('{{ 活动(含="非法集资").人次.以("名") }}', "200余名"),
        ('{{ 活动(类别="宣传活动").单位数 }}', "13家"),
        ('{{ 活动(类别="宣讲讲座").场次 }}', "1场"),
        ('{{ 活动(类别="宣讲讲座").协办 }}', "广东南方职业技术学院"),
        ('{{ 活动(地点="江海广场").时间 }}', "截至11月15日"),
        ("{{ 年 }}{{ 下一年 }}{{ 年度.会议精神 }}", "20242025党的二十届三中全会"),
        ("{{ 年度.没有的 }}", "（待填：没有的）"),
        ('{% if 有("没有的") %}不写{% endif %}写', "写"),
        ('{% if 值("没有的") > 0 %}不写{% endif %}写', "写"),
    ],
)
def test_a_placeholder_prints_its_figure(placeholder, printed):
    assert text(placeholder) == printed


@pytest.mark.parametrize(
    ("placeholder", "printed"),
    [
        ('{{ 统计("questions") }}', "1234个"),
        ('{{ 统计("answered_rate") }}', "85.3%"),
        ('{{ 统计("turns_by_channel", 项="web") }}', "800轮"),
        ('{{ 统计("turns_by_channel", 项="kiosk") }}', "少于5轮"),
        ('{% if 有统计("turns", "helpful_rate") %}不写{% endif %}写', "写"),
    ],
)
def test_statistics_print_likewise_and_small_cells_never(placeholder, printed):
    statistics = {
        "questions": 1234,
        "answered_rate": Rate(853, 1000),
        "turns_by_channel": {"web": 800, "kiosk": 4},
        "turns": 900,
        "helpful_rate": Rate(0, 0),
    }

    assert text(placeholder, statistics=statistics) == printed


def test_a_figure_is_traced_to_its_rows_and_place():
    found = report('## 甲\n\n### 乙\n\n**一是**头。**二是**{{ 数("党内规范性文件.制定") }}。')

    assert len(found.used) == 1
    assert (found.used[0].place, found.used[0].printed, found.used[0].value) == ("一（一）二是", "7份", 7)
    assert found.used[0].origin == "台账数字第4行；2024年度报告一（二）"
    assert found.used[0].period == "2024年1月1日至11月30日"


def test_a_figure_that_was_only_asked_about_is_not_listed():
    assert report('{% if 值("党内规范性文件.制定") > 3 %}多{% endif %}').used == ()


def test_words_about_a_figure_are_no_figure_of_the_appendix():
    found = report('{{ 期间("党内规范性文件.制定") }}{{ 数("党内规范性文件.制定") }}')

    assert [used.printed for used in found.used] == ["截至11月底", "7份"]
    assert [used.printed for used in found.listed] == ["7份"]


def test_a_placeholder_that_names_nothing_is_a_gap_and_a_finding_with_its_line():
    found = report('一\n\n二{{ 数("没有的") }}\n\n{{ 活动(类别="没有").人次 }}{{ 统计("nosuch") }}')

    assert "（缺：没有的）" in found.text
    assert [(finding.place, finding.excerpt) for finding in found.findings] == [
        ("模板第3行", "没有的"),
        ("模板第5行", "活动·没有.人次"),
        ("模板第5行", "nosuch"),
    ]


def test_a_sentence_that_was_left_out_is_noted():
    found = report('甲\n\n{% if 有("没有的") %}不写{% endif %}')

    assert [(one.rule, one.place, one.excerpt) for one in found.findings] == [("省去", "模板第3行", "没有的")]


def test_a_ratio_of_nothing_is_words_and_a_finding():
    figures = tuple(
        (row, replace(figure, quantity=Quantity(0))) if figure.name.startswith("政府信息公开") else (row, figure)
        for row, figure in FIGURES
    )
    found = report('{{ 比率("政府信息公开.答复", "政府信息公开.受理") }}', figures=figures)

    assert found.text == "未收到申请"
    assert [finding.rule for finding in found.findings] == ["没有可比"]
    assert "本年度未收到政府信息公开申请" in compose(material_2024(figures=figures), year_of(2024), DECEMBER).text


def test_nearly_all_is_not_all():
    figures = (
        (1, replace(FIGURES[0][1], quantity=Quantity(9999))),
        (2, replace(FIGURES[1][1], quantity=Quantity(10000))),
    )

    assert text('{{ 比率("警示教育片.观看", "主题党日.开展") }}', figures=figures) == "99.9%"


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("一\n{{ 数字('x') }}", 2, "没有“数字”这个词"),
        ("{{ 数('x', 单价=1) }}", 1, "没有“单价”这个选项"),
        ("\n\n{% if %}", 3, ""),
        ("{{ 活动(类别='宣传活动').人数 }}", 1, "活动没有“人数”这一栏"),
        ("{{ 'a' * 1000000000 }}", 1, "不能用"),
        ("一\n{{ ''.__class__.__mro__ }}", 2, "unsafe"),
        ("{% for x in range(99999) %}{{ 'abcdefgh' }}{% endfor %}", 0, "没有尽头"),
        ("{{ 年度.会议精神.不对.不对 }}", 1, ""),
        ("{{ 1 / 0 }}", 1, ""),
    ],
)
def test_a_template_that_cannot_be_read_says_where(source, line, says):
    with pytest.raises(TemplateInvalid, match=says) as caught:
        text(source)
    assert caught.value.line == line


def test_what_staff_typed_into_the_ledger_cannot_change_the_form():
    typed = "## 假标题 **粗** \ue0003\ue0019份\ue002{{ 数('x') }} # 又一"
    activities = ((2, Activity(typed, "普法", DECEMBER, DECEMBER)),)
    found = report('{{ 活动(类别="普法").名称 }}', activities=activities)

    assert [block.kind for block in found.blocks] == [Kind.PARAGRAPH]
    assert found.used == ()
    assert "{{ 数('x') }}" in found.text
    assert not any(span.bold for span in found.blocks[0].spans)


def test_each_activity_can_be_written_by_itself():
    source = '{% for 项 in 活动(含="国家安全").逐项 %}{{ 项.时间 }}{{ 项.名称 }}；{% endfor %}'

    assert (
        text(source, activities=ACTIVITIES) == "4月15日国家安全教育进校园宣讲会；截至11月15日江海广场国家安全普法活动；"
    )


def test_lines_of_tags_begin_no_paragraph():
    found = report('前，\n{% if 有("主题党日.开展") %}\n中，\n{% endif %}\n后。\n\n下一段。')

    assert [block.text for block in found.blocks] == ["前，中，后。", "下一段。"]
