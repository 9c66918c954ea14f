"""The yearly report over HTTP: proof-read, looked at, taken home, and its template and tables changed."""

import io
import zipfile

import docx
import pytest
from openpyxl import load_workbook

from outreach.errors import FontMissing
from outreach.ledger.entries import Activity
from outreach.ledger.ledger import Ledger
from outreach.ledger.reading import import_sheets
from outreach.report import template, years
from outreach.report.fonts import chart_font
from outreach.staff.roles import Role
from tests.outreach.report.material_2024 import SHEETS
from tests.outreach.staff.house import Browser, an_app, form_token, log_in

DECEMBER = "year=2024&date=2024-12-02"
CHOSEN = {"year": "2024", "date": "2024-12-02"}
TEMPLATE = "/staff/reports/files/template.md.j2"


@pytest.fixture
def ledger(store):
    ledger = Ledger(store)
    for sheet in SHEETS:
        import_sheets(ledger, sheet.read_bytes(), sheet.name, who="办公室")
    return ledger


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "report"


@pytest.fixture
def come(store, clock, ledger, folder):
    app = an_app(store, clock, report_folder=folder)

    def come(role="viewer"):
        client = Browser(app)
        assert log_in(client, role).status_code == 303
        return client

    return come


@pytest.fixture
def _font():
    chart_font.cache_clear()
    try:
        chart_font()
    except FontMissing:
        pytest.skip("no font with Chinese characters is installed")


def post(client, path, files=None, **fields):
    token = form_token(client.get("/staff/password"))
    return client.post(path, data={"form_token": token, **fields}, files=files)


def change(client, name, text):
    page = client.get(f"/staff/reports/files/{name}").text
    return post(client, f"/staff/reports/files/{name}", text=text, seen=page.split('name="seen" value="')[1][:64])


def last_deed(audit):
    deed = audit.newest(1)[0][1]
    return deed.account, deed.action, deed.object


def paper_of(response):
    return "\n".join(line.text for line in docx.Document(io.BytesIO(response.content)).paragraphs)


# What is seen


def test_a_stranger_is_sent_to_the_door(come):
    client = Browser(come().app)

    for path in ("", "/take/paper.docx?" + DECEMBER, "/files/years.yml", "/files/years.yml/copy"):
        assert client.get(f"/staff/reports{path}").headers["location"] == "/staff/login"


def test_the_page_asks_first_and_offers_the_years_of_the_table(come):
    page = come().get("/staff/reports").text

    assert "<option selected>2026</option>" in page
    assert "<article" not in page


def test_a_report_of_december_has_nothing_to_mend_and_is_shown_with_its_figures(come):
    page = come().get(f"/staff/reports?{DECEMBER}").text

    assert "没有发现问题" in page
    assert "<h2>一、主要举措和成效</h2>" in page
    assert ">51739宗</data>" in page
    assert "200余名</data>" in page
    assert "style=" not in page


def test_findings_stand_on_top_with_place_fault_and_remedy(come):
    page = come().get("/staff/reports?year=2024&date=2024-11-15").text

    assert "3处要看" in page
    assert page.index("“截至11月底”的期间到2024年11月30日，晚于成文日期2024年11月15日") < page.index("<article")
    assert "改成实际统计到的日子，或者推迟成文日期" in page


def test_what_staff_typed_into_the_ledger_is_escaped(come, ledger):
    activity = Activity('<script>alert("x")</script>国家安全', "普法", *[years.rows()[2024].first] * 2)
    ledger.add(activity, who="办公室")
    page = come().get(f"/staff/reports?{DECEMBER}").text

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("query", "said"),
    [("year=2031", "没有2031年"), ("year=x", "年度填的是"), ("year=2024&date=2024-13-01", "成文日期填的是")],
)
def test_a_year_or_day_that_is_none_is_said(come, query, said):
    response = come().get(f"/staff/reports?{query}")

    assert response.status_code == 400
    assert said in response.text


def test_a_broken_template_in_the_folder_is_said_with_its_line_and_the_page_stays(come, folder):
    folder.mkdir()
    (folder / "template.md.j2").write_text("# 题\n\n{{ 没有这个词 }}", encoding="utf-8")
    response = come().get(f"/staff/reports?{DECEMBER}")

    assert response.status_code == 400
    assert "报告模板第3行" in response.text
    assert "报告模板</a>" in response.text


# What is taken home


