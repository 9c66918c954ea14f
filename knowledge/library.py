"""The library: everything the bot knows behind one counter. Actions ask here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.card import FOLDER, Card, load_cards
from knowledge.encoder import Encoder, load_encoder
from knowledge.scam import Verdict
from knowledge.scam.check import check
from knowledge.scam.first_minutes import first_minutes
from knowledge.search import CardSearch, Finding, Fusion


@dataclass(frozen=True)
class Library:
    """Cards, search and scam check. Opening takes about a second; every question after that about a millisecond."""

    search: CardSearch
    encoder: Encoder

    @classmethod
    def open(cls, encoder: str = "", folder: Path = FOLDER, fusion: Fusion | None = None) -> Library:
        """Reads cards and encoder and builds the index.

        Raises:
            CardFaults: a card cannot be read.
            EncoderUnreadable: `encoder` names none.
        """
        loaded = load_encoder(encoder)
        check("")  # reads the tables now: the first resident must not wait for them
        first_minutes()
        return cls(CardSearch(load_cards(folder), loaded, fusion), loaded)

    def ask(self, question: str, today: date | None = None) -> Finding:
        """Finds the cards for a question; what is past its last day on `today` is never among them."""
        return self.search.search(question, today)

    def card(self, card_id: str, today: date | None = None) -> Card:
        """Returns a card that may be given on `today`.

        Raises:
            CardUnknown: there is none of this id, or it is past its last day.
        """
        return self.search.card(card_id, today)

    def check(self, message: str) -> Verdict:
        """Looks for signs of a scam in a message."""
        return check(message)
