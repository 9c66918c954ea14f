"""Cross-validation of intents."""

from bot.evaluation.intents import examples, recalls


def test_recall_and_precision_are_counted_an_intent_at_a_time():
    pairs = [("greet", "greet"), ("greet", "thanks"), ("thanks", "thanks")]

    assert recalls(pairs) == {"greet": (2, 0.5, 1.0), "thanks": (1, 1.0, 0.5)}


def test_every_example_has_an_intent():
    texts, intents = examples()

    assert len(texts) == len(intents) > 1000
    assert all(intents)
