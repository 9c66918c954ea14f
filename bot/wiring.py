"""Puts the house together: library on the desk, agent with its actions, events to outreach."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from rasa.core.agent import Agent
from rasa.core.lock_store import InMemoryLockStore
from rasa.shared.core.domain import SessionConfig

from actions.desk import open_desk
from bot.brain import Brain, Record, Tell
from bot.conversations import ForgetfulTrackerStore
from bot.errors import ModelMissing
from bot.in_process import InProcessActions, compile_schema_once
from bot.settings import Settings
from bot.turn import Turn
from bot.unanswered import Unanswered
from knowledge.card import FOLDER, STAFF_FOLDER
from knowledge.library import Library, Shelves
from outreach.days import today
from outreach.events import TurnEvent
from outreach.privacy import Pseudonymiser
from outreach.questions import Question, Questions
from outreach.store import EventStore


@dataclass(frozen=True)
class House:
    """The wired parts, each by its contract."""

    settings: Settings
    library: Library
    brain: Brain
    store: EventStore


def newest_model(folder: Path) -> Path:
    """Returns the dialogue model trained last.

    Raises:
        ModelMissing: there is none.
    """
    models = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        raise ModelMissing(folder)
    return models[-1]


def wire(settings: Settings) -> House:
    """Builds the house from settings; takes some seconds, most of it importing and loading the model.

    Raises:
        ModelMissing: no dialogue model has been trained.
        KnowledgeError: cards or encoder cannot be read.
        OutreachError: the database or the pseudonym key cannot be used.
    """
    model = newest_model(settings.models)
    store = EventStore(settings.database_url)
    store.migrate()
    library = open_library(settings)
    open_desk(library)
    tell = teller(Questions(store)) if settings.question_days else None
    return House(settings, library, Brain(agent_of(model, settings), recorder(store, settings), tell), store)


def uncounted_brain(model: Path, settings: Settings) -> Brain:
    """The brain as in service, but nothing it answers is counted: for benchmarks and evaluation."""

    async def forget(_: Turn) -> None: ...

    open_desk(open_library(settings))
    return Brain(agent_of(model, settings), forget)


def open_library(settings: Settings) -> Library:
    """Opens the library the settings name."""
    folders = (FOLDER, STAFF_FOLDER) if settings.staff_cards else (FOLDER,)
    shelves = Shelves(settings.statutes, settings.statute_index)
    return Library.open(settings.encoder, folders, shelves=shelves, contacts=settings.contacts)


def agent_of(model: Path, settings: Settings) -> Agent:
    """Loads the dialogue model with the actions in this process and conversations that are forgotten."""
    compile_schema_once()
    agent = Agent(
        tracker_store=ForgetfulTrackerStore(settings.sessions_max, settings.session_minutes * 60),
        lock_store=InMemoryLockStore(),
        action_endpoint=InProcessActions(),
    )
    agent.load_model(str(model))
    agent.domain.session_config = SessionConfig(settings.session_minutes, carry_over_slots=False)
    return agent


def recorder(store: EventStore, settings: Settings) -> Record:
    """Returns what turns a Turn into the one event that outreach stores, off the event loop."""
    pseudonymiser = Pseudonymiser(settings.pseudonym_key)

    async def record(turn: Turn) -> None:
        now = datetime.now(timezone.utc)
        event = TurnEvent(
            at=now,
            channel=turn.channel.value,
            site=turn.site or settings.site,
            resident=pseudonymiser.pseudonym(turn.channel.value, turn.session, now),
            intent=turn.intent,
            topic=turn.topic,
            card=turn.card,
            outcome=turn.outcome.value,
            risk=turn.risk.value if turn.risk else None,
            ms=round(turn.milliseconds),
            feedback=turn.feedback,
            reason=turn.reason,
            opening=turn.opening,
            hotline=turn.hotline,
            scheme=turn.scheme,
        )
        await asyncio.to_thread(store.record, event)

    return record


def teller(questions: Questions) -> Tell:
    """Returns what hands an unanswered question, masked, to outreach, off the event loop."""

    async def tell(asked: Unanswered) -> None:
        question = Question(today(), asked.channel.value, asked.outcome.value, asked.card, asked.words, asked.form)
        await asyncio.to_thread(questions.keep, question)

    return tell
