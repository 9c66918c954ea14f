"""Gives the cards' own questions to the training of intents, as questions for the knowledge.

Cards for those who have paid are left out: their questions are cries for help, and must not be taken for questions.
"""

from __future__ import annotations

from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.card import load_cards

HAVE_PAID = ("fraud-first-minutes", "fraud-told-code", "fraud-after-")
"""How the ids of those cards begin."""


class CardQuestions(TrainingDataImporter):  # type: ignore[misc]  # Rasa ships untyped
    """An importer that adds examples of `ask_knowledge` and nothing else."""

    def __init__(self, *_: Any, **__: Any) -> None:
        """Takes what Rasa hands to every importer; none of it is needed."""

    def get_nlu_data(self, language: str | None = "zh") -> TrainingData:
        """Every way of asking every card but those for people who have paid."""
        cards = [card for card in load_cards() if not card.id.startswith(HAVE_PAID)]
        questions = [question for card in cards for question in card.questions]
        return TrainingData([Message.build(text=question, intent="ask_knowledge") for question in questions])

    def get_domain(self) -> Domain:
        """Nothing: the domain is in files."""
        return Domain.empty()

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """Nothing: the rules are in files."""
        return StoryGraph([])

    def get_conversation_tests(self) -> StoryGraph:
        """Nothing: the tests are in files."""
        return StoryGraph([])

    def get_config(self) -> dict[str, Any]:
        """Nothing: the configuration is in a file."""
        return {}

    def get_config_file_for_auto_config(self) -> str | None:
        """None: the configuration is in a file."""
        return None
