"""The same model the stock way: `rasa run` and `rasa run actions`, over REST on loopback."""

from __future__ import annotations

import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

ROOT = Path(__file__).parent.parent
PATIENCE = 180
"""Seconds that each server has to open."""


def stock_median(model: Path, question: str, turns: int) -> float:
    """Median milliseconds of `question` through stock Rasa, every time in a new conversation."""
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as servers:
        rasa_port, actions_port = _free_port(), _free_port()
        endpoints, credentials = Path(folder, "endpoints.yml"), Path(folder, "credentials.yml")
        endpoints.write_text(f'action_endpoint:\n  url: "http://127.0.0.1:{actions_port}/webhook"\n', encoding="utf-8")
        credentials.write_text("rest:\n", encoding="utf-8")
        servers.enter_context(_running("run", "actions", "--actions", "bot.action_server", "--port", str(actions_port)))
        files = ("--endpoints", str(endpoints), "--credentials", str(credentials))
        servers.enter_context(
            _running("run", "--model", str(model), *files, "--port", str(rasa_port), "-i", "127.0.0.1")
        )
        _wait(f"http://127.0.0.1:{actions_port}/health")
        _wait(f"http://127.0.0.1:{rasa_port}/status", ok=(200, 404))
        with httpx.Client(base_url=f"http://127.0.0.1:{rasa_port}", timeout=60, trust_env=False) as client:
            samples = [_ask(client, question, turn) for turn in range(turns + 3)][3:]
    return statistics.median(samples) * 1000


def _ask(client: httpx.Client, question: str, turn: int) -> float:
    started = time.perf_counter()
    answer = client.post("/webhooks/rest/webhook", json={"sender": f"stock-{turn}", "message": question})
    elapsed = time.perf_counter() - started
    answer.raise_for_status()
    if not answer.json():
        raise RuntimeError("stock Rasa gave no answer; its action server did not run the action")
    return elapsed


@contextlib.contextmanager
def _running(*arguments: str) -> Iterator[None]:
    command = [sys.executable, "-W", "ignore", "-m", "rasa", *arguments]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield
        finally:
            server.terminate()


def _wait(address: str, ok: tuple[int, ...] = (200,)) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(address, timeout=5, trust_env=False).status_code in ok:
                return
        time.sleep(0.5)
    raise TimeoutError(f"{address} did not open within {PATIENCE} seconds")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