def test_the_final_paper_opens_in_word_and_it_is_written_down(come, audit):
    response = come().get(f"/staff/reports/take/paper.docx?{DECEMBER}")

    assert "截至11月底，制定党内规范性文件7份" in paper_of(response)
    assert "attachment" in response.headers["content-disposition"]
    assert last_deed(audit) == ("viewer", "report_taken", "2024/paper.docx")


def test_the_workbook_opens_with_the_ledger_in_it(come):
    response = come().get(f"/staff/reports/take/figures.xlsx?{DECEMBER}")

    assert load_workbook(io.BytesIO(response.content))["台账数字"].max_row == 18


@pytest.mark.usefixtures("_font")
@pytest.mark.parametrize(("name", "begins"), [("summary.pdf", b"%PDF"), ("summary.png", b"\x89PNG")])
def test_the_summary_comes_as_pdf_and_picture(come, name, begins):
    assert come().get(f"/staff/reports/take/{name}?{DECEMBER}").content.startswith(begins)


@pytest.mark.parametrize(
    "path", ["take/paper.exe?" + DECEMBER, "take/paper.docx", "files/etc", "files/years.yml/copy/1"]
)
def test_what_is_none_is_not_there(come, path):
    assert come().get(f"/staff/reports/{path}").status_code == 404


def test_a_draft_is_kept_and_what_changed_since_is_found(come, ledger, audit, folder):
    client = come("editor")
    assert "关于2024年度" in paper_of(post(client, "/staff/reports/draft", **CHOSEN))
    assert last_deed(audit) == ("editor", "report_drafted", "2024")
    assert (folder / "draft-2024.json").exists()

    row = next(row for row in ledger.figures(years.rows()[2024].first, years.rows()[2024].last) if row.id == 1)
    ledger.edit(1, type(row.entry)(**{**vars(row.entry), "quantity": type(row.entry.quantity)(3)}), who="办公室")
    page = client.get(f"/staff/reports?{DECEMBER}").text
    assert "“3次”在草稿（2024-12-02）里是“2次”" in page


def test_a_viewer_makes_no_draft(come, folder):
    client = come("viewer")

    assert "草稿 Word" not in client.get(f"/staff/reports?{DECEMBER}").text
    assert post(client, "/staff/reports/draft", **CHOSEN).status_code == 403
    assert not folder.exists()


# A finished paper


def test_a_finished_paper_is_proof_read_compared_and_not_kept(come, audit, folder):
    client = come()
    paper = docx.Document()
    paper.add_paragraph("深入推进行务公开，制定党内规范性文件8份。")
    file = io.BytesIO()
    paper.save(file)
    page = post(client, "/staff/reports/check", {"paper": ("定稿.docx", file.getvalue())}, **CHOSEN).text

    assert "“定稿.docx”的校对" in page
    assert "推进政务公开" in page
    assert "“7份”在定稿里找不到" in page
    assert last_deed(audit) == ("viewer", "report_checked", "2024/定稿.docx")
    assert not folder.exists()


def a_zip(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("坏.docx", b"no document", "读不出来"),
        ("坏.docx", a_zip(a=b"x"), "读不出来"),
        ("坏.pdf", b"%PDF-1.4", "可以校对 .docx"),
        ("大.docx", a_zip(a=bytes(65 * 2**20)), "展开有65兆"),
        ("乱码.txt", "中文".encode("gb18030"), "读不出来"),
        ("", b"", "没有选文件"),
    ],
)
def test_what_is_no_paper_is_said_on_the_page(come, name, content, said):
    response = post(come(), "/staff/reports/check", {"paper": (name, content)} if name else None, **CHOSEN)

    assert response.status_code == 400
    assert said in response.text
    assert "/tmp/" not in response.text


def test_a_paper_whose_parts_are_damaged_is_said(come):
    file = io.BytesIO()
    docx.Document().save(file)
    with zipfile.ZipFile(file) as parts:
        content = {name: parts.read(name) for name in parts.namelist()}
    content["word/document.xml"] = b"<broken"
    response = post(come(), "/staff/reports/check", {"paper": ("坏.docx", a_zip(**content))}, **CHOSEN)

    assert response.status_code == 400
    assert "文件损坏" in response.text


# Template and tables


