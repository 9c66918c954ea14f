"""What the encoder is taught, and how a part of it is held out to measure it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from knowledge.card import Card
from knowledge.encoder.pairs import Kind, article_pairs, article_texts, card_pairs, foes_of, question_pairs

LAWYERS, CARDS = 6, 3
"""How often an epoch goes through the questions that lawyers answered, and through the ways of asking cards."""
KINDS = ("articles", "questions answered by lawyers", "questions answered by machine", "ways of asking cards")
Asked = Mapping[str, Sequence[str]]
"""Ways of asking, by the id of the card."""
HELD_OUT = 5
"""One of so many questions, and of so many ways of asking a card, is held out."""


class Lessons:
    """Articles, lay questions with the articles found for them, and ways of asking cards (`asked`, by card id)."""

    def __init__(
        self,
        laws: Sequence[dict[str, Any]],
        questions: Sequence[dict[str, Any]],
        cards: Sequence[Card],
        asked: Asked | None = None,
    ) -> None:
        self.laws, self.questions, self.cards = laws, questions, cards
        self.texts = article_texts(laws)
        self.asked = asked or {card.id: card.questions for card in cards}

    @cached_property
    def _foes(self) -> dict[str, tuple[str, ...]]:
        return foes_of(self.questions, self.texts)

    def divided(self) -> tuple[Lessons, Lessons]:
        """What is learnt first, and what is held out of it: every fifth question by lawyers, every fifth way of asking."""
        held_out = [question for question in self.questions if "gold" in question][::HELD_OUT]
        learnt = [question for question in self.questions if question not in held_out]
        kept, others = divided(self.asked)
        return Lessons(self.laws, learnt, self.cards, kept), Lessons(self.laws, held_out, self.cards, others)

    def kinds(self) -> list[Kind]:
        """The kinds of pairs, in the order of KINDS."""
        by_lawyers = question_pairs([one for one in self.questions if "gold" in one], self.texts, self._foes)
        by_machine = question_pairs([one for one in self.questions if "gold" not in one], self.texts, self._foes)
        return [
            lambda chance: article_pairs(self.laws, chance),
            lambda _: by_lawyers * LAWYERS,
            lambda _: by_machine,
            lambda chance: [pair for _ in range(CARDS) for pair in card_pairs(self.cards, self.asked, chance)],
        ]

    def sources(self) -> list[list[str]]:
        """Texts whose n-grams are to be known: the law's, lay people's and lawyers', those who ask cards."""
        lay = [one.get(field) for one in self.questions for field in ("text", "reference_answer")]
        asked = [one for questions in self.asked.values() for one in questions]
        return [list(self.texts.values()), [one for one in lay if isinstance(one, str)], asked]


def divided(asked: Asked) -> tuple[Asked, Asked]:
    """The ways of asking each card that are learnt first, and those held out: never a card's first question."""
    last = HELD_OUT - 1
    kept = {card: [one for place, one in enumerate(ones) if place % HELD_OUT != last] for card, ones in asked.items()}
    return kept, {card: ones[last::HELD_OUT] for card, ones in asked.items()}
