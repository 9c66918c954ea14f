"""Cards that the law has left behind: what they cite was changed, renumbered or repealed since they were checked.

The shipped catalogue counts as known, too: an imported text older than the catalogue's version says nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from knowledge.card import Card
from knowledge.citation import Citation
from knowledge.statutes.catalogue import catalogue
from knowledge.statutes.differences import pairs
from knowledge.statutes.store import StatuteStore, Version
from knowledge.statutes.text import Article


@dataclass(frozen=True)
class Stale:
    """A card, the citation that moved (none where the card itself ran out), how, and the change in words.

    `kind` is changed, renumbered, moved (both), gone or expired; `gone` and `expired` cards are not given any more.
    """

    card: str
    kind: str
    citation: Citation | None
    detail: str

    def as_dict(self) -> dict[str, Any]:
        """The machine interface's form."""
        cited = self.citation.as_dict() if self.citation else None
        return {"card": self.card, "kind": self.kind, "citation": cited, "detail": self.detail}


def stale(cards: Iterable[Card], store: StatuteStore, day: date) -> list[Stale]:
    """Every way in which a card is out of date on `day`, by card."""
    law_book = _LawBook(store, day)
    return [one for card in cards for one in _of(card, law_book, day)]


def retired(cards: Iterable[Card], store: StatuteStore, day: date) -> frozenset[str]:
    """Ids of the cards that must not be given on `day`, because an article they cite is gone."""
    law_book = _LawBook(store, day)
    return frozenset(card.id for card in cards if any(law_book.is_gone(citation) for citation in card.citations))


class _LawBook:
    """What the store knows, newer than the catalogue, on one day."""

    def __init__(self, store: StatuteStore, day: date) -> None:
        self._store = store
        self._day = day
        self._current = store.in_force(day)
        self._laws = {version.law for version in store.versions()}
        self.articles = lru_cache(maxsize=256)(store.articles)

    def version(self, law: str, day: date) -> Version | None:
        """The version in force on `day`; none where it is not known or older than the catalogue's."""
        version = self._current.get(law) if day == self._day else self._store.in_force(day).get(law)
        known = catalogue().get(law)
        return version if version and (known is None or version.passed >= known.version) else None

    def is_gone(self, citation: Citation) -> bool:
        """Whether the cited article no longer exists."""
        if citation.law in self._laws and citation.law not in self._current:
            return citation.law not in catalogue() or self._ended(citation.law)
        version = self.version(citation.law, self._day)
        return version is not None and (citation.article, citation.sub) not in self.articles(version)

    def _ended(self, law: str) -> bool:
        """Whether an imported law repealed this one after the catalogue's version."""
        passed = catalogue()[law].version
        return any(
            law in version.repeals and passed < version.effective <= self._day for version in self._store.versions()
        )


def _of(card: Card, law_book: _LawBook, day: date) -> Iterator[Stale]:
    if not card.may_be_given(day):
        yield Stale(card.id, "expired", None, f"只能用到 {card.valid_until}")
    for citation in card.citations:
        before = law_book.version(citation.law, card.checked_on)
        now = law_book.version(citation.law, day)
        if law_book.is_gone(citation) and (now is None or before is None or before == now):
            yield Stale(card.id, "gone", citation, "这一条已经不在有效的法律里")
        elif before and now and before != now:
            yield from _moved(card, citation, law_book.articles(before), law_book.articles(now))


def _moved(
    card: Card, citation: Citation, before: Mapping[tuple[int, int], Article], now: Mapping[tuple[int, int], Article]
) -> Iterator[Stale]:
    number = citation.article, citation.sub
    if number not in before:
        return
    after = pairs(before, now).get(number)
    if after is None:
        yield Stale(card.id, "gone", citation, "新版里没有这一条了")
    elif after != number:
        kind = "renumbered" if before[number].text == now[after].text else "moved"
        yield Stale(card.id, kind, citation, f"现在是{Citation(citation.law, *after)}")
    elif before[number].text != now[after].text:
        yield Stale(card.id, "changed", citation, f"现在的条文：{now[after].text}")
