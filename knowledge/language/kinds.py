"""Which kind of writing a phrasing is: traditional script, Cantonese."""

from __future__ import annotations

import re

from knowledge.language.normalise import simplified

CANTONESE = re.compile("[唔咗嘅哋冇佢啲嚟畀俾乜喺嗰咁㗎咩揾]|点算|点解|几耐|边度|边个|系咪|几多|得唔得")
"""Characters and words that written Mandarin does not have."""


def is_traditional(text: str) -> bool:
    """Whether a character of `text` is written otherwise in the simplified script."""
    return simplified(text) != text


def is_cantonese(text: str) -> bool:
    """Whether `text` has a word of written Cantonese, in either script."""
    return bool(CANTONESE.search(simplified(text)))
