"""The page of the ledger over HTTP: who may what, forms and their faults, races, files, and what is written down."""

import re
from datetime import date

import pytest

from outreach.ledger.columns import FIGURES
from outreach.ledger.entries import Activity, GovernanceFigure, Quantity
from outreach.ledger.ledger import Ledger
from outreach.ledger.reading import import_sheets, read
from outreach.ledger.writing import as_csv
from outreach.staff.roles import Role
from tests.outreach.ledger.drawn import a_figure, an_activity
from tests.outreach.staff.house import Browser, an_app, form_token, log_in

DAY = date(2026, 6, 15)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
TYPED = {"name": "反诈讲座", "kind": "宣讲讲座", "first": "2026-06-15", "people": "200余", "street": "甲街道"}
TALK = an_activity(first=DAY, last=DAY, people=Quantity(200, over=True), street="甲街道")
FORMS = ("activities/new", "activities/1/edit", "activities/1/delete", "import")


@pytest.fixture
def app(store, clock):
    return an_app(store, clock)


@pytest.fixture
def come(app):
    def come(name="editor"):
        client = Browser(app)
        assert log_in(client, name).status_code == 303
        return client

    return come


@pytest.fixture
def ledger(store, clock):
    return Ledger(store, clock)


def token(client):
    return form_token(client.get("/staff/password"))


def post(client, path, **fields):
    return client.post(f"/staff/ledger/{path}", {"form_token": token(client), **fields})


def upload(client, content, name="台账.csv"):
    return client.post("/staff/ledger/import", {"form_token": token(client)}, files={"file": (name, content)})


def kept(ledger):
    return [row.entry for row in ledger.activities(*YEAR)]


def deeds(audit):
    deeds = [deed for _, deed in audit.newest(100)]
    return [(deed.account, deed.action, deed.object) for deed in deeds if "ledger" in deed.object]


# Who may what


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("form", FORMS)
def test_editors_and_above_change_and_viewers_do_not(come, ledger, role, form):
    ledger.add(TALK, who="甲")
    client = come(role.word)
    may = role >= Role.EDITOR

    assert client.get("/staff/ledger").status_code == 200
    assert client.get(f"/staff/ledger/{form}").status_code == (200 if may else 403)
    assert (post(client, form, revision="0").status_code == 403) == (not may)


def test_a_viewer_sees_exports_and_history_and_no_button_that_is_not_for_him(come, ledger):
    ledger.add(TALK, who="甲")
    client = come("viewer")
    page = client.get("/staff/ledger").text

    assert "反诈讲座" in page
    assert not re.search(r"/(new|edit|delete|import)\b", page)
    for path in ("activities/1/history", "export/activities.csv", "export/ledger.xlsx", "export/template.xlsx"):
        assert client.get(f"/staff/ledger/{path}").status_code == 200


@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_another_site_changes_nothing(come, ledger, form):
    ledger.add(TALK, who="甲")
    response = come().post(f"/staff/ledger/{form}", {**TYPED, "name": "别的", "revision": "1"})

    assert response.status_code == 403
    assert kept(ledger) == [TALK]


@pytest.mark.parametrize("path", ["others/new", "activities/7/edit", "activities/7/history", "figures/1/delete"])
def test_what_is_not_there_is_said_to_be_missing(come, ledger, path):
    ledger.add(TALK, who="甲")

    assert come().get(f"/staff/ledger/{path}").status_code == 404


@pytest.mark.parametrize("path", ["edit", "delete", "history"])
def test_a_number_larger_than_any_is_no_entry(come, path):
    assert come().get(f"/staff/ledger/activities/{10**30}/{path}").status_code == 404


# Adding and changing


def test_what_an_editor_types_stands_in_the_list_and_is_written_down(come, ledger, audit):
    client = come()
    answer = post(client, "activities/new", **TYPED)
    page = client.get(answer.headers["location"].partition("#")[0]).text

    assert kept(ledger) == [TALK]
    assert "记好了" in page
    assert "200余" in page
    assert deeds(audit)[0] == ("editor", "entry_added", "ledger/activities/1")


def test_after_saving_one_sees_the_entry_even_where_the_list_was_of_another_time(come):
    client = come()
    answer = post(client, "activities/new?period=custom&from=2025-01-01&to=2025-12-31", **TYPED)

    assert "反诈讲座" in client.get(answer.headers["location"].partition("#")[0]).text


def test_every_fault_stands_beside_its_field_and_what_was_typed_stays(come, ledger):
    typed = {**TYPED, "name": "", "people": "约200", "last": "2026-06-01", "note": "第一行\n第二行"}
    response = post(come(), "activities/new", **typed)
    lines = {re.search(r'for="(\w+)"', line)[1]: line for line in response.text.split('<div class="line')[1:]}

    assert response.status_code == 400
    assert {name for name, line in lines.items() if 'class="amiss"' in line} == {"name", "people", "last"}
    assert "约200" in lines["people"]
    assert 'value="甲街道"' in lines["street"]
    assert "第一行\n第二行</textarea>" in lines["note"]
    assert kept(ledger) == []


