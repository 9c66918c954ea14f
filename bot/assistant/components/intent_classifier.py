"""The light intent classifier: logistic regression on the encoder's vector and character n-grams.

It sees the normal form that search sees. What it is not sure of is a question for the knowledge, whose own thresholds
then decide whether there is an answer: a wrong guess here must never cost a resident the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from knowledge.encoder import load_encoder
from knowledge.language.ngrams import ngrams
from knowledge.language.normalise import normalise
from knowledge.language.sounds import views

RANKED = 5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LightIntentClassifier(GraphComponent):  # type: ignore[misc]  # Rasa ships untyped
    """Predicts the intent and a confidence of 0 to 1."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`encoder` as in knowledge.encoder; `inverse_penalty` is the regression's C. Confidences run from 0 to 1.

        Below `threshold` the intent is `fallback`. An intent of `urgent` is taken from its own, lower threshold on,
        whatever else is likelier: missing it costs more than a needless answer. The intents of `short` are taken from
        messages of at most `longest_short` characters: "您好，我想问离婚的事" is a question, not a greeting.
        """
        return {
            "encoder": "",
            "threshold": 0.5,
            "fallback": "ask_knowledge",
            "urgent": {"already_paid": 0.2},
            "short": ["greet", "goodbye", "thanks", "repeat", "small_talk", "help", "feedback"],
            "longest_short": 14,
            "inverse_penalty": 20.0,
            "seed": 415,
        }

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._encoder = load_encoder(config["encoder"])
        self._vectoriser = TfidfVectorizer(analyzer=_terms, sublinear_tf=True, min_df=2)
        self._model = LogisticRegression(
            C=config["inverse_penalty"], class_weight="balanced", max_iter=1000, random_state=config["seed"]
        )

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LightIntentClassifier:
        """Makes an untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def untrained(cls) -> LightIntentClassifier:
        """Makes an untrained classifier that belongs to no model; to be measured."""
        return cls(cls.get_default_config(), None, None)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> LightIntentClassifier:
        """Reads a trained classifier from the model."""
        classifier = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            classifier._vectoriser, classifier._model = joblib.load(folder / "classifier.joblib")
        return classifier

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from every example that has an intent."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        self.learn([example.get(TEXT) for example in examples], [example.get(INTENT) for example in examples])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump((self._vectoriser, self._model), folder / "classifier.joblib")
        return self._resource

    def learn(self, texts: Sequence[str], intents: Sequence[str]) -> None:
        """Learns the intent of each text."""
        self._vectoriser.fit([normalise(text) for text in texts])
        self._model.fit(self._features(texts), intents)

    def intent_of(self, text: str) -> str:
        """The intent that `text` is taken for."""
        return str(self._understood(text)[0][INTENT_NAME_KEY])

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets intent and ranking on each message."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                chosen, ranking = self._understood(text)
                message.set(INTENT, chosen, add_to_output=True)
                message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _understood(self, text: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        ranking = self._ranking(text)
        return self._chosen(ranking, len(normalise(text))), ranking

    def _ranking(self, text: str) -> list[dict[str, Any]]:
        chances = self._model.predict_proba(self._features(views(text))).mean(axis=0)
        best = np.argsort(-chances)[:RANKED]
        return [_prediction(self._model.classes_[place], float(chances[place])) for place in best]

    def _chosen(self, ranking: Sequence[dict[str, Any]], length: int) -> dict[str, Any]:
        for prediction in ranking:
            if prediction[PREDICTED_CONFIDENCE_KEY] >= self._config["urgent"].get(prediction[INTENT_NAME_KEY], 2):
                return prediction
        best = ranking[0]
        too_long = best[INTENT_NAME_KEY] in self._config["short"] and length > self._config["longest_short"]
        if too_long or best[PREDICTED_CONFIDENCE_KEY] < self._config["threshold"]:
            return _prediction(self._config["fallback"], self._config["threshold"])
        return best

    def _features(self, texts: Sequence[str]) -> csr_matrix:
        grams = self._vectoriser.transform([normalise(text) for text in texts])
        return hstack([grams, csr_matrix(self._encoder.encode(texts))], format="csr")


def _prediction(intent: str, confidence: float) -> dict[str, Any]:
    return {INTENT_NAME_KEY: str(intent), PREDICTED_CONFIDENCE_KEY: confidence}


def _terms(text: str) -> list[str]:
    return ngrams(text, longest=3)
