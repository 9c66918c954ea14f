"""The static encoder as a sentence-transformers module, for training and for everybody else's tools.

`SentenceTransformer(folder)` loads it by the name that `modules.json` gives; it needs this package to be installed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers.base.modules.input_module import InputModule

from knowledge.encoder import Vectors
from knowledge.encoder.static import MODULE_FOLDER, Vocabulary, read_module, write_module


class CharacterNgrams(InputModule):  # type: ignore[misc]  # the library ships untyped here
    """Sums one vector for every known character n-gram; normalising to length 1 is left to the next module."""

    save_in_root = False

    def __init__(self, vocabulary: Vocabulary, weights: Vectors) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self.embedding = torch.nn.EmbeddingBag.from_pretrained(torch.from_numpy(weights), mode="sum", freeze=False)

    def preprocess(self, inputs: Sequence[str], prompt: str | None = None, **_: Any) -> dict[str, torch.Tensor]:
        """Turns texts into row numbers, one flat list, and the offset at which each text begins."""
        rows = [self.vocabulary.ids((prompt or "") + text) for text in inputs]
        offsets = np.cumsum([0, *(len(ids) for ids in rows[:-1])])
        flat = [row for ids in rows for row in ids]
        return {"input_ids": torch.tensor(flat, dtype=torch.long), "offsets": torch.from_numpy(offsets)}

    def forward(self, features: dict[str, torch.Tensor], **_: Any) -> dict[str, torch.Tensor]:
        """Adds `sentence_embedding`, shape [texts, dimensions]."""
        features["sentence_embedding"] = self.embedding(features["input_ids"], features["offsets"])
        return features

    def get_embedding_dimension(self) -> int:
        """Number of dimensions of a sentence's vector."""
        return int(self.embedding.embedding_dim)

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Writes vocabulary, 8-bit weights and configuration."""
        weights = self.embedding.weight.detach().numpy()
        write_module(Path(output_path), self.vocabulary, weights)

    @classmethod
    def load(cls, model_name_or_path: str, subfolder: str = MODULE_FOLDER, **_: Any) -> CharacterNgrams:
        """Reads what `save` wrote."""
        return cls(*read_module(Path(model_name_or_path) / subfolder))
