"""A summary as rows for people and as JSON for programs, small cells hidden in both."""

from __future__ import annotations

from typing import Any

from outreach.statistics import CATALOGUE, Figure, Rate, Statistic, Summary
from outreach.suppression import Shown, suppress

LINES = 12
"""Cells of one breakdown that a row shows."""
UNNAMED = {"site": "（未取名）", "street": "（未填街道）", "reason": "（未选原因）"}
WEEKDAYS = "一二三四五六日"


def as_rows(summary: Summary) -> list[tuple[str, str, str]]:
    """Rows (title, figure, unit) in the order of the catalogue."""
    public = suppress(summary)
    return [(statistic.title, _written(statistic, public[statistic.name]), statistic.unit) for statistic in CATALOGUE]


def as_json(summary: Summary) -> dict[str, Any]:
    """Every figure by its name in plain JSON types, and what is not shown.

    A rate is {"numerator", "denominator", "value"}; a breakdown {category: count}, null for a hidden cell, and null
    itself when it is withheld. "suppressed" holds the hidden cells' names by statistic, "withheld" the withheld ones.
    """
    public = suppress(summary)
    breakdowns = {name: figure for name, figure in public.items() if isinstance(figure, Shown)}
    return {
        **{name: _plain(figure) for name, figure in public.items()},
        "suppressed": {name: shown.hidden for name, shown in breakdowns.items() if shown.hidden},
        "withheld": [name for name, shown in breakdowns.items() if shown.withheld],
    }


def catalogue_as_json() -> dict[str, dict[str, str]]:
    """What every statistic means, by its name."""
    return {
        statistic.name: {
            "title": statistic.title,
            "unit": statistic.unit,
            "definition": statistic.definition,
            "formula": statistic.formula,
            "since": statistic.since.isoformat(),
        }
        for statistic in CATALOGUE
    }


def _written(statistic: Statistic, figure: Figure | Shown) -> str:
    if figure is None:
        return "无"
    if isinstance(figure, Rate):
        share = "无" if figure.value is None else f"{figure.value:.1%}"
        return f"{share}（{figure.numerator}/{figure.denominator}）"
    if isinstance(figure, Shown):
        return _listed(statistic.cells.dimension if statistic.cells else "", figure)
    return f"{figure:g}" if isinstance(figure, float) else str(figure)


def _listed(dimension: str, shown: Shown) -> str:
    if shown.withheld:
        return "数字太小，不列出"
    lines = [f"{_name(dimension, name)} {'＊' if count is None else count}" for name, count in shown.cells.items()]
    if len(lines) > LINES:
        lines = [*lines[:LINES], f"……共 {len(lines)} 项，--json 看全部"]
    if shown.hidden:
        lines.append("＊ 数字太小或为保护小数字而隐去")
    return "\n".join(lines) or "无"


def _name(dimension: str, name: str) -> str:
    if dimension == "weekday_hour":
        weekday, _, hour = name.partition("-")
        return f"周{WEEKDAYS[int(weekday) - 1]}{hour}时"
    return name or UNNAMED.get(dimension, "（未取名）")


def _plain(figure: Figure | Shown) -> Any:
    if isinstance(figure, Rate):
        return {"numerator": figure.numerator, "denominator": figure.denominator, "value": figure.value}
    if isinstance(figure, Shown):
        return None if figure.withheld else dict(figure.cells)
    return figure
