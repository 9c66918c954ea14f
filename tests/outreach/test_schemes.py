"""Near copies of one message are one scheme; what is far stays apart."""

import random
from collections import Counter
from datetime import date, timedelta

import numpy as np
import pytest

from outreach.schemes import NEAR, Sighting, distances, leaders, schemes, week_of_schemes
from outreach.store import EventStore
from tests.outreach.events import NOON, an_event

MONDAY = date(2026, 11, 23)
CODE = 0x0123456789ABCDEF


def hexed(number):
    return f"{number:016x}"


def flipped(number, *bits):
    for bit in bits:
        number ^= 1 << bit
    return number


def seen(scheme, days_ago, times=1, kind="冒充公检法", channel="web"):
    return [Sighting(hexed(scheme), kind, channel, MONDAY - timedelta(days=days_ago))] * times


def test_distances_are_the_bits_that_differ_as_pythons_own_integers_count_them():
    chance = random.Random(5)
    numbers = [chance.getrandbits(64) for _ in range(200)] + [0, 2**64 - 1]
    number = chance.getrandbits(64)

    found = distances(np.array(numbers, dtype=np.uint64), np.uint64(number))
    assert list(found) == [bin(other ^ number).count("1") for other in numbers]


def test_twelve_bits_are_near_and_thirteen_are_not():
    near, far = flipped(CODE, *range(NEAR)), flipped(CODE, *range(NEAR + 1))
    found = leaders(Counter({hexed(CODE): 3, hexed(near): 2, hexed(far): 1}))

    assert found == {hexed(CODE): hexed(CODE), hexed(near): hexed(CODE), hexed(far): hexed(far)}


def test_the_most_frequent_leads_and_its_followers_gather_none_of_their_own():
    middle, end = flipped(CODE, *range(10)), flipped(CODE, *range(20))
    found = leaders(Counter({hexed(CODE): 9, hexed(middle): 5, hexed(end): 1}))

    assert found[hexed(middle)] == hexed(CODE)
    assert found[hexed(end)] == hexed(end)


def test_a_plain_loop_over_random_schemes_groups_them_the_same_way():
    chance = random.Random(11)
    roots = [chance.getrandbits(64) for _ in range(12)]
    drawn = [flipped(chance.choice(roots), *chance.sample(range(64), chance.randrange(9))) for _ in range(400)]
    frequencies = Counter(map(hexed, drawn))

    expected, led = {}, []
    for scheme in sorted(frequencies, key=lambda scheme: (-frequencies[scheme], scheme)):
        apart = [(bin(int(scheme, 16) ^ int(leader, 16)).count("1"), place) for place, leader in enumerate(led)]
        if apart and min(apart)[0] <= NEAR:
            expected[scheme] = led[min(apart)[1]]
        else:
            led.append(scheme)
            expected[scheme] = scheme
    assert leaders(frequencies) == expected
    assert len(set(expected.values())) < len(expected)


def test_a_week_is_counted_against_the_four_before_it():
    found = schemes(
        [*seen(CODE, 2, 4), *seen(flipped(CODE, 3), 0, 2, channel="kiosk"), *seen(CODE, 9, 3)],
        MONDAY - timedelta(days=6),
    )

    (scheme,) = found
    assert (scheme.count, scheme.before, scheme.channels) == (6, 3, ("web", "kiosk"))
    assert (scheme.first, scheme.last) == (MONDAY - timedelta(days=2), MONDAY)


def test_what_came_only_before_is_not_of_this_week():
    assert schemes(seen(CODE, 10, 7), MONDAY - timedelta(days=6)) == []


@pytest.mark.parametrize(
    ("now", "before", "spikes"), [(5, 0, True), (4, 0, False), (6, 8, True), (5, 7, False), (30, 40, True)]
)
def test_a_spike_is_five_or_more_and_three_times_a_mean_week(now, before, spikes):
    (scheme,) = schemes([*seen(CODE, 0, now), *seen(CODE, 20, before)], MONDAY - timedelta(days=6))

    assert scheme.spikes is spikes


def test_they_are_read_from_the_events_of_five_weeks(tmp_path):
    store = EventStore(f"sqlite:///{tmp_path / 'outreach.sqlite3'}")
    store.migrate()
    for days in (0, 6, 7, 34, 35):
        store.record(an_event(at=NOON - timedelta(days=days), outcome="scam_checked", scheme=hexed(CODE)))
    store.record(an_event(outcome="scam_checked"))

    (scheme,) = week_of_schemes(store, MONDAY)
    assert (scheme.count, scheme.before) == (2, 2)
    store.close()


def test_no_schemes_are_no_error(tmp_path):
    assert schemes([], MONDAY) == []
