"""Character n-grams: the words of a language written without spaces.

Han characters and other letters give uni-grams, bi-grams and so on within an unbroken run; a run of digits is one
token, so that 96110 and 12348 share nothing.
"""

from __future__ import annotations

import re

RUN = re.compile(r"[\u3400-\u9fff]+|[a-z]+|[0-9]+")


def ngrams(text: str, longest: int) -> list[str]:
    """Returns every n-gram of 1 to `longest` characters of normalised `text`, in order of appearance."""
    grams: list[str] = []
    for run in RUN.findall(text):
        if not "\u3400" <= run[0] <= "\u9fff":
            grams.append(run)
            continue
        for length in range(1, longest + 1):
            grams += [run[start : start + length] for start in range(len(run) - length + 1)]
    return grams
