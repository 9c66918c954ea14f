"""Money gone or code told comes before everything: signs that leave no doubt overrule the classifier."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from knowledge.scam.paid import has_paid


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class EmergencyFirst(GraphComponent):  # type: ignore[misc]  # Rasa ships untyped
    """Sets the intent already_paid where `knowledge.scam.paid` finds that somebody has paid or told a code."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EmergencyFirst:
        """Makes the component; it has nothing to learn."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Overrules the intent of messages that tell of a loss."""
        for message in messages:
            if has_paid(message.get(TEXT) or ""):
                certain = {INTENT_NAME_KEY: "already_paid", PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, certain, add_to_output=True)
        return messages
