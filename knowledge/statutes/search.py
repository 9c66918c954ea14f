"""Search among the articles in force: BM25 and the encoder, fused, in arrays that lie on disk and are shared.

Thousands of vectors are compared one by one; beyond MANY an inverted file with 8-bit codes is searched (faiss IVF,SQ8).
An index belongs to one set of versions in force and one encoder: when either changes, another folder is built beside it
and the search goes over to that one.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import faiss
import numpy as np
from numpy.typing import NDArray

from knowledge.citation import Citation
from knowledge.encoder import Encoder, Vectors, unit
from knowledge.language.sounds import views
from knowledge.statutes.asked import weights
from knowledge.statutes.named import named_articles
from knowledge.statutes.postings import Postings
from knowledge.statutes.store import StatuteStore

LAYOUT = 2
"""Goes up by one when an index is written in another way, so that an older one is not taken for it."""
MANY = 50_000
LISTS, PROBES = 512, 96
POINTS = 64
"""Vectors a list from which the lists' centres are learned; more take longer and find no more."""
CANDIDATES = 400
"""Articles that the encoder proposes, and BM25 as many at most."""
LIKE = 0.3
"""Articles with less than this share of the best article's BM25 are not proposed by it."""
SEMANTIC, CITATIONS = "semantic.faiss", "citations.json"
BATCH = 4096
NAMED = 2.0
"""The score of an article that is asked for by its number: more than any other can have."""


@dataclass(frozen=True)
class Mixture:
    """How one score is made of three; set by `python -m bench.statutes`.

    BM25 as a share of the best article's, the encoder's cosine, and how often the law is asked about.
    """

    lexical: float = 0.1
    semantic: float = 1.0
    asked: float = 0.15


class ArticleHit(NamedTuple):
    """An article and its score; only the order of scores means anything."""

    citation: Citation
    score: float


def index_name(store: StatuteStore, day: date, encoder: Encoder) -> str:
    """The name of the index that fits: it changes with the versions in force on `day` and with the encoder."""
    versions = [(version.law, version.passed.isoformat(), version.id) for version in store.in_force(day).values()]
    return hashlib.sha256(json.dumps([LAYOUT, encoder.name, sorted(versions)]).encode()).hexdigest()[:16]


class StatuteSearch:
    """An opened index. A search takes some milliseconds among 56,000 articles."""

    def __init__(self, folder: Path, encoder: Encoder, mixture: Mixture | None = None, probes: int = PROBES) -> None:
        self.name = folder.name
        self._encoder = encoder
        self._mixture = mixture or Mixture()
        rows = json.loads((folder / CITATIONS).read_text(encoding="utf-8"))
        self.citations = [Citation(*row) for row in rows]
        self.laws = frozenset(citation.law for citation in self.citations)
        self._places = {citation: place for place, citation in enumerate(self.citations)}
        self._asked = weights(self.citations)
        self._postings = Postings.open(folder, len(rows))
        self._candidates = min(CANDIDATES, len(rows))
        self._semantic = open_vectors(folder / SEMANTIC, probes)

    def search(self, text: str, count: int) -> list[ArticleHit]:
        """The `count` articles nearest to `text`, best first; an article asked for by its number stands before all others."""
        places, scores = self._scores(text)
        order = np.argsort(-scores, kind="stable")[:count]
        best = zip(places[order].tolist(), scores[order].tolist(), strict=True)
        found = [ArticleHit(self.citations[place], score) for place, score in best if score > 0]
        named = [citation for citation in named_articles(text, self.laws) if citation in self._places]
        first = [ArticleHit(citation, NAMED) for citation in named]
        return [*first, *(hit for hit in found if hit.citation not in named)][:count]

    def _scores(self, text: str) -> tuple[NDArray[np.int64], Vectors]:
        """The places of the articles that either side proposes, ascending, and their mixed scores."""
        written_and_heard = views(text)
        lexical = self._postings.scores(" ".join(written_and_heard))
        vector = self._encoder.encode(written_and_heard).mean(axis=0, keepdims=True)
        cosines, near = (rows[0] for rows in self._semantic.search(unit(vector), self._candidates))
        cosines, near = cosines[near >= 0], near[near >= 0]
        best = float(lexical.max(initial=0)) or 1.0
        likest = np.flatnonzero(lexical > LIKE * best)
        if len(likest) > self._candidates:
            likest = likest[np.argpartition(lexical[likest], -self._candidates)[-self._candidates :]]
        places = np.union1d(near, likest)
        semantic = np.full(len(places), cosines.min(initial=0), dtype=np.float32)
        semantic[np.searchsorted(places, near)] = cosines
        mixed: Vectors = (
            self._mixture.lexical * lexical[places] / best
            + self._mixture.semantic * semantic
            + self._mixture.asked * self._asked[places]
        )
        return places, mixed


def build_index(store: StatuteStore, day: date, encoder: Encoder, home: Path) -> Path:
    """Builds the index of what is in force on `day` in a folder under `home` unless it is there; returns the folder.

    It is built beside and moved into its place when finished, so a search never sees half of one.
    """
    folder = home / index_name(store, day, encoder)
    if folder.is_dir():
        return folder
    home.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=home, prefix=".building-"))
    citations, texts = [], []
    for citation, article in store.texts(day):
        citations.append([citation.law, citation.article, citation.sub])
        texts.append(citation.law + article.text)
    Postings.of(texts).write(beside)
    faiss.write_index(index_of(_encoded(texts, encoder)), str(beside / SEMANTIC))
    (beside / CITATIONS).write_text(json.dumps(citations, ensure_ascii=False), encoding="utf-8")
    try:
        os.replace(beside, folder)
    except OSError:  # another process was faster; its index is the same
        shutil.rmtree(beside)
    return folder


def remove_others(home: Path, keep: str) -> None:
    """Removes indexes that no longer fit; one that another process still has open stays readable to it."""
    for folder in home.iterdir():
        if folder.is_dir() and folder.name != keep and not folder.name.startswith("."):
            shutil.rmtree(folder)


def open_vectors(path: Path, probes: int = PROBES) -> faiss.Index:
    """Maps a faiss index into memory, where processes share it; a search looks into the `probes` nearest of its lists."""
    index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP | faiss.IO_FLAG_READ_ONLY)
    if isinstance(index, faiss.IndexIVF):
        index.nprobe = probes
        # faiss starts threads that read ahead in a mapped file for every question: five times the time of the search itself
        faiss.downcast_InvertedLists(index.invlists).prefetch_nthread = 0
    return index


def index_of(vectors: Vectors, lists: int = LISTS) -> faiss.Index:
    """Puts unit vectors, shape [n, d], into a faiss index: exact up to MANY of them, `lists` inverted lists beyond."""
    if len(vectors) < MANY:
        index = faiss.IndexFlatIP(vectors.shape[1])
    else:
        index = faiss.index_factory(vectors.shape[1], f"IVF{lists},SQ8", faiss.METRIC_INNER_PRODUCT)
        index.cp.max_points_per_centroid = POINTS
        index.train(vectors)
    index.add(vectors)
    return index


def _encoded(texts: Sequence[str], encoder: Encoder) -> Vectors:
    return np.vstack([encoder.encode(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)])
