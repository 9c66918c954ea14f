"""`make bench`: how fast an answer is, beside a constant reply and beside stock Rasa, and what serving costs.

Every ratio is of medians taken in turn in this one run, so that a machine that slows down slows both sides.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.logs import configure

ROOT = Path(__file__).parent.parent
TURNS = 200
GROUNDED, CONSTANT = "自己手写的遗嘱有效吗", "你好"
WORST_CONSTANT, LEAST_STOCK, LONGEST_TRAINING = 2.0, 4.0, 90


def main() -> None:
    """Runs every benchmark and prints one table."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    warnings.simplefilter("ignore")
    configure("ERROR")
    started = time.perf_counter()
    from bench.brain import brain_medians
    from bot.settings import Settings
    from bot.training import train_dialogue
    from bot.wiring import uncounted_brain

    with tempfile.TemporaryDirectory() as home:
        model, training = train_dialogue(Path(home) / "models")
        brain = uncounted_brain(model, Settings())
        grounded, constant = asyncio.run(brain_medians(brain, (GROUNDED, CONSTANT), TURNS))
        from bench.stock import stock_median

        stock = stock_median(model, GROUNDED, TURNS // 4)
        start, resident = _serving(home)
    table = Table("what", "median", "ratio", "aim")
    table.add_row("constant reply, in process", f"{constant:.2f} ms", "1.0", "")
    table.add_row(
        "grounded answer, in process",
        f"{grounded:.2f} ms",
        f"{grounded / constant:.2f} × constant",
        f"≤ {WORST_CONSTANT}",
    )
    table.add_row(
        "grounded answer, stock Rasa over REST", f"{stock:.1f} ms", f"{stock / grounded:.1f} × ours", f"≥ {LEAST_STOCK}"
    )
    table.add_row("training the dialogue model", f"{training:.0f} s", "", f"≤ {LONGEST_TRAINING} s")
    table.add_row("start of `mingbai serve` until it answers", f"{start:.0f} s", "", "≤ 30 s")
    table.add_row("resident memory of the serving process", f"{resident:.0f} MiB", "", "")
    Console(width=110).print(table)
    Console(stderr=True).print(f"took {time.perf_counter() - started:.0f} s", style="dim")


def _serving(home: str) -> tuple[float, float]:
    """Starts `mingbai serve`; returns seconds until it says its address, and resident MiB then."""
    started = time.perf_counter()
    command = [sys.executable, "-c", "from bot.cli import main; main()", "serve"]
    environ = {**os.environ, "MINGBAI_HOME": home, "MINGBAI_PORT": "0"}
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True) as server:
        said = server.stdout.readline() if server.stdout else ""
        seconds = time.perf_counter() - started
        pages = int(Path(f"/proc/{server.pid}/statm").read_text(encoding="utf-8").split()[1]) if said else 0
        server.terminate()
    return seconds, pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
