"""Search: which card answers a question, and whether that is sure enough to say it.

A question is compared with each card in six ways, all cosines: with the nearest of its ways of asking, with the mean of
them, and with its answer; each lexically (character n-grams, `knowledge.lexicon`) and semantically (the encoder). A
logistic function of the six, of the question's length and of how much it is taken for chat gives the chance, 0 to 1,
that this card is the one: a long story shares less of itself with any card and means no less. Two thresholds on it, and
two on how far the best card is ahead of the next, make the outcome: SURE, the card is given; LIKELY, it is given with
its own question and the next cards beside it; UNSURE, up to three are offered; else NOTHING.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.preprocessing import normalize

from knowledge.card import Card
from knowledge.encoder import Encoder, Vectors, unit
from knowledge.errors import CardUnknown
from knowledge.language.normalise import normalise
from knowledge.language.sounds import views
from knowledge.lexicon import Lexicon

MOST_HITS = 3
TINY = 1e-12


class Certainty(str, Enum):
    """How far a finding may be trusted."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Fusion:
    """How six cosines become a chance, and where it is sure.

    `weights`, in the order of `CardSearch.features`, and `bias` are fitted by `python -m bench.search`; `length` is what
    the logarithm of a question's length adds, up to `longest` characters, and `chat` what is taken off where the question
    is surely chat; they and the thresholds were set beside the evaluation set (measurements.md). `sure` and `unsure` are on the chance, 0 to 1; `lead` is how far a sure card must be
    ahead of the next, in log-odds, since chances crowd together near 1, and `less` how far a likely one.
    """

    weights: tuple[float, ...] = (-2.16, -1.57, 11.7, 3.67, 13.56, 5.92)
    bias: float = -12.58
    length: float = 0.3
    longest: int = 30
    chat: float = 5.0
    sure: float = 0.62
    unsure: float = 0.12
    lead: float = 2.5
    less: float = 1.25

    def chances(self, features: Vectors, text: str, chat: float = 0.0) -> Vectors:
        """The chance of each card, shape [cards], from its features, shape [cards, 6], for the question `text`.

        `chat`, 0 to 1, is how likely it is no question for the cards at all.
        """
        longer = self.length * math.log1p(min(len(normalise(text)), self.longest)) - self.chat * chat
        found: Vectors = 1 / (1 + np.exp(-(features @ np.array(self.weights) + self.bias + longer)))
        return found


@dataclass(frozen=True)
class Hit:
    """A card and the chance, 0 to 1, that it answers the question."""

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

    def __init__(self, cards: Sequence[Card], encoder: Encoder, fusion: Fusion | None = None) -> None:
        self.fusion = fusion or Fusion()
        self.cards = {card.id: card for card in cards}
        self.retired: frozenset[str] = frozenset()
        self._asked = {_words(question): card for card in cards for question in card.questions}
        self._encoder = encoder
        self._cards = list(cards)
        self._starts = np.cumsum([0, *(len(card.questions) for card in cards)])[:-1]
        questions = [question for card in cards for question in card.questions]
        answers = [card.answer for card in cards]
        self._lexicon = Lexicon([*questions, *answers])
        asked, answered = self._lexicon.rows[: len(questions)], self._lexicon.rows[len(questions) :]
        belongs = _belonging([len(card.questions) for card in cards])
        # n-gram by text, so that a question touches no more than the texts that share one of its n-grams
        self._lexical: csr_matrix = vstack([asked, normalize(belongs @ asked), answered]).T.tocsr()
        vectors = encoder.encode(questions)
        # all of them are compared: ten thousand take numpy an eighth of a millisecond
        self._semantic: Vectors = np.vstack([vectors, unit(belongs @ vectors), encoder.encode(answers)])

    def card(self, card_id: str, today: date | None = None) -> Card:
        """Returns the card with this id.

        Raises:
            CardUnknown: there is none, it is past its last day, or the law has left it behind.
        """
        card = self.cards.get(card_id)
        if card is None or not self._may_be_given(card, today or date.today()):
            raise CardUnknown(card_id)
        return card

    def _may_be_given(self, card: Card, day: date) -> bool:
        return card.id not in self.retired and card.may_be_given(day)

    def search(self, text: str, today: date | None = None, chat: float = 0.0) -> Finding:
        """Finds the cards nearest to `text`; cards past their last day are never found.

        `chat`, 0 to 1, is how likely `text` is no question for the cards, by whoever else has looked at it.
        """
        hits = self.ranking(text, MOST_HITS, today, chat)
        asked = self._asked.get(_words(text))
        if asked and self._may_be_given(asked, today or date.today()):  # these very words are one of its ways of asking
            others = [hit for hit in hits if hit.card is not asked]
            return Finding(Certainty.SURE, (Hit(asked, 1.0), *others)[:MOST_HITS])
        return Finding(self._certainty(hits), tuple(hits))

    def ranking(self, text: str, count: int, today: date | None = None, chat: float = 0.0) -> list[Hit]:
        """The `count` nearest cards that share anything with `text`, best first."""
        features = self.features(text)
        chances = self.fusion.chances(features, text, chat)
        chances[features[:, :3].max(axis=1) <= 0] = 0  # not one n-gram in common
        order = np.argsort(-chances, kind="stable")
        hits = (Hit(self._cards[place], float(chances[place])) for place in order if chances[place] > 0)
        day = today or date.today()
        return [
            hit
            for hit, _ in zip((hit for hit in hits if self._may_be_given(hit.card, day)), range(count), strict=False)
        ]

    def features(self, text: str) -> Vectors:
        """Six cosines a card, shape [cards, 6]: nearest question, mean question, answer; lexical, then semantic.

        Of what was written and what was heard, whichever is nearer.
        """
        nearest: Vectors = np.maximum.reduce([self._cosines(view) for view in views(text)])
        return nearest

    def _cosines(self, text: str) -> Vectors:
        lexical = (self._lexicon.vector(text) @ self._lexical).toarray()[0]
        semantic = self._semantic @ self._encoder.encode([text])[0]
        return np.stack([column for scores in (lexical, semantic) for column in self._by_card(scores)], axis=1)

    def _by_card(self, scores: Vectors) -> tuple[Vectors, Vectors, Vectors]:
        means, answers = len(scores) - 2 * len(self._cards), len(scores) - len(self._cards)
        nearest: Vectors = np.maximum.reduceat(scores[:means], self._starts)
        return nearest, scores[means:answers], scores[answers:]

    def _certainty(self, hits: Sequence[Hit]) -> Certainty:
        if not hits or hits[0].score < self.fusion.unsure:
            return Certainty.NOTHING
        if hits[0].score < self.fusion.sure:
            return Certainty.UNSURE
        ahead = log_odds(hits[0].score) - log_odds(hits[1].score) if len(hits) > 1 else math.inf
        if ahead >= self.fusion.lead:
            return Certainty.SURE
        return Certainty.LIKELY if ahead >= self.fusion.less else Certainty.UNSURE


def _belonging(counts: Sequence[int]) -> csr_matrix:
    """Which questions are whose, shape [cards, questions]: times rows of questions it gives each card's sum."""
    questions = sum(counts)
    starts = np.cumsum([0, *counts])
    return csr_matrix((np.ones(questions, dtype=np.float32), np.arange(questions), starts))


def log_odds(chance: float) -> float:
    """The logarithm of chance : 1 - chance; finite at both ends."""
    return math.log(max(chance, TINY) / max(1 - chance, TINY))


def _words(text: str) -> str:
    """The letters, digits and Han characters of `text` alone, in normal form."""
    return "".join(character for character in normalise(text) if character.isalnum())
