"""`mingbai stats`, `purge` and `forget`, called as a person calls them, on a real database."""

import json
from datetime import datetime, timedelta, timezone

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.settings import Settings
from outreach.events import TurnEvent
from outreach.privacy import Pseudonymiser
from outreach.statistics import CATALOGUE
from outreach.store import EventStore

NOW = datetime.now(timezone.utc)


@pytest.fixture
def mingbai(tmp_path, monkeypatch):
    monkeypatch.setenv("MINGBAI_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments):
        return CliRunner().invoke(app, list(arguments))

    return run


@pytest.fixture
def record(mingbai, tmp_path):
    settings = Settings(home=tmp_path)
    store = EventStore(settings.database_url)
    store.migrate()
    pseudonymiser = Pseudonymiser(settings.pseudonym_key)

    def record(days_ago, session, channel="web"):
        at = NOW - timedelta(days=days_ago)
        resident = pseudonymiser.pseudonym(channel, session, at)
        store.record(TurnEvent(at, channel, "", resident, "ask", "civil", None, "unanswered", None, 5))

    yield record
    store.close()


def test_figures_are_json_by_name_with_small_cells_hidden(mingbai, record):
    for session in range(9):
        record(0, str(session))
    for session in range(3):
        record(0, str(session), "kiosk")
    record(0, "x", "wechat")
    told = json.loads(mingbai("stats", "--from", "2020-01-01", "--to", "2099-12-31", "--json").stdout)

    assert told["turns"] == 13
    assert told["turns_by_channel"] == {"kiosk": None, "web": None, "wechat": None}
    assert told["suppressed"]["turns_by_channel"] == ["kiosk", "web", "wechat"]
    assert told.keys() > {statistic.name for statistic in CATALOGUE}


def test_the_catalogue_explains_itself_without_a_period(mingbai):
    told = json.loads(mingbai("stats", "--catalogue", "--json").stdout)

    assert told["residents"]["unit"] == "人"
    assert told.keys() == {statistic.name for statistic in CATALOGUE}
    assert "编号每月更换" in mingbai("stats", "--catalogue").stdout.replace("\n", "")


def test_without_a_period_it_says_what_to_give(mingbai):
    ran = mingbai("stats")

    assert ran.exit_code == 2
    assert "--from" in ran.output


def test_old_events_are_purged_and_it_says_how_many(mingbai, record):
    for days_ago in (0, 50, 100, 200):
        record(days_ago, "s")

    assert "删去 2 条 90 天以前" in mingbai("purge").stdout
    told = json.loads(mingbai("stats", "--from", "2020-01-01", "--to", "2099-12-31", "--json").stdout)
    assert told["turns"] == 4


def test_a_resident_is_forgotten_and_it_says_what_stays(mingbai, record):
    record(0, "s")
    record(0, "other")
    ran = mingbai("forget", "web", "s")

    assert "1 条" in ran.stdout
    assert "不含个人" in ran.stdout
    assert "删去这位居民的 0 条" in mingbai("forget", "web", "s").stdout
