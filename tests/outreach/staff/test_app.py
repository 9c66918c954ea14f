"""The staff pages over HTTP: who sees what, what a form must bring, and what every answer bears."""

import csv
import io

import pytest
from openpyxl import load_workbook

from outreach.staff.accounts import TRIES
from outreach.staff.door import PER_ADDRESS
from outreach.staff.roles import Role
from tests.outreach.events import an_event
from tests.outreach.staff.house import MORNING, PASSWORD, Browser, an_app, form_token, log_in

BOARDS = ("overview", "topics", "scams", "places", "hours", "feedback")
LEAST = {
    **dict.fromkeys((*BOARDS, "ledger", "reports", "password"), Role.VIEWER),
    "sites": Role.EDITOR,
    "questions": Role.REVIEWER,
    "accounts": Role.ADMIN,
    "audit": Role.ADMIN,
}
CHANGES = ("add", "role", "disable", "enable", "unlock", "password")


@pytest.fixture
def app(store, clock):
    return an_app(store, clock)


@pytest.fixture
def client(app):
    return Browser(app)


@pytest.fixture
def come(app):
    def come(name):
        client = Browser(app)
        assert log_in(client, name).status_code == 303
        return client

    return come


def post(client, path, **fields):
    """Sends a form from a page of the session's own."""
    return client.post(f"/staff/{path}", data={"form_token": form_token(client.get("/staff/password")), **fields})


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def deeds(audit):
    return [(deed.account, deed.action, deed.object) for _, deed in audit.newest(100)]


# Who sees what


@pytest.mark.parametrize("path", ["", *LEAST, "topics/export/topics.csv", "audit/export/audit.csv"])
def test_a_stranger_is_sent_to_the_door(client, path):
    response = client.get(f"/staff/{path}")

    assert (response.status_code, response.headers["location"]) == (303, "/staff/login")


@pytest.mark.parametrize("role", list(Role))
def test_every_role_sees_its_pages_and_no_others(come, role):
    client = come(role.word)

    seen = {path: client.get(f"/staff/{path}").status_code for path in LEAST}
    assert seen == {path: 200 if role >= least else 403 for path, least in LEAST.items()}


@pytest.mark.parametrize("role", list(Role)[:-1])
@pytest.mark.parametrize("change", CHANGES)
def test_nobody_but_an_admin_changes_accounts(come, role, change, accounts):
    before = accounts.list()

    response = post(come(role.word), f"accounts/{change}", name="viewer", role="admin", password=PASSWORD)
    assert response.status_code == 403
    assert accounts.list() == before


def test_the_navigation_has_what_one_may_see(come):
    assert "/staff/accounts" not in come("viewer").get("/staff/overview").text
    assert "/staff/accounts" in come("admin").get("/staff/overview").text


def test_another_role_holds_from_the_next_click_on(come, accounts):
    client = come("viewer")
    accounts.change_role("viewer", Role.ADMIN, by="admin")

    assert client.get("/staff/audit").status_code == 200


# The door


def test_whoever_logs_in_comes_to_the_overview(come):
    client = come("viewer")

    assert client.get("/staff/").headers["location"] == "/staff/overview"


