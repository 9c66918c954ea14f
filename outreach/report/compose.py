"""A report composed: the template filled in from the material, in blocks, with the trace of every figure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from outreach.report import template
from outreach.report.blocks import Block, Kind, blocks_of
from outreach.report.findings import Finding
from outreach.report.material import Material
from outreach.report.tracing import Trace, Used
from outreach.report.vocabulary import WORDS, words_of
from outreach.report.years import Year


@dataclass(frozen=True)
class Report:
    """A report of `year` that would be dated `dated`.

    `used` are its figures in order of appearance, each span's `figure` being its index; `findings` were made while it was
    written. `outreach.report.proofread` makes the rest.
    """

    year: Year
    dated: date
    material: Material
    blocks: tuple[Block, ...]
    used: tuple[Used, ...]
    findings: tuple[Finding, ...]

    @property
    def listed(self) -> tuple[Used, ...]:
        """The figures that the appendix lists."""
        return tuple(used for used in self.used if used.listed)

    @property
    def title(self) -> tuple[str, ...]:
        """The title in the pieces between which it may be broken."""
        titles = [block for block in self.blocks if block.kind is Kind.TITLE]
        return tuple(titles[0].text.split()) if titles else ()

    @property
    def text(self) -> str:
        """Its words, a line a block."""
        return "\n".join(block.text for block in self.blocks)


def compose(material: Material, year: Year, dated: date, source: str | None = None) -> Report:
    """Writes a report from `material` with the template `source` (the one that ships, where none is given).

    Raises:
        TemplateInvalid: the template cannot be read or uses a word that is none.
    """
    trace = Trace()
    source = template.read(template.TEMPLATE) if source is None else source
    options = {name: word.options for name, word in WORDS.items()}
    text = template.render(source, words_of(material, year, trace), options)
    blocks = blocks_of(text)
    order = [span for block in blocks for span in block.spans if span.figure is not None]
    used = tuple(replace(trace.used[span.figure], place=span.place) for span in order if span.figure is not None)
    return Report(year, dated, material, _renumbered(blocks), used, tuple(trace.findings))


def _renumbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Numbers figures as they appear, which filters and dropped blocks may have changed."""
    number = iter(range(sum(span.figure is not None for block in blocks for span in block.spans)))
    return tuple(
        replace(
            block,
            spans=tuple(span if span.figure is None else replace(span, figure=next(number)) for span in block.spans),
        )
        for block in blocks
    )
