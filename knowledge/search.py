"""Search: which card answers a question, and whether that is sure enough to say it.

Every way of asking a card is one entry. An entry's score is the weighted mean of two cosines, both 0 to 1: lexical
(TF-IDF over character n-grams, Salton & Buckley 1988) and semantic (the static encoder, in faiss). A card scores as
its best entry. Two thresholds make the outcome: SURE, the card is given; UNSURE, up to three are offered; else NOTHING.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

import faiss
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.card import Card
from knowledge.encoder import Encoder, Vectors
from knowledge.errors import CardUnknown
from knowledge.language.ngrams import ngrams
from knowledge.language.normalise import normalise


class Certainty(str, Enum):
    """How far a finding may be trusted."""

    SURE = "sure"
    UNSURE = "unsure"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Thresholds:
    """Where sure and unsure begin, on the fused score of 0 to 1; `margin` is how far a sure card must lead the next.

    Set on data; the curve is in docs/measurements.md.
    """

    sure: float = 0.62
    unsure: float = 0.40
    margin: float = 0.03
    lexical_weight: float = 0.5


@dataclass(frozen=True)
class Hit:
    """A card and its fused score, 0 to 1."""

    card: Card
    score: float


@dataclass(frozen=True)
class Finding:
    """What a search found: the hits, best first, at most three, and what may be done with them."""

    certainty: Certainty
    hits: tuple[Hit, ...]

    @property
    def best(self) -> Hit | None:
        """The best hit, however weak; none when nothing matches at all."""
        return self.hits[0] if self.hits else None


class CardSearch:
    """The cards, searchable. Building encodes every way of asking once; a search takes about a millisecond."""

    def __init__(self, cards: Sequence[Card], encoder: Encoder, thresholds: Thresholds | None = None) -> None:
        self.thresholds = thresholds or Thresholds()
        self.cards = {card.id: card for card in cards}
        self._encoder = encoder
        self._cards = list(cards)
        entries = [(place, question) for place, card in enumerate(cards) for question in card.questions]
        self._owner = np.array([place for place, _ in entries])
        questions = [normalise(question) for _, question in entries]
        self._vectoriser = TfidfVectorizer(analyzer=_terms, sublinear_tf=True, dtype=np.float32)
        self._lexical: csr_matrix = self._vectoriser.fit_transform(questions).T.tocsr()
        self._semantic = faiss.IndexFlatIP(encoder.dimensions)
        self._semantic.add(encoder.encode(questions))

    def card(self, card_id: str, today: date | None = None) -> Card:
        """Returns the card with this id.

        Raises:
            CardUnknown: there is none, or it is past its last day.
        """
        card = self.cards.get(card_id)
        if card is None or not card.may_be_given(today or date.today()):
            raise CardUnknown(card_id)
        return card

    def search(self, text: str, today: date | None = None) -> Finding:
        """Finds the cards nearest to `text`; cards past their last day are never found."""
        hits = self._hits(text, today or date.today())
        return Finding(self._certainty(hits), tuple(hits[:3]))

    def ranking(self, text: str, count: int) -> list[Hit]:
        """The `count` nearest cards, whatever their scores, for measurements."""
        return self._hits(text, date.today())[:count]

    def _hits(self, text: str, today: date) -> list[Hit]:
        best = np.zeros(len(self._cards), dtype=np.float32)
        np.maximum.at(best, self._owner, self._scores(normalise(text)))
        order = np.argsort(-best, kind="stable")[:10]
        nearest = ((self._cards[place], float(best[place])) for place in order if best[place] > 0)
        return [Hit(card, min(score, 1.0)) for card, score in nearest if card.may_be_given(today)]

    def _scores(self, text: str) -> Vectors:
        lexical = (self._vectoriser.transform([text]) @ self._lexical).toarray()[0]
        semantic = np.zeros_like(lexical)
        distances, places = self._semantic.search(self._encoder.encode([text]), len(lexical))
        semantic[places[0]] = np.clip(distances[0], 0, 1)
        weight = self.thresholds.lexical_weight
        fused: Vectors = weight * lexical + (1 - weight) * semantic
        return fused

    def _certainty(self, hits: Sequence[Hit]) -> Certainty:
        if not hits or hits[0].score < self.thresholds.unsure:
            return Certainty.NOTHING
        lead = hits[0].score - (hits[1].score if len(hits) > 1 else 0)
        if hits[0].score >= self.thresholds.sure and lead >= self.thresholds.margin:
            return Certainty.SURE
        return Certainty.UNSURE


def _terms(text: str) -> list[str]:
    return ngrams(text, longest=3)
