"""Where the office writes its reports: the figures of its database, and the files and drafts of its folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach import days
from outreach.errors import YearsInvalid
from outreach.ledger.ledger import Ledger
from outreach.report import slips, template, years
from outreach.report.compose import Report, compose
from outreach.report.documents import text_of
from outreach.report.draft import Kept, keep, kept
from outreach.report.editable import chosen
from outreach.report.findings import Finding
from outreach.report.material import material_of
from outreach.report.proofread import compare, proofread, proofread_text
from outreach.report.slips import Slips
from outreach.statistics import summarise
from outreach.store import EventStore


@dataclass(frozen=True)
class Desk:
    """Writes reports from a migrated database; without a `folder` with the files that ship, and no draft is kept."""

    store: EventStore
    folder: Path | None = None

    def years(self) -> Sequence[int]:
        """The years that have a row in the table, the newest first.

        Raises:
            YearsInvalid: the table cannot be read.
        """
        return sorted(years.rows(self.file(years.TABLE)), reverse=True)

    def file(self, shipped: Path) -> Path:
        """The office's own file of that name, or the shipped one."""
        return chosen(self.folder, shipped) if self.folder else shipped

    def compose(self, year: int, dated: date | None, today: date | None = None) -> Report:
        """Writes the report of a year, dated as asked, else as its row says, else `today`, else on the office's
        present day.

        Raises:
            YearsInvalid: the table of years cannot be read or lacks the year.
            TemplateInvalid: the template cannot be read or uses a word that is none.
            StoreUnreachable: the database cannot be read.
        """
        row = years.year_of(year, self.file(years.TABLE))
        source = template.read(self.file(template.TEMPLATE))
        statistics = summarise(self.store, row.first, row.last)
        material = material_of(year, row.first, row.last, statistics, Ledger(self.store))
        day = dated or row.dated or today or days.today()
        return compose(material, row, day, source)

    def slips(self) -> Slips:
        """The table of known slips.

        Raises:
            SlipsInvalid: it cannot be read.
        """
        return slips.slips_from(self.file(slips.TABLE))

    def proofread(self, report: Report, *, since_draft: bool) -> list[Finding]:
        """What to look at in a report; `since_draft` also what has changed since the draft that was kept, if any was.

        Raises:
            SlipsInvalid: the table of slips cannot be read.
            DraftInvalid: the figures that were kept cannot be read.
        """
        return proofread(report, self.slips(), self.draft(report.year.year) if since_draft else None)

    def check(self, paper: Path, report: Report) -> list[Finding]:
        """What to look at in a finished paper: its words, and whether it still has every figure of the report.

        Raises:
            DocumentUnreadable: it is none.
            SlipsInvalid: the table of slips cannot be read.
        """
        text = text_of(paper)
        return [*proofread_text(text, report.dated, self.slips(), report.year.year), *compare(text, report)]

    def draft(self, year: int) -> Kept | None:
        """The figures kept of the last draft.

        Raises:
            DraftInvalid: they cannot be read.
        """
        return kept(self._figures(year, self.folder)) if self.folder else None

    def keep(self, report: Report) -> None:
        """Keeps the figures of a draft, in the place of an earlier one's; nothing without a folder."""
        if self.folder:
            keep(report, self._figures(report.year.year, self.folder))

    def try_template(self, path: Path) -> None:
        """Writes the newest year's report with the template at `path`, from the ledger alone, to see that it can be read.

        Raises:
            TemplateInvalid: it cannot be read or uses a word that is none.
            YearsInvalid: the table of years cannot be read or is empty.
        """
        table = years.rows(self.file(years.TABLE))
        if not table:
            raise YearsInvalid("是空的；至少要有一年")
        row = table[max(table)]
        compose(material_of(row.year, row.first, row.last, {}, Ledger(self.store)), row, row.last, template.read(path))

    @staticmethod
    def _figures(year: int, folder: Path) -> Path:
        return folder / f"draft-{year}.json"
