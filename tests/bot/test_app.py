"""The service as it is started, over real HTTP: page, chat, health, and an event in the database."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import httpx
import pytest

from bot.app import keep_events_few, stop
from outreach.events import TurnEvent
from outreach.store import EventStore

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def home(tmp_path_factory, trained_models):
    home = tmp_path_factory.mktemp("served")
    (home / "models").symlink_to(trained_models)
    return home


@pytest.fixture(scope="module")
def service(home):
    command = [sys.executable, "-c", "from bot.cli import main; main()", "serve"]
    environ = {**os.environ, "MINGBAI_HOME": str(home), "MINGBAI_PORT": "0", "COLUMNS": "200"}
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True) as server:
        try:
            address = re.search(r"http://\S+", server.stdout.readline()).group()
            with httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
                yield client
        finally:
            server.terminate()
        assert server.wait(timeout=30) in (0, -signal.SIGTERM)


def chat(service, **body):
    return service.post("/api/chat", json={"session": "abc", **body})


def test_it_lives_and_is_ready(service):
    assert service.get("/healthz").text == "ok"
    assert service.get("/readyz").json() == {"brain": True, "cards": True, "store": True}


def test_the_page_says_its_name(service):
    assert "明白" in service.get("/").text


def test_a_question_is_answered_and_one_event_is_stored_before_the_reply_leaves(service, home):
    (reply,) = chat(service, text="自己手写遗嘱怎么写才有效？", kiosk=True, site="大堂").json()["replies"]

    events = list(EventStore(f"sqlite:///{home / 'outreach.sqlite3'}").events(date(2020, 1, 1), date(2100, 1, 1)))
    assert reply["outcome"] == "answered"
    assert "《民法典》第一千一百三十四条" in reply["source"]
    assert (events[-1].channel, events[-1].site, events[-1].card) == ("kiosk", "大堂", reply["card"])


def test_staff_have_a_door_and_residents_pages_do_not_lead_there(service):
    assert "登录" in service.get("/staff/login").text
    assert service.get("/staff/overview").headers["location"] == "/staff/login"
    assert "/staff" not in service.get("/").text


@pytest.mark.parametrize(
    "bad", ["", "字" * 10_000, "😀", "\x00", "<script>alert(1)</script>", "'; DROP TABLE events;--"]
)
def test_bad_input_is_answered_and_the_service_serves_on(service, bad):
    assert chat(service, text=bad).json()["replies"][0]["text"]
    assert service.get("/readyz").status_code == 200


def test_no_residents_words_lie_in_the_database(service, home):
    chat(service, text="蓬江区某某路的张三问遗嘱")

    stored = b"".join(path.read_bytes() for path in home.glob("outreach.sqlite3*"))
    assert "张三".encode() not in stored


async def test_the_running_service_deletes_old_events_and_keeps_new_ones(tmp_path):
    store = EventStore(f"sqlite:///{tmp_path / 'outreach.sqlite3'}")
    store.migrate()
    now = datetime.now(timezone.utc)
    for days in (0, 200):
        store.record(
            TurnEvent(now - timedelta(days=days), "web", "", "a" * 16, "greet", "greet", None, "small_talk", None, 5)
        )
    task = asyncio.create_task(keep_events_few(store, 90))
    while len(kept := list(store.events(date(2020, 1, 1), date(2100, 1, 1)))) > 1:
        await asyncio.sleep(0.01)
    await stop(task)

    assert [event.at for event in kept] == [now]
    store.close()


async def test_a_database_that_fails_does_not_end_the_daily_purge(tmp_path):
    task = asyncio.create_task(keep_events_few(EventStore(f"sqlite:///{tmp_path / 'without_tables.sqlite3'}"), 90))
    await asyncio.sleep(0.5)

    assert not task.done()
    await stop(task)
