"""Reads the words of a screenshot, so that they go through the same check as words that were typed.

RapidOCR (PP-OCR models in onnxruntime, which come inside the package) on the processor; loaded at the first picture.
Nothing of a picture is kept: it lives in memory until its words are read.
"""

from __future__ import annotations

import io
import threading
from functools import lru_cache
from typing import Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from knowledge.errors import PictureUnreadable

LARGEST = 10 * 1024 * 1024
"""Bytes of a picture, at most."""
PIXELS = 50_000_000
"""Pixels of a picture, at most: a small file can unfold into gigabytes."""
LONG_SIDE = 1920
"""A picture is made this small before it is read; telephones' letters are still 20 pixels high then."""
BELIEVED = 0.5
"""Lines that are recognised with less confidence than this, 0 to 1, are left out."""
_ONE_AT_A_TIME = threading.Lock()


def words_of(picture: bytes) -> str:
    """The words of a picture, a line each; takes one to three seconds, so keep it off the event loop.

    Raises:
        PictureUnreadable: too large, no picture, or no words in it.
    """
    if len(picture) > LARGEST:
        raise PictureUnreadable(f"it has {len(picture)} bytes; at most {LARGEST} are looked at")
    pixels = _pixels(picture)
    with _ONE_AT_A_TIME:  # one picture fills both cores; two at once would only take turns
        found, _ = _reader()(pixels)
    lines = [str(text) for _, text, confidence in found or () if float(confidence) >= BELIEVED]
    if not lines:
        raise PictureUnreadable("there are no words in it")
    return "\n".join(lines)


def _pixels(picture: bytes) -> Any:
    """The picture upright (EXIF), in colours, at most LONG_SIDE long; shape [height, width, 3]."""
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            if opened.width * opened.height > PIXELS:
                raise PictureUnreadable(f"it has {opened.width} × {opened.height} pixels; at most {PIXELS} in all")
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        # Pillow's decoders raise any of these at damaged files
        raise PictureUnreadable("it is no picture, or a damaged one") from error
    upright.thumbnail((LONG_SIDE, LONG_SIDE))
    return np.asarray(upright)


@lru_cache(maxsize=1)
def _reader() -> Any:
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR()
