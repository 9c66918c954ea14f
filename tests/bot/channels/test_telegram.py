"""Telegram over real HTTP, against an emulator of the Bot API."""

import asyncio
import itertools
import shutil
import socket
import subprocess
from pathlib import Path

import httpx
import pytest

from actions.reply import Outcome, Reply
from bot.channels.telegram import picture_of, split, telegram_channel
from bot.message import LARGEST_PICTURE, NO_PICTURE, Attachment, Channel
from bot.settings import Settings
from tests.bot.fakes import WITH_BUTTONS, FakeAnswerer

ROOT = Path(__file__).parents[3]
TOKEN = "123456:synthetic"
CHAT = {"id": 7, "type": "private", "first_name": "测试"}
NOBODY = {"id": 7, "is_bot": False, "first_name": "测试"}
PATIENCE = 20  # seconds after which an answer is taken for missing


@pytest.fixture(scope="module")
def emulator():
    if not shutil.which("node") or not (ROOT / "node_modules" / "telegram-test-api").is_dir():
        pytest.skip("the Bot API emulator is missing: install Node.js and run `npm ci` in the project's folder")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = str(Path(__file__).with_name("emulator.js"))
    with subprocess.Popen(
        ["node", script, str(port)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env={"NODE_PATH": str(ROOT / "node_modules"), "PATH": "/usr/bin:/bin:/usr/local/bin"},
    ) as server:
        try:
            assert server.stdout.readline().strip() == b"open"
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


class Resident:
    """Somebody at the other end of the Bot API."""

    numbers = itertools.count(1000)

    def __init__(self, address):
        self.http = httpx.AsyncClient(base_url=address, timeout=PATIENCE, trust_env=False)

    async def update(self, number=None, **content):
        number = number or next(self.numbers)
        await self.http.post("/update", json={"botToken": TOKEN, "raw": {"update_id": number, **content}})

    async def says(self, number=None, kind="message", **content):
        await self.update(number, **{kind: {"message_id": 1, "date": 1, "chat": CHAT, "from": NOBODY, **content}})

    async def presses(self, payload):
        message = {"message_id": 1, "date": 1, "chat": CHAT, "text": "?"}
        await self.update(
            callback_query={"id": "1", "from": NOBODY, "chat_instance": "1", "data": payload, "message": message}
        )

    async def hears(self, count=1):
        return await asyncio.wait_for(self._listen(count), PATIENCE)

    async def _listen(self, count):
        heard = []
        while len(heard) < count:
            answer = await self.http.post("/getUpdates", json={"token": TOKEN, "chatId": 7})
            heard += [update["message"] for update in answer.json()["result"]]
            await asyncio.sleep(0.05)
        return heard


@pytest.fixture
def settings(emulator):
    return Settings(telegram_token=TOKEN, telegram_api=emulator)


@pytest.fixture
async def resident(emulator):
    resident = Resident(emulator)
    yield resident
    await resident.http.aclose()


async def test_text_is_answered(settings, resident):
    answerer = FakeAnswerer(Reply("有效。", Outcome.ANSWERED, steps=("亲手写",)))
    async with telegram_channel(answerer, settings):
        await resident.says(text="遗嘱怎么写")
        (heard,) = await resident.hears()

    assert heard["text"] == "有效。\n1. 亲手写"
    (message,) = answerer.messages
    assert (message.text, message.session, message.channel) == ("遗嘱怎么写", "7", Channel.TELEGRAM)


async def test_buttons_are_shown_and_a_pressed_one_is_a_payload(settings, resident):
    answerer = FakeAnswerer(WITH_BUTTONS)
    async with telegram_channel(answerer, settings):
        await resident.says(text="遗嘱")
        (heard,) = await resident.hears()
        ((button,),) = heard["reply_markup"]["inline_keyboard"]
        await resident.presses(button["callback_data"])
        await resident.hears()

    assert answerer.messages[1].payload == '/ask_knowledge{"card":"will-handwritten"}'


@pytest.mark.parametrize(
    ("command", "payload"), [("/start", "/greet"), ("/help", "/help"), ("/help@mingbai_bot", "/help")]
)
async def test_commands_are_known(settings, resident, command, payload):
    answerer = FakeAnswerer()
    async with telegram_channel(answerer, settings):
        await resident.says(text=command, entities=[{"type": "bot_command", "offset": 0, "length": len(command)}])
        await resident.hears()

    assert answerer.messages[0].payload == payload


@pytest.mark.parametrize(
    ("content", "attachment"),
    [
        ({"voice": {"file_id": "f", "file_unique_id": "u", "duration": 1}}, Attachment.VOICE),
        (
            {
                "sticker": {
                    "file_id": "f",
                    "file_unique_id": "u",
                    "type": "regular",
                    "width": 1,
                    "height": 1,
                    "is_animated": False,
                    "is_video": False,
                }
            },
            Attachment.OTHER,
        ),
    ],
)
async def test_what_has_no_words_is_not_met_with_silence(settings, resident, content, attachment):
    answerer = FakeAnswerer()
    async with telegram_channel(answerer, settings):
        await resident.says(**content)
        await resident.hears()

    assert answerer.messages[0].attachment is attachment


async def test_a_photo_that_cannot_be_fetched_is_answered_all_the_same(settings, resident):
    answerer = FakeAnswerer()
    async with telegram_channel(answerer, settings):
        await resident.says(photo=[{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}])
        await resident.hears()

    assert answerer.messages[0].picture == NO_PICTURE


class FakeSize:
    """A copy of a photo, as Telegram offers several."""

    def __init__(self, width, content, file_size=None):
        self.width = self.height = width
        self.file_size = file_size or len(content)
        self.content = content

    async def get_file(self):
        return self

    async def download_as_bytearray(self):
        return bytearray(self.content)


async def test_the_largest_copy_of_a_photo_that_is_not_too_large_is_taken():
    sizes = [FakeSize(90, b"small"), FakeSize(800, b"large"), FakeSize(9000, b"huge", file_size=LARGEST_PICTURE + 1)]

    assert await picture_of(sizes) == b"large"


async def test_an_edited_message_is_answered_anew(settings, resident):
    answerer = FakeAnswerer()
    async with telegram_channel(answerer, settings):
        await resident.says(kind="edited_message", edit_date=2, text="遗嘱怎么写")
        await resident.hears()

    assert answerer.messages[0].text == "遗嘱怎么写"


async def test_the_same_update_twice_is_answered_once(settings, resident):
    answerer = FakeAnswerer()
    async with telegram_channel(answerer, settings):
        await resident.says(number=77, text="第一次")
        await resident.says(number=77, text="第一次")
        await resident.says(text="第二次")
        await resident.hears(2)

    assert sorted(message.text for message in answerer.messages) == ["第一次", "第二次"]


async def test_an_update_without_a_message_of_a_resident_stops_nothing(settings, resident):
    answerer = FakeAnswerer()
    async with telegram_channel(answerer, settings):
        await resident.update(
            poll={
                "id": "1",
                "question": "?",
                "options": [],
                "total_voter_count": 0,
                "is_closed": True,
                "is_anonymous": True,
                "type": "regular",
                "allows_multiple_answers": False,
            }
        )
        await resident.says(text="还在吗")
        await resident.hears()

    assert len(answerer.messages) == 1


@pytest.mark.parametrize("length", [0, 1, 4096, 4097, 10_000])
def test_a_long_answer_is_cut_into_what_telegram_takes(length):
    text = ("字" * 99 + "\n") * (length // 100) + "字" * (length % 100)

    parts = split(text)

    assert all(len(part) <= 4096 for part in parts)
    assert "\n".join(parts).replace("\n", "") == text.replace("\n", "")
