"""BM25 over characters and their bi-grams (Robertson & Zaragoza 2009), in arrays that lie on disk and are shared.

A n-gram is a number made of its characters' code points, so no vocabulary need be kept and a million texts can be
counted by numpy alone. Each n-gram's postings are the texts that have it, with their finished BM25 weights; what
stands in an eighth of the texts tells nothing about one of them, and costs most of the time, so it has no postings.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Vectors

K1, B = 1.2, 0.75
BASE = 1 << 17
"""More than any code point of a Han character that texts of law have: bi-grams are pairs in this base."""
COMMON = 1 / 8
"""The share of texts from which on a n-gram is too common to be kept, among so many texts as MANY."""
MANY = 1000
Codes = NDArray[np.int64]
FILES = ("grams", "starts", "places", "weights")


def grams_of(text: str) -> Codes:
    """The characters and bi-grams of `text` as numbers, with repetitions; only letters, digits and Han count."""
    kept = "".join(
        character if character.isalnum() else " " for character in unicodedata.normalize("NFKC", text).lower()
    )
    points = np.frombuffer(kept.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    words = points != ord(" ")
    pairs = (points[:-1] * BASE + points[1:])[words[:-1] & words[1:]]
    return np.concatenate([points[words], pairs])


@dataclass(frozen=True)
class Postings:
    """`grams` sorted, shape [n]; the postings of gram i are `places` and `weights` from `starts[i]` to `starts[i+1]`."""

    grams: Codes
    starts: Codes
    places: NDArray[np.int32]
    weights: NDArray[np.float32]
    count: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> Postings:
        """Counts `texts`."""
        codes = [grams_of(text) for text in texts]
        lengths = np.array([len(code) for code in codes], dtype=np.float64)
        places = np.repeat(np.arange(len(codes)), lengths.astype(np.int64))
        grams, numbers = np.unique(np.concatenate(codes), return_inverse=True)
        keys, counts = np.unique(numbers.astype(np.int64) * len(codes) + places, return_counts=True)
        rows, texts_of = np.divmod(keys, len(codes))
        frequencies = np.bincount(rows, minlength=len(grams))
        if len(codes) >= MANY:
            rare = frequencies < COMMON * len(codes)
            kept = rare[rows]
            rows, texts_of, counts = (np.cumsum(rare) - 1)[rows[kept]], texts_of[kept], counts[kept]
            grams, frequencies = grams[rare], frequencies[rare]
        rarity = np.log(1 + (len(codes) - frequencies + 0.5) / (frequencies + 0.5))
        length = 1 - B + B * lengths[texts_of] / max(lengths.mean(), 1)
        weights = rarity[rows] * counts * (K1 + 1) / (counts + K1 * length)
        starts = np.concatenate([[0], np.cumsum(frequencies)])
        return cls(grams, starts, texts_of.astype(np.int32), weights.astype(np.float32), len(codes))

    @classmethod
    def open(cls, folder: Path, count: int) -> Postings:
        """Maps what `write` wrote into memory; processes share it."""
        arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in FILES}
        return cls(count=count, **arrays)

    def write(self, folder: Path) -> None:
        """Writes the arrays, a file each."""
        for name in FILES:
            np.save(folder / f"{name}.npy", getattr(self, name))

    def scores(self, text: str) -> Vectors:
        """BM25 of every text for the query `text`, shape [texts]."""
        scores = np.zeros(self.count, dtype=np.float32)
        for gram in np.unique(grams_of(text)):
            row = int(np.searchsorted(self.grams, gram))
            if row < len(self.grams) and self.grams[row] == gram:
                part = slice(int(self.starts[row]), int(self.starts[row + 1]))
                scores[self.places[part]] += self.weights[part]
        return scores
