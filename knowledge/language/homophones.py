"""Homophones: the characters that pinyin and voice input put in each other's place.

The commonest characters of a collection of texts are grouped by their reading in pinyin without tones (pypinyin). Each
may be written for another of its group, the commoner the likelier. So noise can be made for training and measuring.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pypinyin import lazy_pinyin

COMMONEST = 4000
Others = tuple[tuple[str, ...], tuple[int, ...]]


def is_han(character: str) -> bool:
    """Whether `character` is a Han character of everyday texts."""
    return "\u4e00" <= character <= "\u9fff"


@dataclass(frozen=True)
class Homophones:
    """For each character, those that sound like it and how common each is."""

    others: Mapping[str, Others]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Homophones:
        """Groups the commonest characters of `texts` by sound."""
        counts = Counter(character for text in texts for character in text if is_han(character))
        groups: dict[str, list[tuple[str, int]]] = {}
        for character, count in sorted(counts.most_common(COMMONEST), key=lambda pair: (-pair[1], pair[0])):
            groups.setdefault(lazy_pinyin(character)[0], []).append((character, count))
        others = {}
        for group in groups.values():
            for character, _ in group:
                rest = [pair for pair in group if pair[0] != character]
                if rest:
                    others[character] = (tuple(one for one, _ in rest), tuple(count for _, count in rest))
        return cls(others)

    def noisy(self, text: str, share: float, chance: random.Random) -> str:
        """Writes `text` with about `share` of its characters, 0 to 1, replaced by homophones."""
        return "".join(self._other(one, chance) if chance.random() < share else one for one in text)

    def _other(self, character: str, chance: random.Random) -> str:
        characters, counts = self.others.get(character, ((character,), (1,)))
        return chance.choices(characters, counts)[0]
