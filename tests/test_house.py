"""Rules of the house that no type checker knows."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
DOMAIN = ROOT / "bot" / "assistant" / "domain"
TOPICS = sorted(path.stem for path in DOMAIN.glob("[a-z]*.yml"))
NLU = ROOT / "training_data" / "nlu"


def examples_of(topic):
    data = yaml.safe_load((NLU / f"{topic}.yml").read_text(encoding="utf-8"))
    return [
        line.removeprefix("- ").strip()
        for part in data["nlu"]
        for line in part["examples"].splitlines()
        if line.strip()
    ]


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize(
    "place",
    [
        "bot/assistant/domain/{}.yml",
        "training_data/nlu/{}.yml",
        "training_data/rules/{}.yml",
        "actions/{}.py",
        "tests/conversations/test_{}.yml",
    ],
)
def test_a_topic_has_one_stem_in_its_five_places(topic, place):
    assert (ROOT / place.format(topic)).is_file()


@pytest.mark.parametrize("folder", [NLU, ROOT / "training_data" / "rules"])
def test_there_is_no_training_data_without_a_topic(folder):
    assert sorted(path.stem for path in folder.glob("*.yml")) == TOPICS


def test_no_example_stands_twice_in_one_intent_or_in_two():
    seen = {}
    doubles = [
        (example, seen[key], topic)
        for topic in TOPICS
        for example in examples_of(topic)
        if (key := re.sub(r"\W", "", example) or example) in seen or seen.setdefault(key, topic) is None
    ]
    assert doubles == []


@pytest.mark.parametrize("topic", TOPICS)
def test_every_intent_has_enough_examples_to_be_learnt(topic):
    assert len(examples_of(topic)) >= 15


def test_every_response_is_defined_once_and_used():
    names = [
        name
        for path in DOMAIN.glob("*.yml")
        for name in (yaml.safe_load(path.read_text(encoding="utf-8")).get("responses") or {})
    ]
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "actions").glob("*.py"))
    slots = [
        slot
        for path in DOMAIN.glob("*.yml")
        for slot in (yaml.safe_load(path.read_text(encoding="utf-8")).get("slots") or {})
    ]
    spoken = {f"utter_{name}" for name in (*TOPICS, *slots)}

    assert len(names) == len(set(names))
    assert [name for name in names if f'"{name}"' not in code and name not in spoken] == []


def test_every_button_fits_into_telegram():
    buttons = [
        button
        for path in DOMAIN.glob("*.yml")
        for variants in (yaml.safe_load(path.read_text(encoding="utf-8")).get("responses") or {}).values()
        for response in variants
        for button in response.get("buttons", ())
    ]
    assert buttons
    assert all(len(button["payload"].encode()) <= 64 and len(button["title"]) <= 30 for button in buttons)


def python_files():
    return [
        path for part in ("bot", "actions", "knowledge", "outreach", "bench") for path in (ROOT / part).rglob("*.py")
    ]


def test_no_module_is_longer_than_four_hundred_lines():
    assert [str(path) for path in python_files() if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []


def test_only_the_settings_read_the_environment():
    readers = [
        path.name
        for path in python_files()
        if "os.environ" in path.read_text(encoding="utf-8") and "bench" not in path.parts
    ]
    assert set(readers) <= {"settings.py", "cli.py", "training.py"}
