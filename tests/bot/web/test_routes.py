"""The calls of the page: what fits is answered, what does not is refused in a kind sentence."""

import json

import httpx
import pytest
from starlette.applications import Starlette

from actions.reply import Outcome, Reply
from bot.message import LARGEST_PICTURE, Channel
from bot.settings import Settings
from bot.web.routes import BODY_MAX, web_routes
from tests.bot.fakes import WITH_BUTTONS, FakeAnswerer


@pytest.fixture
def answerer():
    return FakeAnswerer(
        Reply("有效。", Outcome.ANSWERED, card="will-handwritten", steps=("亲手写",), hotlines=("12348",))
    )


def a_client(answerer, **settings):
    app = Starlette(routes=web_routes(answerer, Settings(**settings)))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://kiosk")


@pytest.fixture
def client(answerer):
    return a_client(answerer, site="大堂")


async def ask(client, **body):
    return await client.post("/api/chat", json={"session": "abc", **body})


async def test_a_question_is_answered_with_everything_the_page_draws(client, answerer):
    (reply,) = (await ask(client, text="遗嘱怎么写")).json()["replies"]

    assert reply["text"] == "有效。"
    assert reply["steps"] == ["亲手写"]
    assert reply["hotlines"][0]["number"] == "12348"
    (message,) = answerer.messages
    assert (message.text, message.session, message.channel, message.site) == ("遗嘱怎么写", "abc", Channel.WEB, "大堂")


async def test_a_kiosk_says_that_it_is_one_and_where(client, answerer):
    await ask(client, text="您好", kiosk=True, site="二楼")

    assert (answerer.messages[0].channel, answerer.messages[0].site) == (Channel.KIOSK, "二楼")


async def test_a_button_is_sent_as_a_payload_and_shown_with_its_title():
    answerer = FakeAnswerer(WITH_BUTTONS)
    client = a_client(answerer)

    (reply,) = (await ask(client, payload="/help")).json()["replies"]

    assert answerer.messages[0].payload == "/help"
    assert reply["buttons"][0]["title"] == "遗嘱"


@pytest.mark.parametrize("verdict", ["yes", "no"])
async def test_feedback_is_a_turn_like_any_other(client, answerer, verdict):
    assert (await client.post("/api/feedback", json={"session": "abc", "verdict": verdict})).status_code == 200
    assert answerer.messages[0].payload == f'/feedback{{"verdict":"{verdict}"}}'


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"[" * 50_000, 400),
        (b"\xff\xfe", 400),
        (json.dumps({"text": "a"}).encode(), 400),
        (json.dumps({"session": "../../etc/passwd", "text": "a"}).encode(), 400),
        (json.dumps({"session": "a" * 65, "text": "a"}).encode(), 400),
        (json.dumps({"session": 5, "text": "a"}).encode(), 400),
        (json.dumps({"session": "a", "text": 5}).encode(), 400),
        (json.dumps({"session": "a", "payload": []}).encode(), 400),
        (json.dumps({"session": "a", "text": "a", "site": "<b>"}).encode(), 400),
        (b'{"text": "' + b"a" * BODY_MAX + b'"}', 413),
    ],
)
async def test_what_cannot_be_read_is_refused_kindly(client, answerer, body, status):
    response = await client.post("/api/chat", content=body, headers={"content-type": "application/json"})

    assert response.status_code == status
    assert response.json()["error"].endswith("。")
    assert answerer.messages == []


async def test_only_json_is_taken(client):
    assert (await client.post("/api/chat", data={"text": "a"})).status_code == 415


async def test_feedback_is_yes_or_no(client):
    assert (await client.post("/api/feedback", json={"session": "a", "verdict": "maybe"})).status_code == 400


@pytest.mark.parametrize("path", ["/", "/?kiosk=1&site=大堂"])
async def test_the_page_comes_protected_and_is_kept_nowhere(client, path):
    response = await client.get(path)

    assert "default-src 'self'" in response.headers["content-security-policy"]
    assert response.headers["cache-control"] == "no-store"
    assert "set-cookie" not in response.headers


async def test_a_site_that_is_no_name_is_not_written_into_the_page(client):
    assert "<script>alert" not in (await client.get("/?site=<script>alert(1)</script>")).text


async def test_a_picture_comes_as_bytes_and_says_in_headers_whose_it_is(client, answerer):
    sent = {"X-Session": "abc", "X-Site": "%E4%BA%8C%E6%A5%BC", "Content-Type": "application/octet-stream"}

    answer = await client.post("/api/picture", content=b"picture", headers=sent)

    assert answer.json()["replies"][0]["text"] == "有效。"
    (message,) = answerer.messages
    assert (message.picture, message.session, message.site, message.text) == (b"picture", "abc", "二楼", "")


async def test_a_picture_that_is_too_large_is_refused_kindly(client, answerer):
    answer = await client.post("/api/picture", content=bytes(LARGEST_PICTURE + 1), headers={"X-Session": "abc"})

    assert (answer.status_code, answerer.messages) == (413, [])
    assert "10兆" in answer.json()["error"]


async def test_a_picture_without_a_conversation_is_refused(client, answerer):
    answer = await client.post("/api/picture", content=b"picture")

    assert (answer.status_code, answerer.messages) == (400, [])


async def test_the_page_says_that_unanswered_questions_are_kept_and_how_long(answerer):
    kept, none = [(await a_client(answerer, question_days=days).get("/")).text for days in (60, 0)]

    assert "留60天" in kept
    assert "不记您的原话" not in kept
    assert "不记您的原话" in none
