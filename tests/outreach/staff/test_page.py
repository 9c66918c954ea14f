"""The staff pages in a real browser: charts are drawn, on a desk and a phone, and nothing breaks their protection."""

import random
import shutil
import threading
import time

import pytest
import uvicorn
from playwright.sync_api import expect, sync_playwright

from outreach.ledger.ledger import Ledger
from outreach.ledger.reading import import_sheets
from outreach.store import EventStore
from tests.outreach.events import NOON, drawn_events
from tests.outreach.report.material_2024 import SHEETS
from tests.outreach.staff.house import PASSWORD, Clock, an_app

CHROMIUM = shutil.which("chromium")
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
SIZES = {"phone": (390, 844), "desk": (1280, 800)}
BOARDS = ("overview", "topics", "scams", "places", "hours", "feedback")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is missing: apt-get install chromium fonts-noto-cjk"),
]


@pytest.fixture(scope="module")
def clock():
    clock = Clock()
    clock.now = NOON
    return clock


@pytest.fixture(scope="module")
def address(tmp_path_factory, clock):
    store = EventStore(f"sqlite:///{tmp_path_factory.mktemp('staff') / 'outreach.sqlite3'}")
    store.migrate()
    for event in drawn_events(random.Random(2), 400):
        store.record(event)
    for sheet in SHEETS:
        import_sheets(Ledger(store), sheet.read_bytes(), sheet.name, who="办公室")
    app = an_app(store, clock, report_folder=tmp_path_factory.mktemp("report"))
    server = uvicorn.Server(uvicorn.Config(app, port=0, ws="none", log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/staff"
    server.should_exit = True
    thread.join()
    store.close()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture
def come(browser, address, clock):
    """Opens a page, logs in by its form as the browser's user does, and says at the end what went wrong in it."""
    pages = []

    def come(size="desk", name="admin"):
        clock.forward(minutes=1)  # the door lets ten a minute try
        width, height = SIZES[size]
        page = browser.new_page(viewport={"width": width, "height": height})
        pages.append(page)
        page.failures = []
        page.on("pageerror", lambda error: page.failures.append(str(error)))
        page.on("console", lambda said: page.failures.append(said.text) if said.type in ("error", "warning") else None)
        page.goto(address + "/")
        page.fill("[name=name]", name)
        page.fill("[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/overview")
        return page

    yield come
    failures = [failure for page in pages for failure in page.failures]
    for page in pages:
        page.close()
    assert failures == []


def drawn(page):
    expect(page.locator(".chart:not(.drawn)")).to_have_count(0)
    return page.locator(".chart svg.main-svg")


def test_whoever_logs_in_sees_the_days_drawn_and_their_table(come):
    page = come()

    assert drawn(page).count() > 0
    assert page.locator(".chart").first.locator(".point path").count() == 7
    assert page.locator("table tbody tr").count() >= 7
    assert (
        page.locator("html").evaluate("() => getComputedStyle(document.querySelector('.main-svg')).position")
        == "absolute"
    )


@pytest.mark.parametrize("size", SIZES)
def test_every_board_is_drawn_without_a_fault_and_nothing_scrolls_sideways(come, address, size):
    page = come(size)
    for board in BOARDS:
        page.goto(f"{address}/{board}?period=30d")
        drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), board


def test_a_chart_fits_the_paper_it_is_printed_on(come):
    page = come()
    drawn(page)
    page.emulate_media(media="print")

    expect(page.locator(".chart .main-svg").first).to_have_attribute("width", "660")


def test_a_table_is_taken_home(come):
    page = come()
    with page.expect_download() as waiting:
        page.click("text=Excel >> nth=0")

    assert waiting.value.suggested_filename.endswith(".xlsx")


@pytest.mark.parametrize("size", SIZES)
def test_a_report_is_shown_with_its_findings_and_nothing_scrolls_sideways(come, address, size):
    page = come(size)
    page.goto(f"{address}/reports")
    page.select_option("[name=year]", "2024")
    page.fill("[name=date]", "2024-11-15")
    page.click("text=写出来看")

    expect(page.locator(".findings li").first).to_contain_text("截至11月底")
    expect(page.locator(".report data").first).to_be_visible()
    assert page.locator(".report h2").count() == 5
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_finished_paper_is_sent_in_and_a_draft_taken_home(come, address, tmp_path):
    page = come()
    page.goto(f"{address}/reports?year=2024&date=2024-12-02")
    with page.expect_download() as waiting:
        page.click("text=草稿 Word")
    waiting.value.save_as(tmp_path / "草稿.docx")
    page.set_input_files("[name=paper]", tmp_path / "草稿.docx")
    page.click("button:text-is('校对')")

    expect(page.locator("#findings")).to_contain_text("“草稿.docx”的校对：没有发现问题")


@pytest.mark.parametrize("size", SIZES)
def test_the_template_is_changed_in_its_field_and_stays_as_it_was_typed(come, address, size):
    page = come(size)
    page.goto(f"{address}/reports/files/template.md.j2")
    text = page.input_value("textarea") + f"\n{{# {size} #}}\n"
    page.fill("textarea", text)
    page.click("text=保存 >> nth=0")

    expect(page.locator(".done")).to_contain_text("已保存")
    assert page.input_value("textarea") == text
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_logging_out_shows_the_door(come):
    page = come()
    page.click("text=退出")

    assert page.locator("h1").inner_text() == "登录"


@pytest.mark.parametrize("size", SIZES)
def test_an_activity_is_typed_in_and_stands_in_the_ledger(come, address, size):
    page = come(size, "editor")
    page.goto(f"{address}/ledger")
    assert page.locator(".tabs").bounding_box()["y"] < page.locator(".keys").bounding_box()["y"]
    page.click("text=记一条活动")
    for field, value in {
        "name": f"反诈讲座 {size}",
        "kind": "宣讲讲座",
        "first": f"{NOON:%Y-06-15}",
        "people": "200余",
    }.items():
        page.fill(f"#{field}", value)
    page.click("button:has-text('保存')")
    page.wait_for_url("**/ledger?*")

    expect(page.locator("tr:target")).to_contain_text(f"反诈讲座 {size}")
    expect(page.locator("tr:target")).to_contain_text("200余")
    for path in ("", "?sheet=figures", "/activities/new", "/activities/1/edit", "/activities/1/history", "/import"):
        page.goto(f"{address}/ledger{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
