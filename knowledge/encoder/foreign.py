"""Any other sentence-transformers model, from a local folder or a hub, in place of the one that ships."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.encoder import Vectors
from knowledge.errors import EncoderUnreadable
from knowledge.language.normalise import normalise


class ForeignEncoder:
    """Wraps a SentenceTransformer; torch is loaded here and nowhere else on the way of a message."""

    def __init__(self, place: str) -> None:
        """Loads the model at `place`.

        Raises:
            EncoderUnreadable: sentence-transformers cannot load it.
        """
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(place, device="cpu")
        except (OSError, ValueError) as error:
            raise EncoderUnreadable(place, str(error)) from error
        self.name = f"foreign-{place}"
        self.dimensions = int(self._model.get_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Returns unit vectors, shape [len(texts), dimensions]."""
        found = self._model.encode(
            [normalise(text) for text in texts], normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(found, dtype=np.float32).reshape(len(texts), self.dimensions)
