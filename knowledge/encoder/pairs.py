"""Training pairs for the encoder: two texts that mean the same thing or belong to the same article.

Two kinds, each drawn in batches of its own, so that the other rows of a batch are negatives of its own kind: articles
(a part of an article ↔ the rest of it) and questions (a lay question ↔ an article that answers it).
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from knowledge.citation import Citation

Pair = tuple[str, str]
SENTENCE_END = re.compile(r"(?<=[。；：\n])")


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Reads JSON lines, gzipped when the name ends in .gz."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def article_pairs(articles: Iterable[dict[str, Any]], chance: random.Random) -> list[Pair]:
    """One sentence of each article ↔ the rest of it; an article of one sentence is paired with its law's title."""
    pairs = []
    for article in articles:
        sentences = [part.strip() for part in SENTENCE_END.split(article["text"]) if part.strip()]
        if len(sentences) < 2:
            pairs.append((article["law"] + " ".join(article["headings"][-1:]), article["text"]))
            continue
        drawn = chance.randrange(len(sentences))
        rest = "".join(sentence for place, sentence in enumerate(sentences) if place != drawn)
        pairs.append((sentences[drawn], article["law"] + rest))
    return pairs


def question_pairs(questions: Iterable[dict[str, Any]], texts: dict[Citation, str]) -> list[Pair]:
    """A lay question ↔ each article that a lawyer (`gold`) or a machine (`silver`) found for it."""
    return [
        (question["text"], texts[citation])
        for question in questions
        for found in question.get("gold") or question.get("silver") or ()
        if (citation := Citation(found["law"], found["article"], found["sub"])) in texts
    ]


def article_texts(articles: Iterable[dict[str, Any]]) -> dict[Citation, str]:
    """Texts of articles with their law's title before them, by citation."""
    return {
        Citation(article["law"], article["article"], article["sub"]): article["law"] + article["text"]
        for article in articles
    }
