"""TF-IDF over character n-grams (Salton & Buckley 1988), with unknown n-grams weighing in.

A question made mostly of words that no card uses must not look near to a card because of the two it shares. So what is
unknown counts in a text's length, at the weight of the rarest known n-gram: a cosine then says how much of the
question is covered, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix, diags

from knowledge.language.ngrams import ngrams
from knowledge.language.normalise import normalise

LONGEST = 3


class Lexicon:
    """The n-grams of a collection of texts and their weights; `rows` are those texts, shape [texts, n-grams]."""

    def __init__(self, texts: Sequence[str]) -> None:
        counted = [_counts(text) for text in texts]
        frequencies: Counter[str] = Counter()
        for counts in counted:
            frequencies.update(counts.keys())
        self._columns = {gram: column for column, gram in enumerate(sorted(frequencies))}
        found = np.array([frequencies[gram] for gram in self._columns], dtype=np.float64)
        self._weights = np.log((1 + len(texts)) / (1 + found)) + 1
        self._unknown = float(np.log(1 + len(texts)) + 1)
        self.rows = self._taught(counted)

    def vector(self, text: str) -> csr_matrix:
        """Returns the row of `text`, shape [1, n-grams]; its length is 1 where every n-gram is known, else less."""
        counts = _counts(text)
        known = {self._columns[gram]: count for gram, count in counts.items() if gram in self._columns}
        columns = np.fromiter(known, dtype=np.int32, count=len(known))
        weights = (1 + np.log(np.fromiter(known.values(), dtype=np.float64, count=len(known)))) * self._weights[columns]
        missing = sum(
            ((1 + np.log(count)) * self._unknown) ** 2 for gram, count in counts.items() if gram not in self._columns
        )
        length = float(np.sqrt((weights**2).sum() + missing)) or 1.0
        zeros = np.zeros(len(known), dtype=np.int32)
        return csr_matrix(((weights / length).astype(np.float32), (zeros, columns)), shape=(1, len(self._columns)))

    def _taught(self, counted: Sequence[Mapping[str, int]]) -> csr_matrix:
        """The rows of texts whose every n-gram is known, made in one go: a thousand times `vector` takes seconds."""
        columns = np.array([self._columns[gram] for counts in counted for gram in counts], dtype=np.int32)
        counts = np.array([count for counts in counted for count in counts.values()], dtype=np.float64)
        starts = np.cumsum([0, *(len(counts) for counts in counted)])
        weights = (1 + np.log(counts)) * self._weights[columns]
        rows = csr_matrix((weights, columns, starts), shape=(len(counted), len(self._columns)))
        lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)))[:, 0]
        unit: csr_matrix = diags(1 / np.where(lengths > 0, lengths, 1)) @ rows
        return unit.astype(np.float32).tocsr()


def _counts(text: str) -> Counter[str]:
    return Counter(ngrams(normalise(text), LONGEST))
