"""What was meant where a character was typed or heard for another of the same sound: 转仗 → 转账, 医宝卡 → 医保卡.

A noisy channel (Kernighan, Church & Gale 1990) over characters: words of a known vocabulary, by how common they are, and
a cost for every character that must have been meant otherwise. Only where two neighbouring characters make no known
bi-gram are others tried, and only such as make one with the sound of a neighbour. The resident's own words are never
rewritten: search, intents and signs look at what was heard beside what was written.

Sounds are Mandarin readings without tones, with the distinctions that speakers of Cantonese and old ears do not make
(zh/z, ch/c, sh/s, -ng/-n, n/l) left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from pypinyin import lazy_pinyin

from knowledge.language.ngrams import RUN
from knowledge.language.normalise import normalise

KNOWN = Path(__file__).parents[1] / "encoder" / "default" / "0_CharacterNgrams" / "vocabulary.txt"
"""The n-grams of the encoder that ships, the commonest first."""
MERGED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
COST = 6.0
"""How unlikely it is that a character stands for another, as a negative logarithm."""
UNKNOWN = 4.0
"""How much unlikelier than independent characters an unknown pair is, likewise."""
PATHS = 6
"""Readings kept at every character."""
MOST = 5
"""Known bi-grams tried for the sound of one pair, the commonest first."""


class Sounds:
    """The known vocabulary by its sounds."""

    def __init__(self, known: Iterable[str]) -> None:
        """`known` are characters and bi-grams, the commonest first: by Zipf's law the rank says how common each is."""
        self._ranks = {gram: place + 1 for place, gram in enumerate(known)}
        self._alike: dict[tuple[str, str], list[str]] = {}
        for gram in self._ranks:
            if len(gram) == 2 and not gram.isascii():
                self._alike.setdefault((sound_of(gram[0]), sound_of(gram[1])), []).append(gram)

    def heard(self, text: str) -> str:
        """Returns `text`, in its normal form already, with what was meant for what was written by sound."""
        return RUN.sub(lambda found: self._run(found.group()), text)

    def _run(self, run: str) -> str:
        others = self._others(run)
        if not any(others):
            return run
        paths = [(0.0, "")]
        for written, instead in zip(run, others, strict=True):
            paths = [
                self._best(paths, character, COST if character != written else 0.0) for character in (written, *instead)
            ]
            paths.sort()  # by cost, then by characters: sets have no order of their own
            del paths[PATHS:]
        return paths[0][1]

    def _best(self, paths: Sequence[tuple[float, str]], character: str, cost: float) -> tuple[float, str]:
        likeliest, before = min((path[0] + self._surprise(path[1], character), path[1]) for path in paths)
        return likeliest + cost, before + character

    def _others(self, run: str) -> list[set[str]]:
        """For every character of `run`, those that may have been meant instead."""
        others: list[set[str]] = [set() for _ in run]
        for place in range(len(run) - 1):
            pair = run[place : place + 2]
            if pair not in self._ranks:
                for gram in self._alike.get((sound_of(pair[0]), sound_of(pair[1])), ())[:MOST]:
                    others[place].add(gram[0])
                    others[place + 1].add(gram[1])
        return [instead - {written} for written, instead in zip(run, others, strict=True)]

    def _surprise(self, before: str, character: str) -> float:
        """The negative logarithm of the chance of `character` after `before`."""
        rank = self._ranks.get(before[-1] + character) if before else None
        if rank:
            return math.log(rank / self._rank(before[-1]))
        return math.log(self._rank(character)) + (UNKNOWN if before else 0.0)

    def _rank(self, character: str) -> int:
        return self._ranks.get(character, len(self._ranks))


@lru_cache(maxsize=20_000)
def sound_of(character: str) -> str:
    """The sound of `character`; of one that has none, the character itself."""
    sound = lazy_pinyin(character)[0]
    for told, merged in MERGED:
        if sound.startswith(told):
            sound = merged + sound[len(told) :]
    return sound[:-1] if sound.endswith("ng") and len(sound) > 2 else sound


@lru_cache(maxsize=1)
def sounds() -> Sounds:
    """Reads the known vocabulary once."""
    return Sounds(KNOWN.read_text(encoding="utf-8").splitlines())


def views(text: str) -> tuple[str, ...]:
    """The normal form of `text` and, where it differs, what was heard, by the vocabulary that ships."""
    plain = normalise(text)
    heard = sounds().heard(plain)
    return (plain,) if heard == plain else (plain, heard)
