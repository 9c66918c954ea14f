"""`python -m bench.vectors`: faiss among a million vectors, beside exact search in the same run.

The articles' own vectors and, up to a million, points between two of them with a little noise: as crowded as the real
ones. Questions are those of real lay people. One thread for every search, as one question in production has.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

import faiss
import numpy as np
from rich.console import Console
from rich.table import Table

from bench.statutes import DATA, peak_memory
from knowledge.encoder import Vectors, load_encoder
from knowledge.encoder.pairs import article_texts, read_lines
from knowledge.statutes.search import index_of, open_vectors

MILLION, QUESTIONS, DEPTH, SEED = 1_000_000, 300, 10, 415
LISTS = 2048
NOISE = 0.02
SPREAD = (16, 32, 48, 64, 96)
AIM, LEAST = 8.0, 0.97


def main() -> None:
    """Prints recall@10 of exact search and milliseconds, by the number of lists that are looked into."""
    encoder = load_encoder(sys.argv[1] if len(sys.argv) > 1 else "")
    real = encoder.encode(list(article_texts(read_lines(DATA / "statutes" / "articles_all.jsonl.gz")).values()))
    lines = (DATA / "retrieval" / "lay_questions.jsonl").read_text(encoding="utf-8").splitlines()[:QUESTIONS]
    questions = encoder.encode([json.loads(line)["text"] for line in lines])
    vectors = _million(real)
    exact = faiss.IndexFlatIP(encoder.dimensions)
    exact.add(vectors)
    started = time.perf_counter()
    approximate = index_of(vectors, LISTS)
    built = time.perf_counter() - started
    faiss.omp_set_num_threads(1)
    right, slow = _search(exact, questions)
    table = Table(
        "", "recall@10 of exact", "p50 ms", "p95 ms", title=f"{len(vectors)} vectors, {len(real)} of them real"
    )
    table.add_row("exact", "1.000", *slow)
    with tempfile.TemporaryDirectory() as folder:
        faiss.write_index(approximate, f"{folder}/vectors.faiss")
        for probes in SPREAD:
            found, spent = _search(open_vectors(Path(folder) / "vectors.faiss", probes), questions)
            shared = [len(set(one) & set(other)) / DEPTH for one, other in zip(found, right, strict=True)]
            table.add_row(f"{LISTS} lists, {probes} looked into", f"{np.mean(shared):.3f}", *spent)
    console = Console(width=110)
    console.print(table)
    console.print(
        f"aims: ≤ {AIM} ms, ≥ {LEAST}; built in {built:.0f} s; peak memory {peak_memory():.0f} MiB, exact index included"
    )


def _million(real: Vectors) -> Vectors:
    chance = np.random.default_rng(SEED)
    count = MILLION - len(real)
    one, other = (real[chance.integers(len(real), size=count)] for _ in range(2))
    share = chance.random((count, 1), dtype=np.float32)
    between = share * one + (1 - share) * other
    between += chance.normal(0, NOISE, between.shape).astype(np.float32)
    return np.vstack([real, between / np.linalg.norm(between, axis=1, keepdims=True)])


def _search(index: faiss.Index, questions: Vectors) -> tuple[list[list[int]], tuple[str, str]]:
    found, spent = [], []
    for question in questions:
        started = time.perf_counter()
        found.append(index.search(question[None], DEPTH)[1][0].tolist())
        spent.append((time.perf_counter() - started) * 1000)
    return found, (f"{np.median(spent):.2f}", f"{np.percentile(spent, 95):.2f}")


if __name__ == "__main__":
    main()
