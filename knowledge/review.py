"""A sheet for reviewers: cards beside the full text of every article they cite, to be read against each other."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from knowledge.card import Card
from knowledge.grounding import Texts
from knowledge.themes import themes

FOLDER = Path(__file__).parent


def draw(cards: Sequence[Card], count: int, seed: int, theme: str = "") -> list[Card]:
    """Draws `count` cards at random, of one theme if one is named; the same seed draws the same."""
    pool = [card for card in cards if not theme or card.theme == theme]
    return random.Random(seed).sample(pool, min(count, len(pool)))  # noqa: S311  # no secret depends on it


def sheet(cards: Sequence[Card], texts: Texts) -> str:
    """The sheet as one HTML page that needs nothing else."""
    pages = Environment(loader=FileSystemLoader(FOLDER), autoescape=select_autoescape(["html", "j2"]))
    return pages.get_template("review.html.j2").render(cards=cards, texts=texts, themes=themes())
