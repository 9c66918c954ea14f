"""A summary as rows for people and as JSON for programs."""

from __future__ import annotations

from typing import Any

from outreach.statistics import CATALOGUE, Figure, Rate, Summary


def as_rows(summary: Summary) -> list[tuple[str, str, str]]:
    """Rows (title, figure, unit) in the order of the catalogue."""
    return [(statistic.title, _written(summary[statistic.name]), statistic.unit) for statistic in CATALOGUE]


def as_json(summary: Summary) -> dict[str, Any]:
    """Every figure by its name in plain JSON types; a rate is {"numerator", "denominator", "value"}."""
    return {name: _plain(figure) for name, figure in summary.items()}


def _written(figure: Figure) -> str:
    if figure is None:
        return "无"
    if isinstance(figure, Rate):
        share = "无" if figure.value is None else f"{figure.value:.1%}"
        return f"{share}（{figure.numerator}/{figure.denominator}）"
    if isinstance(figure, dict):
        return "\n".join(f"{name or '（未取名）'} {count}" for name, count in figure.items()) or "无"
    return f"{figure:g}" if isinstance(figure, float) else str(figure)


def _plain(figure: Figure) -> Any:
    if isinstance(figure, Rate):
        return {"numerator": figure.numerator, "denominator": figure.denominator, "value": figure.value}
    return figure
