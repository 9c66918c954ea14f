"""The library: everything the bot knows behind one counter. Actions ask here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from knowledge.card import FOLDER, Card, load_cards
from knowledge.citation import Citation
from knowledge.contacts import read_contacts
from knowledge.encoder import Encoder, load_encoder
from knowledge.hotlines import Hotline
from knowledge.scam import Verdict
from knowledge.scam.check import check
from knowledge.scam.first_minutes import first_minutes
from knowledge.search import CardSearch, Finding, Fusion
from knowledge.stale import retired
from knowledge.statutes.catalogue import catalogue
from knowledge.statutes.named import named_articles
from knowledge.statutes.shelf import Passage, Shelf
from knowledge.statutes.store import StatuteStore

PASSAGES = 3
NEAR = 0.85
"""The score from which on an article is near enough to a question to be shown; set by `python -m bench.statutes`."""


@dataclass(frozen=True)
class Shelves:
    """Where the imported official texts lie: the file of texts, and the folder of their indexes."""

    texts: Path
    indexes: Path


@dataclass(frozen=True)
class Library:
    """Cards, official texts, search and scam check.

    Opening takes about a second; every question after that about a millisecond.
    """

    search: CardSearch
    encoder: Encoder
    shelf: Shelf | None = None
    contacts: Mapping[str, Hotline] = field(default_factory=dict)
    """The office's own number for a theme, where it has one."""

    @classmethod
    def open(
        cls,
        encoder: str = "",
        folders: Sequence[Path] = (FOLDER,),
        fusion: Fusion | None = None,
        shelves: Shelves | None = None,
        contacts: Path | None = None,
    ) -> Library:
        """Reads cards and encoder and builds the index; opens the official texts where there are any.

        Raises:
            CardFaults: a card, or a row of the office's own numbers, cannot be read.
            EncoderUnreadable: `encoder` names none.
        """
        loaded = load_encoder(encoder)
        check("")  # reads the tables now: the first resident must not wait for them
        first_minutes()
        cards = [card for folder in folders for card in load_cards(folder)]
        library = cls(
            CardSearch(cards, loaded, fusion),
            loaded,
            Shelf(StatuteStore(shelves.texts), loaded, shelves.indexes) if shelves else None,
            read_contacts(contacts) if contacts else {},
        )
        if library.shelf:
            library.shelf.open(date.today())
            library.retire(date.today())
        return library

    def refresh(self, today: date) -> None:
        """Brings the official texts to `today`: what is in force may change overnight, or by an import beside us.

        Takes half a minute when it did; the old index answers meanwhile.
        """
        if self.shelf:
            self.shelf.refresh(today)
            self.retire(today)

    def retire(self, today: date) -> None:
        """Stops giving the cards whose articles are gone."""
        if self.shelf:
            self.search.retired = retired(self.search.cards.values(), self.shelf.store, today)

    def passages(self, question: str) -> list[Passage]:
        """Up to three articles in force that may bear on a question no card answers; none without official texts."""
        return self.shelf.passages(question, PASSAGES, NEAR) if self.shelf else []

    def ask(self, question: str, today: date | None = None, chat: float = 0.0) -> Finding:
        """Finds the cards for a question; what is past its last day on `today` is never among them.

        `chat`, 0 to 1, is how likely it is that nothing was asked that cards could answer.
        """
        return self.search.search(question, today, chat)

    def named(self, question: str) -> list[Citation]:
        """The articles that a question names by law and number, three at most; those of laws in the catalogue or imported."""
        return named_articles(question, self.shelf.laws if self.shelf else catalogue().keys())[:PASSAGES]

    def passage(self, citation: Citation) -> Passage | None:
        """One article as it reads today; none without official texts."""
        return self.shelf.passage(citation) if self.shelf else None

    def citing(self, citations: Sequence[Citation]) -> list[Card]:
        """The cards that cite one of `citations` and may be given, those that cite little else first."""
        cards = [card for card in self.search.cards.values() if set(card.citations) & set(citations)]
        given = [card for card in cards if card.id not in self.search.retired and card.may_be_given(date.today())]
        return sorted(given, key=lambda card: len(card.citations))

    def card(self, card_id: str, today: date | None = None) -> Card:
        """Returns a card that may be given on `today`.

        Raises:
            CardUnknown: there is none of this id, or it is past its last day.
        """
        return self.search.card(card_id, today)

    def check(self, message: str) -> Verdict:
        """Looks for signs of a scam in a message."""
        return check(message)
