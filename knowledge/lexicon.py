"""TF-IDF over character n-grams (Salton & Buckley 1988), with unknown n-grams weighing in.

A question made mostly of words that no card uses must not look near to a card because of the two it shares. So what is
unknown counts in a text's length, at the weight of the rarest known n-gram: a cosine then says how much of the
question is covered, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, vstack

from knowledge.language.ngrams import ngrams
from knowledge.language.normalise import normalise

LONGEST = 3


class Lexicon:
    """The n-grams of a collection of texts and their weights."""

    def __init__(self, texts: Sequence[str]) -> None:
        frequencies: Counter[str] = Counter()
        for text in texts:
            frequencies.update(set(ngrams(normalise(text), LONGEST)))
        self._columns = {gram: column for column, gram in enumerate(sorted(frequencies))}
        counts = np.array([frequencies[gram] for gram in self._columns], dtype=np.float64)
        self._weights = np.log((1 + len(texts)) / (1 + counts)) + 1
        self._unknown = float(np.log(1 + len(texts)) + 1)

    def vector(self, text: str) -> csr_matrix:
        """Returns the row of `text`, shape [1, n-grams]; its length is 1 where every n-gram is known, else less."""
        counts = Counter(ngrams(normalise(text), LONGEST))
        known = {self._columns[gram]: count for gram, count in counts.items() if gram in self._columns}
        columns = np.fromiter(known, dtype=np.int32, count=len(known))
        weights = (1 + np.log(np.fromiter(known.values(), dtype=np.float64, count=len(known)))) * self._weights[columns]
        missing = sum(
            ((1 + np.log(count)) * self._unknown) ** 2 for gram, count in counts.items() if gram not in self._columns
        )
        length = float(np.sqrt((weights**2).sum() + missing)) or 1.0
        zeros = np.zeros(len(known), dtype=np.int32)
        return csr_matrix(((weights / length).astype(np.float32), (zeros, columns)), shape=(1, len(self._columns)))

    def matrix(self, texts: Sequence[str]) -> csr_matrix:
        """Returns the rows of `texts`, shape [texts, n-grams]."""
        return vstack([self.vector(text) for text in texts], format="csr")
