"""Training pairs for the encoder: two texts that mean the same thing or belong to the same article.

Kinds of pairs, each drawn in batches of its own, so that the other rows of a batch are negatives of its own kind:
articles (a part of an article ↔ the rest of it, another part every time), questions (a lay question ↔ an article that
answers it, or a lawyer's answer) and cards (a way of asking a card ↔ another one, or its answer). A question's pairs carry foes: articles that BM25 finds for it and that are no
answer, which teach more than any chance neighbour (Karpukhin et al. 2020, arXiv:2004.04906).
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from knowledge.card import Card
from knowledge.citation import Citation
from knowledge.statutes.postings import Postings

SENTENCE_END = re.compile(r"(?<=[。；：\n])")
FOES = 60
"""So many of the nearest by BM25 are foes."""
SHORTEST_ANSWER = 10
ANSWERS = 0.3
"""The share of a card's pairs whose right side is its answer, and not another way of asking."""


class Pair(NamedTuple):
    """Two texts that belong together, and texts that look as if they belonged to the left one.

    Pairs of one `group`, where it is named, are no negatives of each other.
    """

    left: str
    right: str
    foes: tuple[str, ...] = ()
    group: str = ""


Kind = Callable[[random.Random], Sequence[Pair]]
"""Draws the pairs of one kind for one epoch."""


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
            pairs.append(Pair(article["law"] + " ".join(article["headings"][-1:]), article["text"]))
            continue
        drawn = chance.randrange(len(sentences))
        rest = "".join(sentence for place, sentence in enumerate(sentences) if place != drawn)
        pairs.append(Pair(sentences[drawn], article["law"] + rest))
    return pairs


def question_pairs(
    questions: Iterable[dict[str, Any]], texts: dict[Citation, str], foes: dict[str, tuple[str, ...]] | None = None
) -> list[Pair]:
    """A lay question ↔ each article that a lawyer (`gold`) or a machine (`silver`) found for it.

    Where a lawyer also wrote an answer, question ↔ answer and answer ↔ article, too.
    """
    pairs = []
    for question in questions:
        asked, near = question["text"], (foes or {}).get(question["text"], ())
        right = [texts[citation] for citation in found_for(question) if citation in texts]
        pairs += [Pair(asked, text, near) for text in right]
        answer = question.get("reference_answer")
        if isinstance(answer, str) and len(answer) > SHORTEST_ANSWER:
            pairs.append(Pair(asked, answer, near))
            pairs += [Pair(answer, text) for text in right]
    return pairs


def card_pairs(cards: Iterable[Card], asked: Mapping[str, Sequence[str]], chance: random.Random) -> list[Pair]:
    """Each way of asking a card, `asked` by its id, ↔ another one of the same card, or its answer."""
    pairs = []
    for card in cards:
        for question in asked[card.id]:
            others = [other for other in asked[card.id] if other != question]
            answers = not others or chance.random() < ANSWERS
            pairs.append(Pair(question, card.answer if answers else chance.choice(others), group=card.id))
    return pairs


def found_for(question: dict[str, Any]) -> list[Citation]:
    """The articles that answer a question, by a lawyer or else by machine."""
    found = question.get("gold") or question.get("silver") or ()
    return [Citation(one["law"], int(one["article"]), int(one["sub"])) for one in found]


def foes_of(questions: Iterable[dict[str, Any]], texts: dict[Citation, str]) -> dict[str, tuple[str, ...]]:
    """For each question, the nearest articles by BM25 that do not answer it."""
    citations = list(texts)
    postings = Postings.of(list(texts.values()))
    foes = {}
    for question in questions:
        right = set(found_for(question))
        order = np.argsort(-postings.scores(question["text"]), kind="stable")[:FOES]
        near = (citations[place] for place in order)
        foes[question["text"]] = tuple(texts[citation] for citation in near if citation not in right)
    return foes


def article_texts(articles: Iterable[dict[str, Any]]) -> dict[Citation, str]:
    """Texts of articles with their law's title before them, by citation."""
    return {
        Citation(article["law"], int(article["article"]), int(article["sub"])): article["law"] + article["text"]
        for article in articles
    }
