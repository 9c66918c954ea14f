"""One A4 page for those who have a minute: the year's figures in large type, and the charts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from matplotlib import rc_context
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure as Canvas

from outreach.report.charts import BLUE, DRAWING, INK, plot, series_of, style
from outreach.report.compose import Report
from outreach.report.periods import dated
from outreach.report.tracing import Used

A4 = (8.27, 11.69)
DOTS = 150
MOST = 16
"""Figures, at most; the others stand in the report."""
ACROSS = 4


def write_summary(report: Report, folder: Path) -> tuple[Path, Path]:
    """Writes 摘要-YEAR.pdf and .png into `folder`; returns both.

    Raises:
        FontMissing: no font has Chinese characters.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pdf, png = (folder / f"摘要-{report.year.year}.{ending}" for ending in ("pdf", "png"))
    with DRAWING, rc_context({**style(), "pdf.fonttype": 42}):
        canvas = _page(report)
        canvas.savefig(png, dpi=DOTS, metadata={"Software": None})
        with PdfPages(pdf, metadata={"Title": "".join(report.title), "CreationDate": None}) as pages:
            pages.savefig(canvas)
    return pdf, png


def _page(report: Report) -> Canvas:
    canvas = Canvas(figsize=A4)
    canvas.text(0.5, 0.955, f"{report.year.year}年度法治政府建设情况摘要", ha="center", fontsize=20, color=INK)
    canvas.text(0.5, 0.93, f"{report.year.issuers[0]}　{dated(report.dated)}", ha="center", fontsize=10, color=INK)
    figures = list(_headlines(report))
    for number, used in enumerate(figures):
        across, down = 0.14 + 0.24 * (number % ACROSS), 0.885 - 0.06 * (number // ACROSS)
        canvas.text(across, down, used.printed, ha="center", fontsize=17, color=BLUE)
        canvas.text(across, down - 0.02, _short(used), ha="center", fontsize=8, color=INK)
    drawn = [series for series in series_of(report.material) if series.cells]
    for number, series in enumerate(drawn, 1):
        plot(series, canvas, (len(drawn), 1, number))
        canvas.axes[-1].set_title(series.title, loc="left", fontsize=11, color=INK)
    below = 0.86 - 0.06 * -(-len(figures) // ACROSS)
    canvas.subplots_adjust(left=0.2, right=0.92, bottom=0.07, top=max(0.4, below), hspace=0.45)
    notes = " ".join(dict.fromkeys(f"{series.title}{series.note}" for series in drawn if series.note))
    canvas.text(0.08, 0.025, notes or "各数字的口径、期间和来源见报告所附数据来源表。", fontsize=8, color=INK)
    return canvas


def _headlines(report: Report) -> Iterator[Used]:
    """The figures of the text, each once, the statistics of the bot before the rest."""
    once = list({used.name: used for used in report.listed if used.value is not None}.values())
    yield from sorted(once, key=lambda used: not used.origin.startswith("系统统计"))[:MOST]


def _short(used: Used) -> str:
    meaning = used.meaning.split("：")[0]
    if "除以" in meaning:
        meaning = f"{meaning.split('除以')[0]}率"
    return meaning.replace("活动·", "").replace(".", "·")[:16]
