"""Two versions of a law, article by article: what was added, removed, changed, or only got another number.

Articles are paired by their words: first those whose text is the same, under the same number or another, then, nearest
first, those that still resemble each other (cosine of character bi-grams at least ALIKE).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.statutes.text import Article

Articles = Mapping[tuple[int, int], Article]
Number = tuple[int, int]
ALIKE = 0.45


@dataclass(frozen=True)
class Difference:
    """One difference; `kind` is added, removed, changed (same number), renumbered (same words) or moved (both differ)."""

    kind: str
    old: Article | None
    new: Article | None

    def as_dict(self) -> dict[str, Any]:
        """The machine interface's form."""
        sides = {
            name: side and {"article": side.article, "sub": side.sub, "text": side.text}
            for name, side in (("old", self.old), ("new", self.new))
        }
        return {"kind": self.kind, **sides}


def differences(before: Articles, after: Articles) -> list[Difference]:
    """Every difference between two versions, in the order of the new one, what was removed in its old place."""
    partners = pairs(before, after)
    found = [_between(before[old], after[new]) for old, new in partners.items()]
    found += [Difference("removed", article, None) for number, article in before.items() if number not in partners]
    taken = set(partners.values())
    found += [Difference("added", None, article) for number, article in after.items() if number not in taken]
    return sorted((change for change in found if change.kind != "same"), key=_order)


def pairs(before: Articles, after: Articles) -> dict[Number, Number]:
    """Which article of the new version each article of the old one became; one that is gone is not in it."""
    partners = dict(_same(before, after))
    left = [number for number in before if number not in partners]
    free = [number for number in after if number not in set(partners.values())]
    if not left or not free:
        return partners
    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(2, 2), lowercase=False)
    rows = vectorizer.fit_transform([*(before[n].text for n in left), *(after[n].text for n in free)])
    likeness = (rows[: len(left)] @ rows[len(left) :].T).toarray()
    likeness += 0.05 * (np.array([[one == other for other in free] for one in left]))  # where equal, the number stays
    for place in np.argsort(-likeness, axis=None, kind="stable"):
        row, column = divmod(int(place), len(free))
        if likeness[row, column] < ALIKE:
            break
        if left[row] not in partners and free[column] not in partners.values():
            partners[left[row]] = free[column]
    return partners


def number_of(article: Article | None) -> str:
    """266, or 287-2; empty for none."""
    if article is None:
        return ""
    return f"{article.article}-{article.sub}" if article.sub else str(article.article)


def _same(before: Articles, after: Articles) -> Iterator[tuple[Number, Number]]:
    taken: set[Number] = set()
    places: dict[str, list[Number]] = {}
    for number, article in after.items():
        places.setdefault(article.text, []).append(number)
    for number, article in before.items():
        free = [place for place in places.get(article.text, ()) if place not in taken]
        if free:
            kept = number if number in free else free[0]
            taken.add(kept)
            yield number, kept


def _between(old: Article, new: Article) -> Difference:
    kinds = {(True, True): "same", (True, False): "changed", (False, True): "renumbered", (False, False): "moved"}
    return Difference(kinds[old.number == new.number, old.text == new.text], old, new)


def _order(change: Difference) -> tuple[Number, bool]:
    side = change.new or change.old
    assert side is not None  # noqa: S101  # a difference has at least one side
    return side.number, change.new is None
