"""The normal form of what a resident wrote, which intent and search both see; residents see their own words.

In this order, because each step needs the one before: full width and compatibility forms (Unicode NFKC), control and
zero-width characters, traditional script (OpenCC, Hong Kong variants first), Cantonese words (`cantonese.csv`, longest
first), lower case, spaces and repeated marks.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from opencc import OpenCC

TABLE = Path(__file__).with_name("cantonese.csv")
REPEATED = re.compile(r"([^\w\s/])\1+")
BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")


def normalise(text: str) -> str:
    """Returns the normal form of `text`; may be empty when nothing readable is in it."""
    plain = unicodedata.normalize("NFKC", text)
    plain = _cantonese(simplified(readable(plain))).lower()
    plain = REPEATED.sub(r"\1", plain)
    plain = BETWEEN_HAN.sub("", plain)
    return " ".join(plain.split())


def readable(text: str) -> str:
    """Returns `text` without control and zero-width characters, every space a plain one."""
    if text.isprintable():
        return text
    return "".join(" " if character.isspace() else character for character in text if _is_readable(character))


def has_words(text: str) -> bool:
    """Whether there is a letter, digit or Han character in `text`: emoji and marks alone are no question."""
    return any(character.isalnum() for character in text)


def _is_readable(character: str) -> bool:
    # Cc control, Cf format (zero width, direction), Co private, Cs surrogate, Cn unassigned
    return character.isspace() or not unicodedata.category(character).startswith("C")


@lru_cache(maxsize=1)
def _converters() -> tuple[OpenCC, OpenCC]:
    return OpenCC("hk2s"), OpenCC("t2s")


def simplified(text: str) -> str:
    """Returns `text` in the simplified script, whichever traditional one it was written in."""
    hong_kong, general = _converters()
    simplified: str = general.convert(hong_kong.convert(text))
    return simplified


@lru_cache(maxsize=1)
def _cantonese_words() -> tuple[re.Pattern[str], dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        words = {row["cantonese"]: row["mandarin"] for row in csv.DictReader(table)}
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), words


def _cantonese(text: str) -> str:
    pattern, words = _cantonese_words()
    return pattern.sub(lambda found: words[found.group()], text)
