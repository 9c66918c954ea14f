"""How often residents ask about a law: of two articles as near to a question, that of the law more asked about comes first.

`asked.csv` counts lay questions by the law that answers them (lawyers' answers one each, machine-found ones a half). The
weight of a law is the logarithm of questions an article of it gets, smoothed, from 0 (never asked about) to 1.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from knowledge.citation import Citation
from knowledge.encoder import Vectors

TABLE = Path(__file__).with_name("asked.csv")
MORE_QUESTIONS, MORE_ARTICLES = 0.5, 5
"""Smoothing: a law never asked about is not impossible, and a short one asked about once no favourite."""


@lru_cache(maxsize=1)
def asked() -> dict[str, float]:
    """Questions counted for each law."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        return {row["law"]: float(row["questions"]) for row in csv.DictReader(table)}


def weights(citations: Sequence[Citation]) -> Vectors:
    """The weight of each cited article's law, 0 to 1, shape [citations]."""
    articles = Counter(citation.law for citation in citations)
    logarithms = {
        law: float(np.log((asked().get(law, 0) + MORE_QUESTIONS) / (count + MORE_ARTICLES)))
        for law, count in articles.items()
    }
    least, most = min(logarithms.values(), default=0.0), max(logarithms.values(), default=1.0)
    span = (most - least) or 1.0
    return np.array([(logarithms[citation.law] - least) / span for citation in citations], dtype=np.float32)
