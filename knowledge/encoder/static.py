"""The static encoder: a sentence is the normalised sum of the vectors of its character n-grams.

The weights lie as 8-bit integers with one scale a row: vector = integers × scale. That is the same arithmetic for
numpy here and for torch in `knowledge.encoder.module`, so both give the same result.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.encoder import Vectors
from knowledge.errors import EncoderUnreadable
from knowledge.language.ngrams import ngrams
from knowledge.language.normalise import normalise

MODULE_FOLDER = "0_CharacterNgrams"
VOCABULARY, WEIGHTS, CONFIG = "vocabulary.txt", "weights.npz", "config.json"


@dataclass(frozen=True)
class Vocabulary:
    """The known n-grams, each with its row number, and the length of the longest."""

    rows: dict[str, int]
    longest: int

    def ids(self, text: str) -> list[int]:
        """Row numbers of the known n-grams of `text`, with repetitions."""
        found = (self.rows.get(gram) for gram in ngrams(normalise(text), self.longest))
        return [row for row in found if row is not None]


def is_static(folder: Path) -> bool:
    """Whether `folder` is a sentence-transformers folder with our own module in it."""
    return (folder / MODULE_FOLDER / WEIGHTS).is_file()


def read_module(folder: Path) -> tuple[Vocabulary, Vectors]:
    """Reads the module's folder: the vocabulary and its weights, shape [n, d].

    Raises:
        EncoderUnreadable: a file is missing or does not fit the others.
    """
    try:
        with np.load(folder / WEIGHTS) as stored:
            rows, scales = stored["rows"], stored["scales"]
        grams = (folder / VOCABULARY).read_text(encoding="utf-8").splitlines()
        longest = json.loads((folder / CONFIG).read_text(encoding="utf-8"))["longest"]
    except (OSError, KeyError, ValueError) as error:
        raise EncoderUnreadable(folder, str(error)) from error
    if not len(grams) == len(rows) == len(scales):
        raise EncoderUnreadable(folder, f"{len(grams)} n-grams but {len(rows)} rows and {len(scales)} scales")
    vocabulary = Vocabulary({gram: row for row, gram in enumerate(grams)}, longest)
    return vocabulary, rows.astype(np.float32) * scales[:, None]


def write_module(folder: Path, vocabulary: Vocabulary, weights: Vectors) -> None:
    """Writes `weights` [n, d] rounded to 8 bits a number, in the form that `read_module` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    scales = (np.abs(weights).max(axis=1) / 127).astype(np.float32)
    scales[scales == 0] = 1
    rows = np.round(weights / scales[:, None]).astype(np.int8)
    np.savez(folder / WEIGHTS, rows=rows, scales=scales)
    (folder / VOCABULARY).write_text("\n".join(vocabulary.rows) + "\n", encoding="utf-8")
    (folder / CONFIG).write_text(json.dumps({"longest": vocabulary.longest}), encoding="utf-8")


class StaticEncoder:
    """The encoder that serves by default."""

    def __init__(self, vocabulary: Vocabulary, weights: Vectors, name: str) -> None:
        self.name = name
        self.dimensions = int(weights.shape[1])
        self._vocabulary = vocabulary
        self._weights = weights

    @classmethod
    def load(cls, folder: Path) -> StaticEncoder:
        """Reads the sentence-transformers folder of a static encoder.

        Raises:
            EncoderUnreadable: it holds none.
        """
        vocabulary, weights = read_module(folder / MODULE_FOLDER)
        digest = hashlib.sha256((folder / MODULE_FOLDER / WEIGHTS).read_bytes()).hexdigest()
        return cls(vocabulary, weights, f"static-{digest[:12]}")

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Returns unit vectors, shape [len(texts), dimensions]; zeros for a text without a known n-gram."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for place, text in enumerate(texts):
            ids = self._vocabulary.ids(text)
            if ids:
                total = self._weights[ids].sum(axis=0)
                length = float(np.linalg.norm(total))
                vectors[place] = total / length if length else total
        return vectors
