"""The shelf: the imported official texts with their search, changed over to a new index while the old one still answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.citation import Citation
from knowledge.encoder import Encoder
from knowledge.statutes.catalogue import catalogue
from knowledge.statutes.search import NAMED, ArticleHit, StatuteSearch, build_index, index_name, remove_others
from knowledge.statutes.store import StatuteStore
from knowledge.statutes.text import Article


@dataclass(frozen=True)
class Passage:
    """An article found for a question, with its text as it reads today."""

    citation: Citation
    article: Article
    score: float


class Shelf:
    """The texts in force. Empty until something is imported; `refresh` takes half a minute when the law has moved."""

    def __init__(self, store: StatuteStore, encoder: Encoder, home: Path) -> None:
        self.store = store
        self._encoder = encoder
        self._home = home
        self._search: StatuteSearch | None = None
        self._articles: Callable[[Citation], Article | None] = lambda _: None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to search."""
        return self._search is None

    def open(self, day: date) -> bool:
        """Opens the index that fits `day` if it is there; says whether one was opened."""
        if self.store.is_empty:
            return False
        folder = self._home / index_name(self.store, day, self._encoder)
        if folder.is_dir():
            self._take(folder, day)
        return folder.is_dir()

    def refresh(self, day: date) -> None:
        """Builds the index of what is in force on `day` if need be, and goes over to it."""
        if self.store.is_empty:
            return
        if self._search is None or self._search.name != index_name(self.store, day, self._encoder):
            folder = build_index(self.store, day, self._encoder, self._home)
            self._take(folder, day)
            remove_others(self._home, folder.name)

    def search(self, text: str, count: int) -> list[ArticleHit]:
        """The `count` nearest articles in force, best first; none while the shelf is empty."""
        return self._search.search(text, count) if self._search else []

    @property
    def laws(self) -> frozenset[str]:
        """The laws whose articles may be asked for by number: the imported ones in force, or else those of the catalogue."""
        return self._search.laws if self._search else frozenset(catalogue())

    def passage(self, citation: Citation) -> Passage | None:
        """One article as it reads today, or none."""
        article = self._articles(citation)
        return Passage(citation, article, NAMED) if article else None

    def passages(self, text: str, count: int, least: float) -> list[Passage]:
        """The nearest articles with their texts, those with a score of at least `least`."""
        found = ((hit, self._articles(hit.citation)) for hit in self.search(text, count) if hit.score >= least)
        return [Passage(hit.citation, article, hit.score) for hit, article in found if article]

    def _take(self, folder: Path, day: date) -> None:
        search = StatuteSearch(folder, self._encoder)
        versions = self.store.in_force(day)

        def article(citation: Citation) -> Article | None:
            version = versions.get(citation.law)
            return self.store.article(version, citation.article, citation.sub) if version else None

        self._articles = article
        self._search = search
