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
from knowledge.encoder.pairs import Kind, Pair
from knowledge.encoder.static import Vocabulary
from knowledge.language.homophones import Homophones
from knowledge.language.ngrams import ngrams
from knowledge.language.normalise import normalise


@dataclass(frozen=True)
class Recipe:
    """What a training run is made of; written into the model card.

    `foes` hard negatives are drawn for a pair that has some; half of the left sides are written with `noise` of their
    characters replaced by homophones; the learning rate falls to nothing in a straight line.
    """

    dimensions: int = 256
    vocabulary: int = 40_000
    longest: int = 2
    batch: int = 512
    epochs: int = 6
    learning_rate: float = 0.01
    temperature: float = 0.03
    foes: int = 2
    noise: float = 0.15
    seed: int = 415


def vocabulary_of(sources: Iterable[Iterable[str]], recipe: Recipe) -> list[str]:
    """The commonest n-grams, at most `recipe.vocabulary`, commonest first; ties in code-point order.

    How common one is is the sum of its shares in each of the `sources`: counted together, twelve million characters of
    statutes would leave half of what residents say unknown. What a source has once is not counted.
    """
    shares: Counter[str] = Counter()
    for texts in sources:
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(ngrams(normalise(text), recipe.longest))
        total = sum(counts.values())
        for gram, count in counts.items():
            if count > 1:
                shares[gram] += count / total  # type: ignore[assignment]  # shares are fractions, Counter adds them all the same
    return [gram for gram, _ in sorted(shares.items(), key=lambda item: (-item[1], item[0]))[: recipe.vocabulary]]


def train(
    kinds: Sequence[Kind],
    recipe: Recipe,
    sources: Sequence[Sequence[str]],
    told: Callable[[int, float], None] | None = None,
) -> CharacterNgrams:
    """Trains on `kinds` of pairs, drawn anew every epoch in batches of their own; the `sources` lend their n-grams.

    `told(epoch, mean loss)` is called after each epoch.
    """
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311  # reproducible on purpose, no secret depends on it
    drawn = [kind(chance) for kind in kinds]
    grams = vocabulary_of(sources, recipe)
    start = np.random.default_rng(recipe.seed).normal(0, 0.1, (len(grams), recipe.dimensions)).astype(np.float32)
    module = CharacterNgrams(Vocabulary({gram: row for row, gram in enumerate(grams)}, recipe.longest), start)
    school = _School(module, recipe, Homophones.of(pair.left for pairs in drawn for pair in pairs), chance)
    steps = recipe.epochs * len(list(_batches(drawn, recipe.batch, random.Random(0))))  # noqa: S311
    optimiser = torch.optim.Adam(module.parameters(), lr=recipe.learning_rate)
    falling = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.02, total_iters=steps)
    for epoch in range(recipe.epochs):
        losses = []
        for batch in _batches(drawn if epoch == 0 else [kind(chance) for kind in kinds], recipe.batch, chance):
            loss = school.loss(batch)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            falling.step()
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


def _batches(drawn: Sequence[Sequence[Pair]], size: int, chance: random.Random) -> Iterator[list[Pair]]:
    batches = []
    for pairs in drawn:
        shuffled = list(pairs)
        chance.shuffle(shuffled)
        batches += [shuffled[start : start + size] for start in range(0, len(shuffled), size)]
    chance.shuffle(batches)
    yield from (batch for batch in batches if len(batch) > 1)


class _School:
    """Reckons the loss of a batch: both sides of a pair near, the rest of the batch and the foes far."""

    def __init__(self, module: CharacterNgrams, recipe: Recipe, homophones: Homophones, chance: random.Random) -> None:
        self._module, self._recipe, self._homophones, self._chance = module, recipe, homophones, chance
        self._rows: dict[str, list[int]] = {}

    def loss(self, batch: Sequence[Pair]) -> torch.Tensor:
        """InfoNCE in both directions; foes stand against the left side alone."""
        foes = [foe for pair in batch for foe in self._drawn(pair)]
        left = self._encode([self._heard(pair.left) for pair in batch], keep=False)
        right = self._encode([*(pair.right for pair in batch), *foes])
        scores = (left @ right.T / self._recipe.temperature).masked_fill(_no_negatives(batch, foes), -1e4)
        wanted = torch.arange(len(batch))
        cross_entropy = torch.nn.functional.cross_entropy
        return (cross_entropy(scores, wanted) + cross_entropy(scores[:, : len(batch)].T, wanted)) / 2

    def _drawn(self, pair: Pair) -> list[str]:
        return self._chance.choices(pair.foes, k=self._recipe.foes) if pair.foes else []

    def _heard(self, text: str) -> str:
        if not self._recipe.noise or self._chance.random() < 0.5:
            return text
        return self._homophones.noisy(text, self._recipe.noise, self._chance)

    def _encode(self, texts: Sequence[str], *, keep: bool = True) -> torch.Tensor:
        rows = [self._ids(text, keep=keep) for text in texts]
        offsets = torch.from_numpy(np.cumsum([0, *(len(ids) for ids in rows[:-1])]))
        flat = torch.tensor([row for ids in rows for row in ids], dtype=torch.long)
        found: torch.Tensor = torch.nn.functional.normalize(self._module.embedding(flat, offsets), dim=1)
        return found

    def _ids(self, text: str, *, keep: bool) -> list[int]:
        ids = self._rows.get(text) or self._module.vocabulary.ids(text)
        if keep:  # what is written anew every time is not worth remembering
            self._rows[text] = ids
        return ids


def _no_negatives(batch: Sequence[Pair], foes: Sequence[str]) -> torch.Tensor:
    """Where a text of the batch is no negative of a row: it answers that row, too, or is of the row's group."""
    rights = [*(pair.right for pair in batch), *foes]
    places: dict[str, list[int]] = {}
    for place, text in enumerate(rights):
        places.setdefault(text, []).append(place)
    answers: dict[str, set[int]] = {}
    for pair in batch:
        answers.setdefault(pair.left, set()).update(places[pair.right])
    known = torch.zeros(len(batch), len(rights), dtype=torch.bool)
    for row, pair in enumerate(batch):
        known[row, list(answers[pair.left])] = True
    groups = np.array([pair.group or str(place) for place, pair in enumerate(batch)])
    known[:, : len(batch)] |= torch.from_numpy(groups[:, None] == groups[None, :])
    known[:, : len(batch)] &= ~torch.eye(len(batch), dtype=torch.bool)
    return known