def test_nought_and_somewhat_more_is_said_beside_its_field_in_a_form_and_a_file(come):
    client = come()
    form = post(client, "activities/new", **{**TYPED, "people": "0余"})
    file = upload(client, as_csv(FIGURES, [a_figure()]).replace(b",7,", ",0余,".encode()))

    assert 'id="people-fault"' in form.text
    assert 'data-title="列">数值' in file.text


def test_the_same_entry_is_not_kept_twice(come, ledger):
    ledger.add(TALK, who="甲")
    response = post(come(), "activities/new", **TYPED)

    assert response.status_code == 409
    assert "完全一样" in response.text
    assert kept(ledger) == [TALK]


def test_an_entry_is_changed_from_its_form(come, ledger, audit):
    ledger.add(TALK, who="甲")
    client = come()
    form = client.get("/staff/ledger/activities/1/edit").text
    assert 'value="200余"' in form

    post(client, "activities/1/edit", **{**TYPED, "people": "230"}, revision="1")
    assert kept(ledger)[0].people == Quantity(230)
    assert deeds(audit)[0] == ("editor", "entry_changed", "ledger/activities/1")


def test_saving_without_a_change_leaves_no_trace(come, ledger, audit):
    ledger.add(TALK, who="甲")
    post(come(), "activities/1/edit", **TYPED, revision="1")

    assert len(ledger.history(Activity, 1)) == 1
    assert deeds(audit) == []


def test_who_is_slower_loses_nothing_and_sees_what_the_other_made(come, ledger):
    ledger.add(TALK, who="甲")
    client = come()
    post(client, "activities/1/edit", **{**TYPED, "venue": "文化广场"}, revision="1")
    slower = post(come("admin"), "activities/1/edit", **{**TYPED, "people": "300"}, revision="1")

    assert slower.status_code == 409
    assert kept(ledger)[0].people == Quantity(200, over=True)
    assert 'value="300"' in slower.text
    assert "台账里现在是：200余" in slower.text
    assert "台账里现在是：文化广场" in slower.text
    assert slower.text.count("台账里现在是") == 2
    assert 'name="revision" value="2"' in slower.text


@pytest.mark.parametrize("revision", ["", "abc", "9" * 40])
def test_a_form_without_its_revision_changes_nothing(come, ledger, revision):
    ledger.add(TALK, who="甲")

    assert post(come(), "activities/1/edit", **{**TYPED, "people": "1"}, revision=revision).status_code == 409
    assert kept(ledger) == [TALK]


def test_what_was_deleted_meanwhile_can_be_kept_anew(come, ledger):
    ledger.add(TALK, who="甲")
    ledger.delete(Activity, 1, who="乙")
    response = post(come(), "activities/1/edit", **TYPED, revision="1")

    assert response.status_code == 409
    assert "/ledger/activities/new" in response.text
    assert 'value="反诈讲座"' in response.text


# Deleting


def test_deleting_asks_first_and_its_history_stays(come, ledger, audit):
    ledger.add(TALK, who="甲")
    client = come()
    asked = client.get("/staff/ledger/activities/1/delete").text
    assert "要删除这一条吗" in asked
    assert kept(ledger) == [TALK]

    post(client, "activities/1/delete", revision="1")
    assert kept(ledger) == []
    assert "已经删除" in client.get("/staff/ledger/activities/1/history").text
    assert deeds(audit)[0] == ("editor", "entry_deleted", "ledger/activities/1")


def test_what_was_changed_after_the_question_is_not_deleted(come, ledger):
    ledger.add(TALK, who="甲")
    ledger.edit(1, an_activity(first=DAY, last=DAY, name="新名称"), who="乙")
    response = post(come(), "activities/1/delete", revision="1")

    assert response.status_code == 409
    assert "新名称" in response.text
    assert len(kept(ledger)) == 1


# The list


def test_totals_keep_the_over_and_say_what_lies_across_the_edge(come, ledger):
    ledger.add(TALK, who="甲")
    ledger.add(an_activity(first=DAY, last=DAY, name="另一场", people=Quantity(30), street="乙街道"), who="甲")
    ledger.add(an_activity(first=date(2025, 12, 1), last=DAY, name="跨年", people=Quantity(5)), who="甲")
    client = come("viewer")
    page = client.get("/staff/ledger").text
    one_street = client.get("/staff/ledger?street=乙街道").text

    assert "230余<small>人次" in page
    assert "另有1条跨出时段" in page
    assert page.count("跨出时段，不算进合计") == 1
    assert "30<small>人次" in one_street
    assert "反诈讲座" not in one_street


def test_figures_that_do_not_add_up_are_said_on_top(come, ledger):
    days = {"first": YEAR[0], "last": YEAR[1]}
    ledger.add(a_figure(name="信访.办结", quantity=Quantity(9), **days), who="甲")
    ledger.add(a_figure(name="信访.办结.来信", part_of="信访.办结", quantity=Quantity(4), **days), who="甲")
    page = come().get("/staff/ledger").text

    assert "分项和合计对不上" in page
    assert page.index("分项之和是4") < page.index('class="tabs"')
    assert "信访.办结.来信" in come().get("/staff/ledger?sheet=figures").text


