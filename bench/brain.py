"""The brain in process: a grounded answer and a constant reply, in turn."""

from __future__ import annotations

import itertools
import statistics
import time

from bot.brain import Brain
from bot.message import Channel, Message


async def brain_medians(brain: Brain, questions: tuple[str, ...], turns: int) -> list[float]:
    """Median milliseconds of each question, asked in turn, every time in a new conversation."""
    samples: dict[str, list[float]] = {question: [] for question in questions}
    sessions = itertools.count()
    for turn in range(turns + 10):
        for question in questions:
            started = time.perf_counter()
            await brain.reply(Message(f"bench-{next(sessions)}", Channel.PROGRAM, text=question))
            if turn >= 10:  # the first ten warm up
                samples[question].append(time.perf_counter() - started)
    return [statistics.median(samples[question]) * 1000 for question in questions]
