"""`python -m bench.scam`: what the scam check flags and what it alarms for nothing, set by set, and how fast.

The sets of real and generated messages lie beside the checkout and teach nothing, but for the telephone dialogues: their
row is measured with a classifier that was trained without them. Our own cases are in `evaluation_data/scam_cases.csv`.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from rich.console import Console
from rich.table import Table

from bot.training import scam_examples
from knowledge.scam import FLAGGED, Risk, Verdict
from knowledge.scam.check import check
from knowledge.scam.classifier import Classifier
from knowledge.scam.learning import learn
from knowledge.scam.screenshot import words_of

DATA = Path(__file__).parents[2] / "shared" / "data"
CASES = Path(__file__).parents[1] / "evaluation_data" / "scam_cases.csv"
SURE = 0.9
Judge = Callable[[str], Verdict]


def main() -> None:
    """Prints the table, how well scores of 0.9 and more are calibrated, whether kinds are right, and the time."""
    console = Console(width=110)
    with tempfile.TemporaryDirectory() as folder:
        learn(scam_examples(), Path(folder))
        without_calls = Classifier.load(Path(folder))
    table = Table("set", "messages", "flagged", "high", "scored 0.9 and more")
    certain = {"scam": 0, "other": 0}
    for name, texts, judge in (*_sets(without_calls), *_cases()):
        verdicts = [judge(text) for text in texts]
        shares = (
            [verdict.risk in FLAGGED for verdict in verdicts],
            [verdict.risk is Risk.HIGH for verdict in verdicts],
            [verdict.score >= SURE for verdict in verdicts],
        )
        certain["scam" if name.endswith("scam") else "other"] += sum(shares[2])
        table.add_row(name, str(len(texts)), *(f"{np.mean(share):.1%}" for share in shares))
    console.print(table)
    console.print(
        f"of {sum(certain.values())} scored 0.9 and more, {certain['scam'] / sum(certain.values()):.1%} are scams"
    )
    for blind in ("no", "yes"):
        console.print(f"kinds right, blind {blind}: {_kinds(blind):.1%}")
    console.print(f"check: p50 {_milliseconds():.1f} ms; a screenshot of six lines: {_screenshot_seconds():.1f} s")


def _sets(without_calls: Classifier) -> list[tuple[str, list[str], Judge]]:
    real, ordinary = _lines("scam/sms_real.jsonl"), _lines("scam/sms_ordinary_and_adverts.jsonl")
    calls = _lines("scam/calls_generated.jsonl")

    def left_out(text: str) -> Verdict:
        return check(text, without_calls)

    return [
        ("sms_real, scam", _labelled(real, "scam"), check),
        ("sms_real, benign", _labelled(real, "benign"), check),
        ("messages_generated, scam", _labelled(_lines("scam/messages_generated.jsonl"), "scam"), check),
        ("calls_generated, scam", _labelled(calls, "scam"), left_out),
        ("calls_generated, ordinary", _labelled(calls, "benign"), left_out),
        ("sms_ordinary, benign", _labelled(ordinary, "benign"), check),
        ("sms_ordinary, adverts", _labelled(ordinary, "spam"), check),
        ("lay_questions", [row["text"] for row in _lines("retrieval/lay_questions.jsonl")], check),
    ]


def _cases() -> list[tuple[str, list[str], Judge]]:
    rows = _rows()
    return [
        (
            f"own cases, blind {blind}, {label}",
            [row["text"] for row in rows if (row["label"], row["blind"]) == (label, blind)],
            check,
        )
        for blind in ("no", "yes")
        for label in ("scam", "harmless")
    ]


def _kinds(blind: str) -> float:
    scams = [row for row in _rows() if row["label"] == "scam" and row["blind"] == blind]
    return float(np.mean([check(row["text"]).type == row["type"] for row in scams]))


def _milliseconds() -> float:
    spent = []
    for row in _rows():
        started = time.perf_counter()
        check(row["text"])
        spent.append((time.perf_counter() - started) * 1000)
    return float(np.median(spent))


def _screenshot_seconds() -> float:
    """The middle of three readings, when the reader is loaded."""
    picture = _screenshot([row["text"][:24] for row in _rows()[:6]])
    spent = []
    for _ in range(4):
        started = time.perf_counter()
        check(words_of(picture))
        spent.append(time.perf_counter() - started)
    return float(np.median(spent[1:]))


def _screenshot(lines: Sequence[str]) -> bytes:
    font = ImageFont.truetype(str(next(Path("/usr/share/fonts").rglob("NotoSansCJK*.ttc"))), 40)
    picture = Image.new("RGB", (1080, 2160), "white")
    for place, line in enumerate(lines):
        ImageDraw.Draw(picture).text((60, 100 + 120 * place), line, fill="black", font=font)
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def _rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _lines(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _labelled(rows: Sequence[dict[str, str]], label: str) -> list[str]:
    return [row["text"] for row in rows if row["label"] == label]


if __name__ == "__main__":
    main()
