"""The sentence encoder: the small static one that ships, and any other sentence-transformers model instead of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

DEFAULT = Path(__file__).with_name("default")


class Encoder(Protocol):
    """What search and the intent classifier need of an encoder."""

    name: str
    """Tells one encoder's vectors from another's; changes whenever its weights do."""
    dimensions: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Returns unit vectors, shape [len(texts), dimensions]; a text with nothing known in it gives zeros."""


def unit(rows: Vectors) -> Vectors:
    """Returns `rows`, shape [n, d], each made to length 1; rows of zeros stay zeros."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    made: Vectors = (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return made


def load_encoder(place: str = "") -> Encoder:
    """Loads the encoder at `place`, a sentence-transformers folder or hub id; the one that ships when empty.

    The shipped one is read with numpy: importing torch would cost seconds and half a gigabyte for a sum of rows.

    Raises:
        EncoderUnreadable: the folder holds no encoder.
    """
    from knowledge.encoder.static import StaticEncoder, is_static

    if not place or is_static(Path(place)):
        return StaticEncoder.load(Path(place) if place else DEFAULT)
    from knowledge.encoder.foreign import ForeignEncoder

    return ForeignEncoder(place)
