"""Whether a card stands on its articles: each cited one is in force, each number comes from one of them, none is copied.

`knowledge.card_checks` needs no texts; this does, so it is run where official texts are at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from knowledge.card import FOLDER, Card, CardFile, card_files
from knowledge.citation import Citation
from knowledge.errors import Fault
from knowledge.language.numerals import numbers_in
from knowledge.statutes.jsonl import read_jsonl
from knowledge.statutes.store import StatuteStore

Texts = Mapping[Citation, str]
LONGEST_RUN = 25
"""From how many characters in a row the same as in an article a card copies it."""
ONE = 1.0
"""一 is a word as often as a number: 一下, 一家, 一份."""


def texts_from(source: Path | StatuteStore, day: date) -> Texts:
    """The articles in force on `day`, of a .jsonl file or of the imported texts.

    Raises:
        StatuteUnreadable: the file is not whole.
    """
    if isinstance(source, StatuteStore):
        return {citation: article.text for citation, article in source.texts(day)}
    return {
        Citation(statute.law, article.article, article.sub): article.text
        for statute in read_jsonl(source)
        if not statute.withdrawn and statute.effective <= day
        for article in statute.articles
    }


def faults(texts: Texts, folder: Path = FOLDER) -> list[Fault]:
    """Every fault of every card of `folder` against `texts`, by file and line."""
    pairs = list(card_files(folder))
    found = [fault for file, card in pairs for fault in (*_cited(file, card, texts), *_numbers(file, card, texts))]
    return sorted([*found, *_copied(pairs, texts.values())])


def loose_numbers(card: Card, texts: Texts) -> set[float]:
    """The numbers of body and steps that stand neither in a cited article nor in a source."""
    ground = "\n".join(
        [*(texts.get(citation, "") for citation in card.citations), *(one.claim for one in card.sources)]
    )
    said = "。".join((card.body, *card.steps))
    return numbers_in(said, counted=True) - numbers_in(ground) - {ONE}


def _cited(file: CardFile, card: Card, texts: Texts) -> Iterator[Fault]:
    for citation in card.citations:
        if citation not in texts:
            yield file.fault(
                "citations", citation, "no article in force has this number; cite the one that reads so now"
            )


def _numbers(file: CardFile, card: Card, texts: Texts) -> Iterator[Fault]:
    for number in sorted(loose_numbers(card, texts)):
        yield file.fault(
            "body", f"{number:g}", "no cited article has this number; cite the one that has, or name it in `sources`"
        )


def _copied(pairs: Iterable[tuple[CardFile, Card]], texts: Iterable[str]) -> Iterator[Fault]:
    ours: dict[str, tuple[CardFile, str]] = {}
    for file, card in pairs:
        for field, said in (("body", card.body), *(("steps", step) for step in card.steps)):
            ours.update(dict.fromkeys(_runs(said), (file, field)))
    told = set()
    for text in texts:
        for run in _runs(text):
            if run not in ours:
                continue
            file, field = ours[run]
            if (file.path, field) not in told:
                told.add((file.path, field))
                yield file.fault(field, run, "copied from an article; say it in your own words")


def _runs(text: str) -> Iterator[str]:
    plain = re.sub(r"\s", "", text)
    return (plain[start : start + LONGEST_RUN] for start in range(len(plain) - LONGEST_RUN + 1))
