"""How a figure moved against the equally long period before."""

from __future__ import annotations

from outreach.statistics import Figure, Rate

NONE = "无"


def said(figure: Figure) -> str:
    """A single figure as staff read it; a rate with what it was made of."""
    if isinstance(figure, Rate):
        return NONE if figure.value is None else f"{figure.value:.1%}（{figure.numerator}/{figure.denominator}）"
    if figure is None or isinstance(figure, dict):
        return NONE
    return f"{figure:,.0f}"


def change(now: Figure, before: Figure) -> str:
    """The change in percent, of a rate in points of percent, or a dash where there is nothing to compare."""
    if isinstance(now, Rate) and isinstance(before, Rate):
        if now.value is None or before.value is None:
            return "—"
        return _signed(100 * (now.value - before.value), "个百分点")
    if not isinstance(now, int | float) or not isinstance(before, int | float) or not before:
        return "—"
    return _signed(100 * (now - before) / before, "%")


def _signed(points: float, unit: str) -> str:
    written = f"{points:+.1f}" if abs(points) < 10 else f"{points:+.0f}"
    return "持平" if float(written) == 0 else f"{written}{unit}"
