"""The small classifier beside the signs: how likely a message is a scam, and which kind, by its character n-grams.

Two logistic regressions over the same TF-IDF of uni- and bi-grams of the bare text (`knowledge.language.masking`), so
that neither sums nor links nor names tell anything: one for scam or not, whose output is a chance, and one for the kind.
It is trained by `mingbai train scam` and read here with numpy. Weights are 8-bit rows with a scale each, as the encoder's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Vectors
from knowledge.errors import ClassifierUnreadable
from knowledge.language.masking import bare
from knowledge.language.ngrams import ngrams

FOLDER = Path(__file__).with_name("classifier")
NGRAMS, KINDS, WEIGHTS = "ngrams.txt", "kinds.txt", "weights.npz"
LONGEST = 2
WINDOW, STEP = 120, 60
"""Characters of a long message that are also looked at by themselves: in a smooth talk one request gives it away."""


@dataclass(frozen=True)
class Classifier:
    """`rows` numbers the n-grams; `rarity` is their idf, shape [n]; `scam` [n] and `bias` give the chance; `kind` is [kinds, n]."""

    rows: dict[str, int]
    rarity: Vectors
    scam: Vectors
    bias: float
    kind: Vectors
    kind_biases: Vectors
    kinds: tuple[str, ...]

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Classifier:
        """Reads what `knowledge.scam.learning` wrote.

        Raises:
            ClassifierUnreadable: a file is missing or does not fit the others.
        """
        try:
            grams = (folder / NGRAMS).read_text(encoding="utf-8").splitlines()
            names = tuple((folder / KINDS).read_text(encoding="utf-8").split())
            with np.load(folder / WEIGHTS) as stored:
                arrays = {name: stored[name].astype(np.float32) for name in stored.files}
            weights = arrays["weights"] * arrays["scales"][:, None]
            fits = weights.shape == (1 + len(names), len(grams)) and len(arrays["rarity"]) == len(grams)
        except (OSError, KeyError, ValueError) as error:
            raise ClassifierUnreadable(folder, str(error)) from error
        if not fits:
            raise ClassifierUnreadable(folder, f"{len(grams)} n-grams and {len(names)} kinds, weights {weights.shape}")
        biases = arrays["biases"]
        rows = {gram: row for row, gram in enumerate(grams)}
        return cls(rows, arrays["rarity"], weights[0], float(biases[0]), weights[1:], biases[1:], names)

    def chance(self, text: str) -> float:
        """How likely `text` is a scam, 0 to 1: as a whole, or in its worst part where it is long."""
        plain = bare(text)
        starts = range(0, max(0, len(plain) - WINDOW) + STEP, STEP) if len(plain) > WINDOW else ()
        said = (self._features(part) for part in (plain, *(plain[start : start + WINDOW] for start in starts)))
        telling = max(float(self.scam[columns] @ values) for columns, values in said)
        return float(1 / (1 + np.exp(-(telling + self.bias))))

    def kind_of(self, text: str) -> dict[str, float]:
        """The chance of each kind, were `text` a scam; they add up to 1."""
        columns, values = self._features(bare(text))
        odds = self.kind[:, columns] @ values + self.kind_biases
        shares = np.exp(odds - odds.max())
        return dict(zip(self.kinds, (shares / shares.sum()).tolist(), strict=True))

    def tellings(self, clauses: list[str]) -> list[float]:
        """How much each clause says for a scam; only their order means anything."""
        said = (self._features(bare(clause)) for clause in clauses)
        return [float(self.scam[columns] @ values) for columns, values in said]

    def _features(self, plain: str) -> tuple[NDArray[np.int64], Vectors]:
        counts = Counter(gram for gram in ngrams(plain, LONGEST) if gram in self.rows)
        columns = np.array([self.rows[gram] for gram in counts], dtype=np.int64)
        values: Vectors = (1 + np.log(np.array(list(counts.values()), dtype=np.float32))) * self.rarity[columns]
        length = float(np.linalg.norm(values))
        return columns, values / length if length else values


@lru_cache(maxsize=1)
def classifier() -> Classifier:
    """Reads the classifier that ships, once."""
    return Classifier.load()
