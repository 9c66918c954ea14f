"""Trains the static encoder by contrast: both sides of a pair near, all others of the batch far.

The loss is InfoNCE with in-batch negatives in both directions (van den Oord et al. 2018, arXiv:1807.03748; batches as
in Henderson et al. 2017, arXiv:1705.00652) over cosine similarities divided by `temperature`. One seed fixes the
vocabulary's order, the drawing of pairs and the weights: the same data gives the same model.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from knowledge.encoder.module import CharacterNgrams
from knowledge.encoder.pairs import Pair
from knowledge.encoder.static import Vocabulary
from knowledge.language.ngrams import ngrams
from knowledge.language.normalise import normalise


@dataclass(frozen=True)
class Recipe:
    """What a training run is made of; written into the model card."""

    dimensions: int = 256
    vocabulary: int = 24_000
    longest: int = 2
    batch: int = 512
    epochs: int = 6
    learning_rate: float = 0.01
    temperature: float = 0.06
    seed: int = 415


def vocabulary_of(texts: Iterable[str], recipe: Recipe) -> list[str]:
    """The commonest n-grams of `texts`, at most `recipe.vocabulary`; ties in code-point order."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(ngrams(normalise(text), recipe.longest))
    return [gram for gram, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: recipe.vocabulary]]


def train(
    kinds: Sequence[Sequence[Pair]], recipe: Recipe, told: Callable[[int, float], None] | None = None
) -> CharacterNgrams:
    """Trains on `kinds`, each a list of pairs drawn in batches of its own; `told(epoch, mean loss)` is called after each epoch."""
    torch.manual_seed(recipe.seed)
    grams = vocabulary_of((side for pairs in kinds for pair in pairs for side in pair), recipe)
    start = np.random.default_rng(recipe.seed).normal(0, 0.1, (len(grams), recipe.dimensions)).astype(np.float32)
    vocabulary = Vocabulary({gram: row for row, gram in enumerate(grams)}, recipe.longest)
    module = CharacterNgrams(vocabulary, start)
    optimiser = torch.optim.Adam(module.parameters(), lr=recipe.learning_rate)
    chance = random.Random(recipe.seed)  # noqa: S311  # reproducible on purpose, no secret depends on it
    rows = {text: vocabulary.ids(text) for pairs in kinds for pair in pairs for text in pair}
    for epoch in range(recipe.epochs):
        losses = []
        for batch in _batches(kinds, recipe.batch, chance):
            loss = _loss(module, rows, batch, recipe.temperature)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            losses.append(loss.item())
        if told:
            told(epoch + 1, sum(losses) / len(losses))
    return module


def save(module: CharacterNgrams, folder: Path, card: str) -> None:
    """Writes `module` as a sentence-transformers folder with its model card."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize

    folder.mkdir(parents=True, exist_ok=True)
    SentenceTransformer(modules=[module, Normalize()], device="cpu").save(str(folder), create_model_card=False)
    (folder / "README.md").write_text(card, encoding="utf-8")


def model_card(recipe: Recipe, kinds: dict[str, int], figures: dict[str, float]) -> str:
    """The model card: data, recipe and figures of one training run, in Markdown."""
    lines = [
        "# The default encoder",
        "",
        "A sentence is the normalised sum of the vectors of its character n-grams.",
        "",
        "## Data",
        "",
    ]
    lines += [f"- {kind}: {count} pairs" for kind, count in kinds.items()]
    lines += ["", "## Recipe", "", "```json", json.dumps(asdict(recipe), indent=2), "```", "", "## Figures", ""]
    lines += [f"- {name}: {figure:.3f}" for name, figure in figures.items()]
    return "\n".join(lines) + "\n"


def _batches(kinds: Sequence[Sequence[Pair]], size: int, chance: random.Random) -> Iterator[list[Pair]]:
    batches = []
    for pairs in kinds:
        shuffled = list(pairs)
        chance.shuffle(shuffled)
        batches += [shuffled[start : start + size] for start in range(0, len(shuffled), size)]
    chance.shuffle(batches)
    yield from (batch for batch in batches if len(batch) > 1)


def _loss(
    module: CharacterNgrams, rows: dict[str, list[int]], batch: Sequence[Pair], temperature: float
) -> torch.Tensor:
    left, right = (_encode(module, [rows[pair[side]] for pair in batch]) for side in (0, 1))
    scores = left @ right.T / temperature
    scores = scores.masked_fill(_twins(batch), -1e4)
    wanted = torch.arange(len(batch))
    cross_entropy = torch.nn.functional.cross_entropy
    return (cross_entropy(scores, wanted) + cross_entropy(scores.T, wanted)) / 2


def _twins(batch: Sequence[Pair]) -> torch.Tensor:
    """Where a row's text stands again in another row: the same text twice in a batch is no negative of itself."""
    numbers: dict[str, int] = {}
    left, right = (torch.tensor([numbers.setdefault(pair[side], len(numbers)) for pair in batch]) for side in (0, 1))
    same = (left[:, None] == left[None, :]) | (right[:, None] == right[None, :])
    return same & ~torch.eye(len(batch), dtype=torch.bool)


def _encode(module: CharacterNgrams, rows: Sequence[Sequence[int]]) -> torch.Tensor:
    offsets = torch.from_numpy(np.cumsum([0, *(len(ids) for ids in rows[:-1])]))
    flat = torch.tensor([row for ids in rows for row in ids], dtype=torch.long)
    found: torch.Tensor = torch.nn.functional.normalize(module.embedding(flat, offsets), dim=1)
    return found
