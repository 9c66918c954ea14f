"""The page in a real browser, as residents use it: by touch, by keyboard, on a phone and on a kiosk."""

import shutil
import threading
import time

import pytest
import uvicorn
from starlette.applications import Starlette

from actions.reply import Outcome, Reply
from bot.settings import Settings
from bot.web.routes import web_routes
from tests.bot.fakes import WITH_BUTTONS, FakeAnswerer

CHROMIUM = shutil.which("chromium")
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
SIZES = {"phone": (390, 844), "kiosk": (1080, 1920), "desktop": (1366, 768)}
ANSWER = Reply("有效。<b>不是标签</b>", Outcome.ANSWERED, steps=("亲手写", "签名"), hotlines=("12348",))
EMERGENCY = Reply("别慌，现在就打110。", Outcome.EMERGENCY, steps=("马上打110",), hotlines=("110", "96110"))

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is missing: apt-get install chromium fonts-noto-cjk"),
]


class ByQuestion(FakeAnswerer):
    """An emergency for the emergency's button, choices for a choice, the answer for everything else."""

    async def reply(self, message):
        await super().reply(message)
        if message.payload == "/already_paid":
            return [EMERGENCY]
        return [WITH_BUTTONS] if message.text == "选" else [ANSWER]


@pytest.fixture(scope="module")
def answerer():
    return ByQuestion()


@pytest.fixture(scope="module")
def address(answerer):
    app = Starlette(routes=web_routes(answerer, Settings(idle_seconds=1)))
    server = uvicorn.Server(uvicorn.Config(app, port=0, ws="none", log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, address):
    pages = []

    def open_page(size="phone", query=""):
        width, height = SIZES[size]
        page = browser.new_page(viewport={"width": width, "height": height})
        pages.append(page)
        page.failures = []
        page.on("pageerror", lambda error: page.failures.append(str(error)))
        page.on("console", lambda said: page.failures.append(said.text) if said.type == "error" else None)
        page.goto(address + "/" + query)
        return page

    yield open_page
    failures = [failure for page in pages for failure in page.failures]
    for page in pages:
        page.close()
    assert failures == []


def test_a_typed_question_is_answered_and_its_marks_are_only_text(open_page, answerer):
    page = open_page()
    page.fill("#question", "遗嘱怎么写")
    page.keyboard.press("Enter")

    assert page.inner_text(".reply .text") == "有效。<b>不是标签</b>"
    assert page.locator(".reply ol li").count() == 2
    assert page.get_attribute(".reply a.line", "href") == "tel:12348"
    assert page.locator("#start").is_hidden()
    assert answerer.messages[-1].text == "遗嘱怎么写"
    assert "遗嘱" not in page.url


def test_the_emergency_is_reached_by_keyboard_alone(open_page):
    page = open_page()
    page.locator("header").click()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('emergency')"):
            break
    page.keyboard.press("Enter")

    assert "110" in page.inner_text(".line.urgent")


def test_a_choice_is_a_button_that_sends_its_payload(open_page, answerer):
    page = open_page()
    page.fill("#question", "选")
    page.click(".send")
    page.click(".choice")
    page.wait_for_selector(".reply ol")

    assert answerer.messages[-1].payload == '/ask_knowledge{"card":"will-handwritten"}'


def test_print_grows_to_more_than_thirty_pixels(open_page):
    page = open_page()
    for _ in range(9):
        page.click("#bigger")

    assert float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('#question')).fontSize)")) >= 30


def test_feedback_is_asked_once(open_page, answerer):
    page = open_page()
    page.fill("#question", "遗嘱")
    page.click(".send")
    page.click("text=没帮助")
    page.wait_for_selector("text=收到了，谢谢您。")

    assert page.locator(".helpful button").count() == 0 or answerer.messages[-1].payload == '/feedback{"verdict":"no"}'


@pytest.mark.parametrize(
    ("size", "query"), [("phone", ""), ("desktop", ""), ("kiosk", ""), ("kiosk", "?kiosk=1"), ("desktop", "?kiosk=1")]
)
def test_nothing_to_touch_is_under_sixty_pixels_and_nothing_scrolls_sideways(open_page, size, query):
    page = open_page(size, query)
    for words in ("", "选", "遗嘱"):
        if words:
            page.fill("#question", words)
            page.click(".send")
            page.wait_for_selector(".reply >> nth=-1")
        small = page.evaluate(
            "[...document.querySelectorAll('button, textarea, a.line')].filter(e => e.offsetParent)"
            ".filter(e => { const r = e.getBoundingClientRect(); return r.width < 60 || r.height < 59.9 }).map(e => e.outerHTML)"
        )
        assert small == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_kiosk_left_alone_asks_and_then_wipes_itself(open_page):
    page = open_page("kiosk", "?kiosk=1")
    page.clock.install()
    page.reload()
    page.fill("#question", "遗嘱怎么写")
    page.click(".send")
    page.wait_for_selector(".reply")

    page.clock.run_for(3_000)
    assert page.locator("#idle").is_visible()
    page.click("#idle .close")
    assert page.locator(".reply").is_visible()
    page.clock.run_for(30_000)

    assert page.locator(".reply").count() == 0
    assert page.locator(".emergency").is_visible()


def test_a_kiosk_offers_no_links_to_leave_by(open_page):
    page = open_page("kiosk", "?kiosk=1")
    page.click(".emergency")
    page.wait_for_selector(".reply")

    assert page.locator("a[href]:not(.skip)").count() == 0


def test_what_was_typed_stays_when_the_line_is_down(open_page):
    page = open_page()
    page.route("**/api/chat", lambda route: route.abort())
    page.fill("#question", "遗嘱怎么写")
    page.click(".send")
    page.wait_for_selector("text=现在连不上")
    page.failures.clear()  # the browser itself reports the broken call

    assert page.input_value("#question") == "遗嘱怎么写"
    assert "110" in page.inner_text(".reply")


def test_the_notice_fits_one_screen(open_page):
    page = open_page()
    page.click("#about")

    assert "不是律师对您这件事的法律意见" in page.inner_text("#notice")
    assert page.evaluate(
        "(() => { const n = document.querySelector('#notice'); return n.scrollHeight <= n.clientHeight + 1 })()"
    )
