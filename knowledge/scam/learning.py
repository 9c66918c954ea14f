"""Trains the classifier of scams on our own labelled messages, and on what else is handed in.

Logistic regression with the penalty spread over the classes as they come; what is no message but a question to the bot
weighs less, or it would drown the rest. The same data gives the same weights.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from knowledge.language.masking import bare
from knowledge.language.ngrams import ngrams
from knowledge.scam.classifier import KINDS, LONGEST, NGRAMS, WEIGHTS

INVERSE_PENALTY, KINDS_INVERSE_PENALTY = 2.0, 20.0
ORDINARY, CALL, ASKED = 2.0, 0.3, 0.3
"""What a harmless short message, a telephone dialogue and a question to the bot weigh in learning."""
STRIPPED = 0.5
"""What each message weighs when it is learnt once more without marks and numbers, as many are pasted."""
LEAST = 3
"""A n-gram of fewer messages is not learnt."""
SCAM = "scam"
MARKS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True)
class Example:
    """A message; `kind` is the kind of fraud, "" of a scam whose kind is not told, none of what is harmless.

    `weight` is its share in learning.
    """

    text: str
    kind: str | None
    weight: float = 1.0


def read_examples(folder: Path) -> list[Example]:
    """Reads every table of `folder`: CSV with the columns label (scam, advert or harmless), type and text.

    Harmless short messages (tables named sms…) weigh double: phones get hundreds of them for one that is a fraud.
    """
    found = []
    for path in sorted(folder.glob("*.csv")):
        harmless = ORDINARY if path.stem.startswith("sms") else 1.0
        with path.open(encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table):
                scam = row["label"] == SCAM
                found.append(Example(row["text"], row["type"] if scam else None, 1.0 if scam else harmless))
    return found


def read_calls(path: Path) -> list[Example]:
    """Reads labelled telephone dialogues, JSON lines with text and label (scam or benign); their kinds are not ours."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Example(row["text"], "" if row["label"] == SCAM else None, CALL) for row in rows]


def asked(questions: Iterable[str]) -> list[Example]:
    """Questions put to the bot, which are no messages to be afraid of."""
    return [Example(question, None, ASKED) for question in questions]


def learn(examples: Sequence[Example], folder: Path) -> int:
    """Learns scam or not, and which kind, and writes the classifier into `folder`; returns how many n-grams it knows."""
    examples = [*map(_bared, examples), *map(_stripped, map(_bared, examples))]
    vectoriser = TfidfVectorizer(analyzer=_terms, sublinear_tf=True, min_df=LEAST)
    features = vectoriser.fit_transform([example.text for example in examples])
    scams = np.array([example.kind is not None for example in examples])
    weights = [example.weight for example in examples]
    binary = LogisticRegression(C=INVERSE_PENALTY, max_iter=1000).fit(features, scams, sample_weight=weights)
    named = np.array([bool(example.kind) for example in examples])
    kinds = LogisticRegression(C=KINDS_INVERSE_PENALTY, max_iter=1000)
    kinds.fit(features[named], [example.kind for example in examples if example.kind])
    rows = np.vstack([binary.coef_, kinds.coef_]).astype(np.float32)
    scales = np.abs(rows).max(axis=1) / 127
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        folder / WEIGHTS,
        weights=np.round(rows / scales[:, None]).astype(np.int8),
        scales=scales,
        biases=np.concatenate([binary.intercept_, kinds.intercept_]).astype(np.float32),
        rarity=vectoriser.idf_.astype(np.float32),
    )
    grams = sorted(vectoriser.vocabulary_, key=vectoriser.vocabulary_.__getitem__)
    (folder / NGRAMS).write_text("\n".join(grams) + "\n", encoding="utf-8")
    (folder / KINDS).write_text("\n".join(kinds.classes_) + "\n", encoding="utf-8")
    return len(grams)


def _bared(example: Example) -> Example:
    return replace(example, text=bare(example.text))


def _stripped(example: Example) -> Example:
    return replace(example, text=MARKS.sub("", example.text), weight=example.weight * STRIPPED)


def _terms(text: str) -> list[str]:
    return ngrams(text, LONGEST)