@pytest.mark.parametrize("name", ["template.md.j2", "years.yml", "slips.yml"])
def test_all_read_and_take_home_template_and_tables_and_only_publishers_change_them(come, name):
    for role in Role:
        client = come(role.word)
        page = client.get(f"/staff/reports/files/{name}").text
        assert ("readonly" in page) is (role < Role.PUBLISHER)
        assert client.get(f"/staff/reports/files/{name}/copy").content
        assert (change(client, name, "{").status_code == 403) is (role < Role.PUBLISHER)


def test_what_lies_there_comes_back_from_the_browser_unchanged(come, folder):
    client = come("publisher")
    text = template.TEMPLATE.read_text(encoding="utf-8")
    same = change(client, "template.md.j2", text.replace("\n", "\r\n"))

    assert "没有改动" in client.get(same.headers["location"]).text
    assert not folder.exists()


def test_a_changed_template_holds_at_once_and_the_earlier_one_can_be_taken_back(come, audit, folder):
    client = come("publisher")
    text = template.TEMPLATE.read_text(encoding="utf-8")
    saved = change(client, "template.md.j2", text.replace("特此报告。", "专此报告。"))

    assert "已保存" in client.get(saved.headers["location"]).text
    assert last_deed(audit) == ("publisher", "report_file_changed", "template.md.j2")
    assert "专此报告。" in client.get(f"/staff/reports?{DECEMBER}").text
    assert client.get(f"{TEMPLATE}/copy/1").text == text
    change(client, "template.md.j2", text)
    assert "专此报告。" in client.get(f"{TEMPLATE}/copy/2").text
    assert sorted(path.name for path in folder.iterdir()) == ["template.md.j2", "template.md.j2.1", "template.md.j2.2"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("template.md.j2", "# 题\n\n{% if %}", "报告模板第3行"),
        ("template.md.j2", "# 题\n{{ 数字('x') }}", "没有“数字”这个词"),
        ("years.yml", "2024:\n  发文机关: [甲\n", "年度表 years.yml：第3行"),
        ("years.yml", "2024:\n  发文机关: [甲]\n  成文日期: 2024-13-01\n", "读不出来"),
        ("years.yml", "2024:\n  发文机关: 甲\n", "一列名称"),
        ("slips.yml", "- 甲", "最外层应当有错词"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place_and_the_old_one_stays(come, folder, name, text, said):
    client = come("publisher")
    response = change(client, name, text)

    assert response.status_code == 400
    assert said in response.text
    assert text.splitlines()[-1].replace("'", "&#39;") in response.text  # what was typed is not lost
    assert list(folder.glob("*")) == []
    assert list(folder.glob(".*")) == []
    assert "<article" in client.get(f"/staff/reports?{DECEMBER}").text


def test_two_publishers_do_not_undo_each_others_work(come):
    one, other = come("publisher"), come("admin")
    seen = other.get("/staff/reports/files/years.yml").text.split('name="seen" value="')[1][:64]
    text = years.TABLE.read_text(encoding="utf-8")
    change(one, "years.yml", text + "# 甲改的\n")
    response = post(other, "/staff/reports/files/years.yml", text=text + "# 乙改的\n", seen=seen)

    assert response.status_code == 400
    assert "别人改过years.yml" in response.text
    assert "# 甲改的" in one.get("/staff/reports/files/years.yml").text


def test_what_is_in_a_file_is_escaped_in_its_field(come, folder):
    client = come("publisher")
    change(client, "template.md.j2", "# 题\n\n</textarea><script>alert(1)</script>")
    page = client.get(TEMPLATE).text

    assert "</textarea><script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get(f"/staff/reports?{DECEMBER}").text


def test_without_a_folder_reports_are_written_and_nothing_can_be_changed(store, clock, ledger):
    client = Browser(an_app(store, clock))
    log_in(client, "admin")

    assert "没有发现问题" in client.get(f"/staff/reports?{DECEMBER}").text
    assert "readonly" in client.get(TEMPLATE).text
    assert change(client, "template.md.j2", "# 题").status_code == 409
    assert post(client, "/staff/reports/draft", **CHOSEN).status_code == 200


@pytest.mark.parametrize("path", ["reports/draft", "reports/check", "reports/files/years.yml"])
def test_a_form_without_the_sessions_token_does_nothing(come, folder, path):
    response = come("admin").post(f"/staff/{path}", data={**CHOSEN, "text": "{}", "seen": "x"})

    assert response.status_code == 403
    assert not folder.exists()
