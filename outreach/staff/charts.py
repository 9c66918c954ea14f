"""Figures for Plotly as plain JSON; what is too small to be shown is not drawn.

Made by hand and not with plotly.py, whose import costs half a second; a test has plotly.py check each of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from outreach.staff.suppression import Cell

Figure = dict[str, Any]

GREEN, SOFT, AMBER, RED, QUIET, LINE = "#0b5c55", "#e2efec", "#b36b00", "#a8170f", "#4b5650", "#e3dfd4"
FONT = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
COUNTED = {"rangemode": "tozero", "automargin": True, "tickformat": ",d", "nticks": 6}
NAMED = {"type": "category", "showgrid": False, "ticks": "", "tickangle": 0, "automargin": True}
BARS, LEAST_BARS = 15, 3
"""Bars of a chart, at most, and for how many there is room at least; its table has them all."""
BAR = 34
"""Pixels of a lying bar with the space around it."""
LABELLED = 4
"""Every fourth column of a heat map is labelled: there is no room for more on a phone."""
LONGEST_LABEL = 14
"""Characters of a label beside a chart; its table has the whole."""


def columns(breakdown: Mapping[str, Cell], unit: str) -> Figure:
    """Standing columns in the breakdown's order: for days and months."""
    standing = {
        "type": "bar",
        "x": list(breakdown),
        "y": [_drawn(cell) for cell in breakdown.values()],
        "hovertext": [f"{name}：{cell}{unit}" for name, cell in breakdown.items()],
        "hoverinfo": "text",
        "marker": {"color": GREEN},
    }
    return _figure([standing], height=340, xaxis={**NAMED, "nticks": 6}, yaxis=COUNTED)


def bars(breakdown: Mapping[str, Cell], unit: str, colours: Mapping[str, str] | None = None) -> Figure:
    """Lying bars, the first on top, at most BARS: for names. `colours` by name, green where there is none."""
    drawn = {name: cell for name, cell in breakdown.items() if _drawn(cell)}
    names = list(drawn)[:BARS]
    lying = {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(names))),
        "x": [drawn[name] for name in names],
        "text": [f"{drawn[name]:,}" for name in names],
        "textangle": 0,
        "textposition": "auto",
        "hovertext": [f"{name}：{drawn[name]}{unit}" for name in names],
        "hoverinfo": "text",
        "marker": {"color": [(colours or {}).get(name, GREEN) for name in names]},
    }
    upright = {
        "tickvals": list(range(len(names))),
        "ticktext": [_short(name) for name in names],
        "range": [max(len(names), LEAST_BARS) - 0.5, -0.5],
        "automargin": True,
        "showgrid": False,
    }
    across = {**COUNTED, "title": {"text": unit}}
    return _figure([lying], height=80 + BAR * max(len(names), LEAST_BARS), xaxis=across, yaxis=upright)


def heat(rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[Cell]], unit: str) -> Figure:
    """A heat map with cells[i][j] in row i and column j; nought and what is too small stay empty."""
    hover = [
        [f"{row} {column}：{cell}{unit}" for column, cell in zip(columns, line, strict=True)]
        for row, line in zip(rows, cells, strict=True)
    ]
    drawn = {
        "type": "heatmap",
        "x": list(columns),
        "y": list(rows),
        "z": [[_drawn(cell) or None for cell in line] for line in cells],
        "text": hover,
        "hoverinfo": "text",
        "xgap": 2,
        "ygap": 2,
        "colorscale": [[0, SOFT], [0.5, "#4f9a92"], [1, GREEN]],
        "colorbar": {"title": {"text": unit}, "thickness": 12, "orientation": "h", "y": -0.12, "yanchor": "top"},
    }
    upright = {**NAMED, "autorange": "reversed"}
    return _figure([drawn], height=430, xaxis={**NAMED, "tickvals": list(columns)[::LABELLED]}, yaxis=upright)


def _figure(data: list[dict[str, Any]], *, height: int, xaxis: dict[str, Any], yaxis: dict[str, Any]) -> Figure:
    quiet = {"gridcolor": LINE, "zeroline": False, "fixedrange": True}
    layout = {
        "height": height,
        "margin": {"l": 44, "r": 12, "t": 12, "b": 44},
        "font": {"family": FONT, "size": 15, "color": "#1d2521"},
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "bargap": 0.25,
        "dragmode": False,
        "xaxis": {**quiet, **xaxis},
        "yaxis": {**quiet, **yaxis},
    }
    return {"data": data, "layout": layout}


def _drawn(cell: Cell) -> float | None:
    return None if isinstance(cell, str) else cell


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1] + "…"
