"""The examples of intents that people wrote: `training_data/nlu`."""

from __future__ import annotations

from pathlib import Path

from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.loading import load_data

TRAINING_DATA = Path(__file__).parent.parent / "training_data"


def examples() -> tuple[list[str], list[str]]:
    """The examples, and the intent of each."""
    found = load_data(str(TRAINING_DATA / "nlu")).intent_examples
    return [example.get(TEXT) for example in found], [example.get(INTENT) for example in found]
