"""Conversations are forgotten: by idleness, by number, and by length."""

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered

from bot.conversations import EVENTS_KEPT, ForgetfulTrackerStore


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def a_store(conversations=10, idle_seconds=60.0):
    clock = Clock()
    store = ForgetfulTrackerStore(conversations, idle_seconds, clock)
    store.domain = Domain.empty()
    return store, clock


async def talk(store, session):
    tracker = await store.get_or_create_tracker(session)
    tracker.update(UserUttered("您好"))
    await store.save(tracker)


async def test_a_conversation_is_remembered_until_it_has_idled_too_long():
    store, clock = a_store(idle_seconds=60)
    await talk(store, "a")

    clock.now = 59
    assert await store.retrieve("a")
    clock.now = 61
    assert await store.retrieve("a") is None


async def test_beyond_the_number_the_longest_idle_goes_first():
    store, clock = a_store(conversations=2)
    for clock.now, session in enumerate("abca"):
        await talk(store, session)

    assert set(await store.keys()) == {"c", "a"}


async def test_a_long_conversation_keeps_only_its_last_events():
    store, _ = a_store()
    for _ in range(2 * EVENTS_KEPT):
        await talk(store, "a")

    assert len((await store.retrieve("a")).events) <= EVENTS_KEPT
