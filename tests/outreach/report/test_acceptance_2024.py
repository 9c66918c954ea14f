"""The ledger of 2024, imported from its sheets, gives a report in which every figure of that year stands with its value, unit and qualifier."""

import re
from datetime import date

import docx
import pytest

from outreach.ledger.ledger import Ledger
from outreach.ledger.reading import import_sheets
from outreach.report.desk import Desk
from outreach.report.layout import write
from outreach.report.proofread import proofread
from outreach.store import EventStore
from tests.outreach.report.material_2024 import SHEETS

DECEMBER = date(2024, 12, 2)
IN_THE_TEXT = (
    "今年共观看2次",
    "今年共开展17次",
    "总体国家安全观·创新引领10周年",
    "联合广东南方职业技术学院",
    "截至11月底，制定党内规范性文件7份，审查全区党内规范性文件43份",
    "今年以来法律顾问出具法律意见书6份，审查内部制度1份",
    "本年度受理政府信息公开申请6宗，已答复6宗，答复率为100%",
    "规范性文件解读材料4份，其中区政府2份、部门2份",
    "承接省级下放职权1项、市级下放职权52项，协同市级行政部门回收职权29项",
    "（2023年版）》，将县级政务服务事项499项下放镇街实施",
    "三个街道在半年内累计办理业务51739宗",
    "今年6月，在江海广场联合13家银行机构",
    "200余名群众参与，发放宣传资料600余份",
    "共摸排企业96家",
)
IN_THE_APPENDIX = (
    ("警示教育片.观看", "2次"),
    ("主题党日.开展", "17次"),
    ("党内规范性文件.制定", "7份"),
    ("党内规范性文件.审查", "43份"),
    ("法律顾问.法律意见书", "6份"),
    ("内部制度.审查", "1份"),
    ("政府信息公开.受理", "6宗"),
    ("政府信息公开.答复", "6宗"),
    ("政府信息公开.答复除以政府信息公开.受理：6/6", "100%"),
    ("规范性文件解读.发布", "4份"),
    ("规范性文件解读.区政府", "2份"),
    ("规范性文件解读.部门", "2份"),
    ("职权.省级下放", "1项"),
    ("职权.市级下放", "52项"),
    ("职权.市级回收", "29项"),
    ("职权.下放镇街", "499项"),
    ("街道业务量.累计", "51739宗"),
    ("活动·非法集资.单位数", "13家"),
    ("活动·非法集资.人次", "200余名"),
    ("活动·非法集资.资料", "600余份"),
    ("防非宣传.摸排企业", "96家"),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    store = EventStore(f"sqlite:///{tmp_path_factory.mktemp('home') / 'outreach.sqlite3'}")
    store.migrate()
    for sheet in SHEETS:
        import_sheets(Ledger(store), sheet.read_bytes(), sheet.name, who="办公室")
    yield Desk(store)
    store.close()


@pytest.fixture(scope="module")
def document(desk, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "2024.docx"
    write(desk.compose(2024, DECEMBER), path)
    return docx.Document(str(path))


@pytest.mark.parametrize("words", IN_THE_TEXT)
def test_every_figure_stands_in_the_text_with_unit_and_qualifier(document, words):
    assert words in "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_every_figure_stands_in_the_appendix_in_order_with_period_and_rows(document):
    head, *rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]

    assert head == ["序号", "位置", "正文数字", "数字名称与含义", "统计期间", "来源"]
    assert [(row[3], row[2]) for row in rows] == list(IN_THE_APPENDIX)
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert rows[2][1:2] + rows[2][4:] == [
        "一（二）一是",
        "2024年1月1日至11月30日",
        "台账数字第3行；2024年度报告一（二）",
    ]
    assert all(re.search(r"台账(数字|活动)第\d+", row[5]) for row in rows)


def test_the_sections_are_those_that_the_rules_ask_for_and_runs_are_bold(document):
    sections = [line.text for line in document.paragraphs if line.style.name == "公文一级"]
    bold = [run.text for line in document.paragraphs for run in line.runs if run.bold]

    assert sections == [
        "一、主要举措和成效",
        "二、存在的不足和原因",
        "三、党政主要负责人履行推进法治建设第一责任人职责情况",
        "四、2025年工作安排",
        "五、其他需要报告的情况",
    ]
    assert set(bold) == {"一是", "二是", "三是"}


def test_a_paper_of_december_has_nothing_to_mend_and_one_of_mid_november_says_why_not(desk):
    assert proofread(desk.compose(2024, DECEMBER)) == []

    found = proofread(desk.compose(2024, date(2024, 11, 15)))
    assert {finding.rule for finding in found} == {"期间"}
    assert [finding.excerpt for finding in found] == [
        "截至11月底",
        "党内规范性文件.制定 7份",
        "党内规范性文件.审查 43份",
    ]
    assert "晚于成文日期2024年11月15日" in found[0].fault
