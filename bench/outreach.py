"""`python -m bench.outreach`: five million synthetic turns of a year, how long they take to roll up, and every statistic.

A resident comes on a few days of a month and takes four turns each time; places, topics and cards are drawn unevenly,
as they are asked. Every statistic is asked for a day, a month, the year and a year that begins and ends within months.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sa
from rich.console import Console
from rich.table import Table

from outreach.retention import purge
from outreach.rollups.refresh import refresh
from outreach.schema import EVENTS, SITES
from outreach.statistics import CATALOGUE, series, summarise
from outreach.statistics.period import Period
from outreach.store import EventStore
from outreach.suppression import suppress

EVENTS_OF_A_YEAR = 5_000_000
RESIDENTS_OF_A_MONTH = 40_000
TURNS = 4
SEED = 7
AIM = 300
NEW_YEAR = date(2026, 1, 1)
PERIODS = {
    "day": (date(2026, 8, 14), date(2026, 8, 14)),
    "month": (date(2026, 8, 1), date(2026, 8, 31)),
    "year": (NEW_YEAR, date(2026, 12, 31)),
    "uneven": (date(2026, 1, 17), date(2026, 12, 13)),
}
OUTCOMES = ["answered", "suggested", "unanswered", "scam_checked", "emergency", "service", "small_talk", "quiz"]
SHARES = [0.45, 0.1, 0.08, 0.12, 0.01, 0.05, 0.16, 0.03]


def main() -> None:
    """Fills a store in a folder of its own, rolls it up, and prints the times."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS_OF_A_YEAR
    console = Console(width=110)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "outreach.sqlite3"
        store = EventStore(f"sqlite:///{path}")
        store.migrate()
        filling, rolling = _seconds(_fill, store, count), _seconds(refresh, store)
        console.print(f"{count} turns: stored in {filling:.0f} s, rolled up in {rolling:.0f} s", highlight=False)
        console.print(f"{path.stat().st_size / 2**20:.0f} MiB, {_rows(store)}", highlight=False)
        console.print(_times(store))
        first, last = PERIODS["year"]
        for name in ("turns", "residents", "answered_rate", "p95_ms"):
            spent = _seconds(series, store, name, first, last)
            console.print(f"{name} of each day of the year: {spent * 1000:.0f} ms", highlight=False)
        summary = summarise(store, first, last)
        console.print(
            f"suppressing the year's small cells: {_seconds(suppress, summary) * 1000:.0f} ms", highlight=False
        )
        purging = _seconds(purge, store, NEW_YEAR + timedelta(365), 90)
        console.print(f"purging all but 90 days: {purging:.0f} s; then {_rows(store)}", highlight=False)
        store.close()


def _times(store: EventStore) -> Table:
    table = Table("statistic", *PERIODS, "aim", title="milliseconds, the longest of three")
    slowest = dict.fromkeys(PERIODS, 0.0)
    for statistic in CATALOGUE:
        for name, (first, last) in PERIODS.items():
            with store.snapshot() as connection:
                spent = max(_seconds(statistic.figure, Period(connection, first, last)) for _ in range(3)) * 1000
            slowest[name] = max(slowest[name], spent)
            if name == "year":
                table.add_row(statistic.name, "", "", f"{spent:.0f}") if spent > AIM / 10 else None
    table.add_row("the slowest", *(f"{spent:.0f}" for spent in slowest.values()), f"≤ {AIM}")
    whole = [max(_seconds(summarise, store, *days) for _ in range(3)) * 1000 for days in PERIODS.values()]
    table.add_row("the whole summary", *(f"{spent:.0f}" for spent in whole), f"≤ {AIM}")
    return table


def _fill(store: EventStore, count: int) -> None:
    chance = np.random.default_rng(SEED)
    with store.transaction() as connection:
        connection.execute(sa.insert(SITES), [{"site": f"地点{n}", "street": f"街道{n % 3}"} for n in range(30)])
    for month in range(1, 13):
        with store.transaction() as connection:
            names = [column.name for column in EVENTS.columns if column.name != "id"]
            marks = ", ".join("?" * len(names))
            connection.connection.cursor().executemany(
                f"INSERT INTO events ({', '.join(names)}) VALUES ({marks})", _month(chance, month, count // 12)
            )


def _month(chance: np.random.Generator, month: int, count: int) -> Iterator[tuple[Any, ...]]:
    """Rows of a month in the order of time."""
    days = (date(2026 + month // 12, month % 12 + 1, 1) - date(2026, month, 1)).days
    conversation = np.repeat(np.arange(count // TURNS + 1), TURNS)[:count]
    talks = count // TURNS + 1
    resident = (chance.beta(1, 2, talks) * RESIDENTS_OF_A_MONTH).astype(int)
    day = np.sort(chance.integers(0, days, talks))
    hour = np.clip(chance.normal(14, 4, talks), 0, 23).astype(int)
    residents, day, hour = resident[conversation], day[conversation], hour[conversation]
    outcome = chance.choice(len(OUTCOMES), count, p=SHARES)
    uneven = {size: (chance.zipf(1.3, count) % size).tolist() for size in (20, 60, 300)}
    ms = chance.lognormal(2.5, 1.2, count).astype(int) + 1
    chosen = zip(residents.tolist(), day.tolist(), hour.tolist(), outcome.tolist(), ms.tolist(), strict=True)
    for place, (resident, on, at, kind, spent) in enumerate(chosen):
        when = datetime(2026, month, 1 + on, at)
        result = OUTCOMES[kind]
        spoke = result == "small_talk" and place % 5 == 0
        yield (
            str(when - timedelta(hours=8)),
            str(when.date()),
            at,
            ("web", "kiosk", "wechat", "telegram")[resident % 4],
            f"地点{uneven[20][place]}" if resident % 4 == 1 else "",
            f"{month:02d}{resident:014x}",
            f"intent{uneven[20][place]}",
            f"topic{uneven[60][place]}",
            f"card{uneven[300][place]}" if result == "answered" else None,
            result,
            ("high", "medium", "low", "none")[place % 4] if result == "scam_checked" else None,
            spent,
            ("yes", "no")[place % 2] if spoke else None,
            ("unclear", "wrong")[place % 3 % 2] if spoke and place % 2 else None,
            place % TURNS == 0,
            f"hotline{place % 12}" if result in ("service", "emergency", "unanswered") else None,
            None,
        )


def _rows(store: EventStore) -> str:
    with store.connection() as connection:
        counts = {
            name: connection.execute(sa.text(f"SELECT count(*) FROM {name}")).scalar_one()
            for name in ("events", "daily_counts", "daily_residents")
        }
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def _seconds(work: Any, *arguments: Any) -> float:
    started = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