@pytest.mark.parametrize("query", ["period=never", "kind=%00", "period=custom&from=2026-02-01&to=2026-01-01"])
def test_a_choice_that_is_none_is_said(come, query):
    assert come().get(f"/staff/ledger?{query}").status_code == 400
    assert come().get(f"/staff/ledger/export/activities.csv?{query}").status_code == 400


def test_more_than_a_page_is_turned_over(come, ledger):
    ledger.add_all([an_activity(first=DAY, last=DAY, name=f"第{number}场") for number in range(201)], who="甲")
    page = come().get("/staff/ledger").text
    further = re.search(r'href="(\?[^"]*start=200[^"]*)"', page)[1].replace("&amp;", "&")

    assert "第200场" not in page
    assert "第200场" in come().get(f"/staff/ledger{further}").text


@pytest.mark.parametrize("path", ["", "/activities/1/edit", "/activities/1/delete", "/activities/1/history"])
def test_a_name_is_text_and_never_a_script(come, ledger, path):
    ledger.add(an_activity(first=DAY, last=DAY, name="<script>alert(1)</script>", street='"><script>'), who="甲")
    page = come().get(f"/staff/ledger{path}").text

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


# Files


def test_a_file_is_imported_and_the_second_time_left_out(come, ledger, audit):
    content = as_csv(FIGURES, [a_figure()])
    client = come()
    first, second = upload(client, content), upload(client, content)

    assert "新增1条，跳过0条" in first.text
    assert "新增0条，跳过1条" in second.text
    assert "第2行" in second.text
    assert deeds(audit)[0] == ("editor", "ledger_imported", "ledger")
    assert len(ledger.figures(date(2024, 1, 1), date(2024, 12, 31))) == 1


def test_every_fault_of_a_file_is_listed_and_nothing_is_imported(come, ledger, audit):
    good, bad = as_csv(FIGURES, [a_figure(), a_figure(name="甲.乙")]).decode("utf-8-sig").splitlines()[1:]
    heading = ",".join(FIGURES.headings)
    bad = bad.replace(",7,", ",约7<script>,").replace("2024-11-30", "昨天")
    response = upload(come(), "\n".join([heading, good, bad]).encode())

    assert response.status_code == 400
    assert "约7&lt;script&gt;" in response.text
    assert re.findall(r'data-title="行">(\d+)</td><td data-title="列">(\w+)', response.text) == [
        ("3", "数值"),
        ("3", "结束日期"),
    ]
    assert ledger.figures(date(2024, 1, 1), date(2024, 12, 31)) == []
    assert deeds(audit) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\xff\xff\xff"])
def test_a_file_that_is_no_sheet_is_refused_in_chinese(come, content):
    response = upload(come(), content, "坏.xlsx")

    assert response.status_code == 400
    assert "没有导入" in response.text


def test_no_file_at_all_is_said(come):
    assert "没有选文件" in post(come(), "import").text
    assert "没有选文件" in post(come(), "import", file="text").text


@pytest.mark.parametrize("file", ["activities.csv", "ledger.xlsx"])
def test_what_is_taken_home_can_be_brought_back(come, ledger, audit, file):
    ledger.add(TALK, who="甲")
    content = come("viewer").get(f"/staff/ledger/export/{file}").content
    ledger.delete(Activity, 1, who="甲")

    import_sheets(ledger, content, file, who="甲")
    assert kept(ledger) == [TALK]
    assert deeds(audit)[0] == ("viewer", "exported", f"ledger/{file}")


def test_the_empty_workbook_is_taken_home_and_is_a_sheet(come):
    assert read(come("viewer").get("/staff/ledger/export/template.xlsx").content, "空表.xlsx") == []


@pytest.mark.parametrize("file", ["others.csv", "ledger.csv", "activities.exe"])
def test_a_file_that_is_none_is_not_there_and_not_written_down(come, audit, file):
    assert come().get(f"/staff/ledger/export/{file}").status_code == 404
    assert deeds(audit) == []


# History


def test_history_says_who_when_and_each_field_before_and_after(come, ledger, clock):
    client = come()
    post(client, "activities/new", **TYPED)
    clock.forward(minutes=5)
    post(client, "activities/1/edit", **{**TYPED, "people": "230"}, revision="1")
    page = client.get("/staff/ledger/activities/1/history").text
    changed = page.split("<h2>")[1]

    assert "修改" in changed
    assert "editor（editor），2026-11-25 09:05:00" in changed
    assert re.findall(r"<strong>(\w+)</strong>.*?改前\">(.*?)<.*?改后\">(.*?)<", changed) == [("人次", "200余", "230")]


def test_a_figure_has_its_form_and_history_as_well(come, ledger):
    fields = {"name": "信访.办结", "quantity": "9余", "unit": "宗", "first": "2026-01-01", "last": "2026-12-31"}
    client = come()
    assert post(client, "figures/new", **fields).status_code == 400
    post(client, "figures/new", **fields, source="综合科台账")

    assert ledger.get(GovernanceFigure, 1).entry.quantity == Quantity(9, over=True)
    assert "综合科台账" in client.get("/staff/ledger/figures/1/history").text
