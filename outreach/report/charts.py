"""Charts of the bot's statistics, drawn with matplotlib; a cell that could be somebody is never drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from matplotlib import rc_context
from matplotlib.figure import Figure as Canvas

from outreach.errors import FontMissing
from outreach.report.findings import Finding
from outreach.report.fonts import chart_font
from outreach.report.material import Material
from outreach.report.vocabulary import FEWEST
from outreach.statistics import CATALOGUE, Breakdown

INK, BLUE = "#333333", "#2f5f8f"
INCHES, DOTS = (6.2, 2.5), 200
DRAWING = Lock()
"""Held while something is drawn: matplotlib's settings and fonts are one for all threads."""
MOST = 12
"""Bars, at most."""
TITLES = {
    "by_month": "各月对话轮次",
    "by_outcome": "对话结果分布",
    "by_kind": "骗局检查发现的骗局类型",
}
OUTCOMES = {
    "answered": "已答",
    "suggested": "给出选项",
    "unanswered": "暂无答案",
    "scam_checked": "骗局检查",
    "emergency": "紧急求助",
    "quiz": "学法测验",
    "service": "指引服务",
    "small_talk": "寒暄",
    "out_of_scope": "范围之外",
    "refused": "无法读取",
    "failed": "故障",
}


@dataclass(frozen=True)
class Series:
    """What a chart shows: labels with counts in order; `hidden` says how many cells were too small."""

    title: str
    unit: str
    cells: tuple[tuple[str, int], ...]
    hidden: int
    upright: bool

    @property
    def note(self) -> str:
        """What was left out, in words; "" where nothing was."""
        return f"注：另有{self.hidden}项少于{FEWEST}{self.unit}，为保护个人信息不单列。" if self.hidden else ""


@dataclass(frozen=True)
class Chart:
    """A drawn chart: PNG, title, note beneath, and `told`, the same in words for who cannot see it."""

    title: str
    png: bytes
    note: str
    told: str


def series_of(material: Material) -> list[Series]:
    """What there is to draw: turns by month, outcomes, kinds of scam; nothing where the statistics have none."""
    units = {statistic.name: statistic.unit for statistic in CATALOGUE}
    found = [
        ("by_month", _months(material.statistics), "轮", True),
        ("by_outcome", _named(_cells(material, ["turns_by_outcome"]), OUTCOMES), units["turns_by_outcome"], False),
        ("by_kind", _cells(material, ["scam_checks_by_kind"]), "次", False),
    ]
    return [_safe(TITLES[name], cells, unit, upright) for name, cells, unit, upright in found if cells]


def draw(material: Material) -> list[Chart]:
    """Draws every chart that the statistics give.

    Raises:
        FontMissing: there is something to draw and no font with Chinese characters.
    """
    return [
        Chart(series.title, _png(series), series.note, f"{series.title}：{_told(series)}")
        for series in series_of(material)
        if series.cells
    ]


def drawn(material: Material) -> tuple[list[Chart], list[Finding]]:
    """The charts; where no font can draw them, none and a finding that says so."""
    try:
        return draw(material), []
    except FontMissing as error:
        return [], [Finding("图表", "附件", "统计图", "没有画", str(error))]


def plot(series: Series, canvas: Canvas, place: tuple[int, int, int]) -> None:
    """Draws a series into one place of a canvas."""
    axes = canvas.add_subplot(*place)
    labels, counts = [label for label, _ in series.cells], [count for _, count in series.cells]
    bars = axes.bar(labels, counts, color=BLUE) if series.upright else axes.barh(labels, counts, color=BLUE)
    axes.bar_label(bars, padding=2, color=INK)
    axes.margins(**{"y" if series.upright else "x": 0.12})
    if not series.upright:
        axes.invert_yaxis()
    axes.set_title(f"单位：{series.unit}", loc="right", fontsize=9, color=INK)
    axes.spines[["top", "right"]].set_visible(False)


def style() -> dict[str, object]:
    """Settings of matplotlib for every drawing of ours.

    Raises:
        FontMissing: no font has Chinese characters.
    """
    return {"font.family": chart_font(), "font.size": 10, "axes.unicode_minus": False, "svg.fonttype": "none"}


def _png(series: Series) -> bytes:
    with DRAWING, rc_context(style()):
        canvas = Canvas(figsize=INCHES, dpi=DOTS, tight_layout=True)
        plot(series, canvas, (1, 1, 1))
        file = BytesIO()
        canvas.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def _told(series: Series) -> str:
    return "，".join(f"{label}{count}{series.unit}" for label, count in series.cells)


def _cells(material: Material, names: Iterable[str]) -> Breakdown:
    for name in names:
        if isinstance(figure := material.statistics.get(name), dict):
            return figure
    return {}


def _named(cells: Breakdown, titles: Mapping[str, str]) -> Breakdown:
    return {titles.get(name, name): count for name, count in cells.items()}


def _months(statistics: Mapping[str, object]) -> Breakdown:
    months: Counter[str] = Counter()
    found = statistics.get("turns_by_month") or statistics.get("turns_by_day")
    for day, count in sorted(found.items()) if isinstance(found, dict) else ():
        months[f"{int(str(day)[5:7])}月"] += count
    return dict(months)


def _safe(title: str, cells: Breakdown, unit: str, upright: bool) -> Series:
    kept = list(_large(cells))
    shown = kept if upright else sorted(kept, key=lambda cell: -cell[1])[:MOST]
    return Series(title, unit, tuple(shown), sum(0 < count < FEWEST for count in cells.values()), upright)


def _large(cells: Breakdown) -> Iterator[tuple[str, int]]:
    return ((name, count) for name, count in cells.items() if count >= FEWEST)
