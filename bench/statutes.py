"""`python -m bench.statutes`: how well articles are found for lay questions, and how fast.

Questions that lawyers answered (STARD), a fifth of them, those that `mingbai train encoder` held out of its first run:
pass that run's folder, or the figures are of a model that has seen them. BM25 alone, by us and by bm25s; the encoder
alone; both mixed with how often a law is asked about; the same with every vector compared instead of the nearest lists;
the same questions in traditional script and with 15 % homophones. One thread for every search.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import bm25s
import faiss
import numpy as np
from opencc import OpenCC
from rich.console import Console
from rich.table import Table

from knowledge.citation import Citation
from knowledge.encoder import load_encoder
from knowledge.encoder.pairs import found_for
from knowledge.language.homophones import Homophones
from knowledge.language.normalise import normalise
from knowledge.statutes.importing import import_statutes
from knowledge.statutes.postings import K1, B, grams_of
from knowledge.statutes.search import LISTS, Mixture, StatuteSearch, build_index
from knowledge.statutes.store import StatuteStore

DATA = Path(__file__).parents[2] / "shared" / "data"
NOISE, SEED, MOST = 0.15, 415, 100
Asked = tuple[str, set[Citation]]
Finder = Callable[[str], list[Citation]]


def main() -> None:
    """Prints the table of recall and milliseconds."""
    encoder = load_encoder(sys.argv[1] if len(sys.argv) > 1 else "")
    lines = (DATA / "retrieval" / "stard_train.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines][::5]
    asked = [(question["text"], set(found_for(question))) for question in questions]
    with tempfile.TemporaryDirectory() as home:
        store = StatuteStore(Path(home) / "statutes.sqlite3")
        started = time.perf_counter()
        articles = import_statutes(store, [DATA / "statutes" / "articles_all.jsonl.gz"], jsonl=True).articles
        imported = time.perf_counter() - started
        folder = build_index(store, date.today(), encoder, Path(home) / "index")
        indexed = time.perf_counter() - started - imported
        peak = peak_memory()
        faiss.omp_set_num_threads(1)
        table = Table(
            "", "recall@10", "recall@100", "MRR", "p50 ms", title=f"{len(asked)} questions, {articles} articles"
        )
        mixed = Mixture()
        table.add_row("BM25 by bm25s", *_figures(_bm25s(store), asked))
        for name, mixture in (
            ("BM25", Mixture(1, 0, 0)),
            ("encoder", Mixture(0, 1, 0)),
            ("BM25 and encoder", Mixture(mixed.lexical, mixed.semantic, 0)),
            ("all three", mixed),
        ):
            table.add_row(name, *_figures(_ours(StatuteSearch(folder, encoder, mixture)), asked))
        everywhere = StatuteSearch(folder, encoder, probes=LISTS)
        table.add_row("all three, every vector compared", *_figures(_ours(everywhere), asked))
        chance = random.Random(SEED)
        homophones = Homophones.of(text for text, _ in asked)
        search, script = _ours(StatuteSearch(folder, encoder)), OpenCC("s2hk")
        table.add_row(
            "in traditional script", *_figures(search, [(script.convert(text), gold) for text, gold in asked])
        )
        noisy = [(homophones.noisy(text, NOISE, chance), gold) for text, gold in asked]
        table.add_row("with 15 % homophones", *_figures(search, noisy))
    Console(width=110).print(table)
    Console(width=110).print(f"import {imported:.1f} s, index {indexed:.1f} s, peak memory until then {peak:.0f} MiB")


def peak_memory() -> float:
    """The most memory that this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


def _ours(search: StatuteSearch) -> Finder:
    return lambda text: [hit.citation for hit in search.search(text, MOST)]


def _bm25s(store: StatuteStore) -> Finder:
    """The same BM25, over the same n-grams, by the library bm25s."""
    citations, texts = zip(
        *((citation, citation.law + article.text) for citation, article in store.texts(date.today())), strict=True
    )
    index = bm25s.BM25(k1=K1, b=B)
    index.index([list(map(str, grams_of(text))) for text in texts], show_progress=False)

    def find(text: str) -> list[Citation]:
        grams = [list(map(str, np.unique(grams_of(normalise(text)))))]
        places, _ = index.retrieve(grams, k=MOST, show_progress=False)
        return [citations[place] for place in places[0]]

    return find


def _figures(find: Finder, asked: Sequence[Asked]) -> tuple[str, ...]:
    rows, spent = [], []
    for text, gold in asked:
        started = time.perf_counter()
        found = find(text)
        spent.append((time.perf_counter() - started) * 1000)
        places = [found.index(citation) + 1 for citation in gold if citation in found]
        shares = [sum(place <= depth for place in places) / len(gold) for depth in (10, MOST)]
        rows.append((*shares, 1 / min(places) if places else 0.0))
    return (*(f"{figure:.3f}" for figure in np.mean(rows, axis=0)), f"{np.median(spent):.1f}")


if __name__ == "__main__":
    main()