@pytest.mark.parametrize(("name", "password"), [("viewer", "wrong password"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_word_is_refused_and_it_is_not_said_which(client, name, password):
    response = log_in(client, name, password)

    assert response.status_code == 401
    assert "账号名或密码不对" in response.text
    assert "mingbai_staff" not in client.cookies
    assert PASSWORD not in response.text


def test_after_five_wrong_passwords_the_right_one_is_refused_alike(client, clock):
    for _ in range(TRIES):
        wrong = log_in(client, "viewer", "wrong password")
    right = log_in(client, "viewer")

    assert right.status_code == 401
    assert right.text == wrong.text
    clock.forward(minutes=15)
    assert log_in(client, "viewer").status_code == 303


def test_too_many_tries_are_not_even_looked_at(client, audit):
    for _ in range(PER_ADDRESS):
        log_in(client, "nobody")
    before = deeds(audit)

    assert log_in(client, "viewer").status_code == 429
    assert deeds(audit) == before


def test_the_cookie_is_for_these_pages_alone_and_no_script_reads_it(client):
    cookie = log_in(client).headers["set-cookie"].lower()

    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/staff" in cookie
    assert "secure" not in cookie


def test_over_https_the_cookie_is_secure(app):
    client = Browser(app, "https://office")

    assert "secure" in log_in(client).headers["set-cookie"].lower()


def test_a_session_is_another_one_after_logging_in_again(come):
    client = come("viewer")
    first = client.cookies["mingbai_staff"]
    log_in(client)

    assert client.cookies["mingbai_staff"] != first
    assert Browser(client.app, mingbai_staff=first).get("/staff/overview").status_code == 303


def test_half_an_hour_later_one_must_log_in_again(come, clock):
    client = come("viewer")
    clock.forward(minutes=31)

    assert client.get("/staff/overview").headers["location"] == "/staff/login"


def test_logging_out_ends_the_session_and_not_only_the_cookie(come, app, audit):
    client = come("viewer")
    token = client.cookies["mingbai_staff"]
    assert post(client, "logout").headers["location"] == "/staff/login"

    again = Browser(app, mingbai_staff=token)
    assert again.get("/staff/overview").status_code == 303
    assert deeds(audit)[0] == ("viewer", "logout", "viewer")


def test_a_disabled_account_is_out_at_once(come, accounts):
    client = come("viewer")
    accounts.disable("viewer", by="admin")

    assert client.get("/staff/overview").status_code == 303


# Forms


@pytest.mark.parametrize("path", ["logout", "password", *(f"accounts/{change}" for change in CHANGES)])
@pytest.mark.parametrize("token", [None, "", "0" * 64, "令牌"])
def test_a_form_without_the_sessions_token_does_nothing(come, accounts, path, token):
    client, before = come("admin"), accounts.list()
    fields = {"name": "viewer", "role": "admin", "password": PASSWORD, "old": PASSWORD, "new": "x" * 9 + "y"}

    response = client.post(f"/staff/{path}", data={**fields, **({} if token is None else {"form_token": token})})
    assert response.status_code == 403
    assert accounts.list() == before
    assert client.get("/staff/overview").status_code == 200


def test_anothers_token_is_no_token(come):
    token = form_token(come("admin").get("/staff/password"))

    assert come("admin").post("/staff/logout", data={"form_token": token}).status_code == 403


def test_the_door_takes_no_form_from_elsewhere(client):
    response = client.post("/staff/login", data={"name": "viewer", "password": PASSWORD})

    assert response.status_code == 403
    assert "mingbai_staff" not in client.cookies


def test_a_form_too_large_is_refused(come):
    assert post(come("admin"), "accounts/add", name="a" * 70_000).status_code == 413


def test_a_look_changes_nothing(come):
    assert come("admin").get("/staff/accounts/disable?name=viewer").status_code == 405


# Accounts


def test_an_admin_adds_an_account_that_may_then_come_in(come, audit):
    admin = come("admin")
    added = post(admin, "accounts/add", name="Li", display="李姐", role="editor", password="十个汉字也算数的密码")

    assert "账号已新增" in admin.get(added.headers["location"]).text
    assert ("admin", "account_added", "li") in deeds(audit)
    newcomer = Browser(admin.app)
    assert log_in(newcomer, "li", "十个汉字也算数的密码").status_code == 303
    assert "李姐（编辑）" in newcomer.get("/staff/overview").text


@pytest.mark.parametrize(
    ("change", "fields", "said"),
    [
        ("add", {"name": "viewer", "role": "viewer", "password": PASSWORD}, "已经有了"),
        ("add", {"name": "li", "role": "boss", "password": PASSWORD}, "角色"),
        ("add", {"name": "li", "role": "viewer", "password": "short"}, "10到128"),
        ("add", {"name": "<b>", "role": "viewer", "password": PASSWORD}, "账号名"),
        ("disable", {"name": "admin"}, "最后一个"),
        ("role", {"name": "nobody", "role": "viewer"}, "没有账号"),
    ],
)
def test_what_cannot_be_is_refused_in_chinese_on_the_same_page(come, change, fields, said):
    response = post(come("admin"), f"accounts/{change}", **fields)

    assert response.status_code == 400
    assert said in response.text
    assert "<b>”" not in response.text
    assert PASSWORD not in response.text


def test_everybody_changes_his_own_password(come):
    client = come("viewer")
    new = "另一个很长的密码 42"
    wrong = post(client, "password", old="wrong password", new=new, again=new)
    unlike = post(client, "password", old=PASSWORD, new=new, again="x")
    changed = post(client, "password", old=PASSWORD, new=new, again=new)

    assert (wrong.status_code, unlike.status_code) == (400, 400)
    assert changed.headers["location"] == "/staff/login"
    assert client.get("/staff/overview").status_code == 303
    assert log_in(client, "viewer", new).status_code == 303


def test_changing_a_password_is_no_login_and_tries_at_it_lock_like_others(come, audit):
    client = come("viewer")
    before = [action for _, action, _ in deeds(audit)].count("login")
    for _ in range(TRIES):
        post(client, "password", old="wrong password", new="x" * 9 + "yz", again="x" * 9 + "yz")
    right = post(client, "password", old=PASSWORD, new="x" * 9 + "yz", again="x" * 9 + "yz")

    assert right.status_code == 400
    assert [action for _, action, _ in deeds(audit)].count("login") == before


# What every answer bears


@pytest.mark.parametrize("path", ["login", "overview", "hours", "nowhere", "audit", "static/nowhere.js", "logout"])
def test_every_answer_is_protected_and_kept_nowhere(come, path):
    headers = come("viewer").get(f"/staff/{path}").headers
    policy = headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == ("no-cache" if path.startswith("static") else "no-store")


def test_plotly_comes_from_here_and_is_kept_as_long_as_its_version(come):
    page = come("viewer").get("/staff/overview").text
    address = page.split('src="')[1].split('"')[0]
    response = come("viewer").get(address)

    assert address.startswith("/staff/static/plotly.min.js?v=")
    assert "plotly.js" in response.text[:200]
    assert response.headers["content-encoding"] == "gzip"
    assert "immutable" in response.headers["cache-control"]


@pytest.mark.parametrize("path", [f"{board}?period={period}" for board in BOARDS for period in ("today", "year")])
def test_no_page_has_a_script_or_style_of_its_own(come, store, path):
    store.record(an_event(at=MORNING))
    page = come("admin").get(f"/staff/{path}").text

    assert "style=" not in page
    assert "onclick" not in page
    assert all('src="' in part or 'type="application/json"' in part for part in page.split("<script")[1:])


def test_an_address_that_is_none_is_said_in_chinese(come):
    response = come("viewer").get("/staff/nowhere")

    assert response.status_code == 404
    assert "没有这一页" in response.text


def test_a_database_that_fails_is_said_and_not_shown(come, store, tmp_path):
    client = come("viewer")
    store.close()
    (tmp_path / "outreach.sqlite3").write_bytes(b"no database at all" * 500)
    for more in tmp_path.glob("outreach.sqlite3-*"):
        more.unlink()
    response = client.get("/staff/overview")

    assert response.status_code == 503
    assert "打不开" in response.text
    assert "SELECT" not in response.text
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_our_own_failure_is_said_protected_and_without_its_cause(store, clock):
    def broken(_):
        raise ValueError("the cause")

    app = an_app(store, clock, card=broken)
    client = Browser(app, quiet=True)
    log_in(client)
    for _ in range(5):
        store.record(an_event(at=MORNING))
    response = client.get("/staff/topics")

    assert response.status_code == 500
    assert "系统出错了" in response.text
    assert "the cause" not in response.text
    assert "default-src 'none'" in response.headers["content-security-policy"]


# Figures


def test_the_overview_shows_the_figures_and_how_they_moved(come, store):
    for number in range(6):
        store.record(an_event(at=MORNING, resident=f"{number:016x}"))
    page = come("viewer").get("/staff/overview?period=today").text

    assert "100.0%" in page
    assert "上期无从比较" in page


def test_names_are_the_offices_and_not_the_events(come, store):
    for _ in range(5):
        store.record(an_event(at=MORNING))
    page = come("viewer").get("/staff/topics").text

    assert "继承与遗嘱" in page
    assert "手写遗嘱怎么写？" in page
    assert "inheritance" not in page


TOTALS = ("figures", "outcomes", "verdicts")
"""Tables of totals, which are shown whatever they are (`outreach.suppression`)."""


@pytest.mark.parametrize("board", BOARDS)
def test_small_counts_stand_nowhere_in_page_or_file(come, store, board):
    for _ in range(3):
        store.record(an_event(at=MORNING, channel="kiosk", site="大堂", feedback="no", reason="unclear"))
        store.record(an_event(at=MORNING, outcome="scam_checked", risk="high", topic="解债", scheme="0" * 16))
    client = come("viewer")
    for section in client.get(f"/staff/{board}").text.split("/export/")[1:]:
        name = section.split(".")[0]
        if name in TOTALS:
            continue
        for _, *cells in rows_of(client.get(f"/staff/{board}/export/{name}.csv"))[1:]:
            assert "3" not in cells


def test_a_scheme_that_spikes_is_marked(come, store):
    for bits in range(5):
        store.record(an_event(at=MORNING, outcome="scam_checked", risk="high", topic="解债", scheme=f"{bits:016x}"))

    assert "突增" in come("viewer").get("/staff/scams").text


@pytest.mark.parametrize("query", ["period=nonsense", "period=custom&from=2026-01-02&to=2026-01-01"])
def test_a_period_that_is_none_is_said_on_the_page(come, query):
    client = come("viewer")

    assert client.get(f"/staff/overview?{query}").status_code == 400
    assert "时间段填的是" in client.get(f"/staff/overview?{query}").text
    assert client.get(f"/staff/overview/export/days.csv?{query}").status_code == 400


# Exports


@pytest.mark.parametrize("board", BOARDS)
def test_every_table_can_be_taken_home_and_it_is_written_down(come, store, audit, board):
    store.record(an_event(at=MORNING))
    client = come("viewer")
    links = [
        part.split('"')[0]
        for part in client.get(f"/staff/{board}?period=30d").text.split('href="')
        if "/export/" in part
    ]

    assert links
    for link in links:
        response = client.get(link.replace("&amp;", "&"))
        assert "attachment" in response.headers["content-disposition"]
        if ".xlsx" in link:
            assert load_workbook(io.BytesIO(response.content)).active.max_row >= 1
    taken = [deed for _, deed in audit.newest(100) if deed.action == "exported"]
    assert len(taken) == len(links)
    assert taken[0].detail == {"from": "2026-10-27", "to": "2026-11-25"}


@pytest.mark.parametrize("file", ["nothing.csv", "topics.exe", "topics.csv.bak"])
def test_a_table_that_is_none_is_not_there_and_not_written_down(come, audit, file):
    assert come("viewer").get(f"/staff/topics/export/{file}").status_code == 404
    assert "exported" not in [action for _, action, _ in deeds(audit)]


def test_the_audit_log_is_shown_by_hundreds_and_taken_home(come, audit):
    for number in range(150):
        audit.record("admin", "exported", f"topics/{number}.csv")
    client = come("admin")
    page = client.get("/staff/audit").text
    older = page.split('href="?before=')[1].split('"')[0]

    assert "topics/149.csv" in page
    assert "topics/0.csv" not in page
    assert "topics/0.csv" in client.get(f"/staff/audit?before={older}").text
    assert client.get("/staff/audit?before=; DROP").status_code == 200
    assert len(rows_of(client.get("/staff/audit/export/audit.csv"))) > 150
    assert deeds(audit)[0] == ("admin", "exported", "audit/audit.csv")
