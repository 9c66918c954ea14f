"""The material of 2024: the ledger's own sheets of that year, its rows numbered as the sheets number them."""

from datetime import date
from pathlib import Path

from outreach.ledger.reading import read
from outreach.report.material import Material

JANUARY, NOVEMBER = date(2024, 1, 1), date(2024, 11, 30)
SHEETS = [Path(__file__).parents[1] / "ledger" / name for name in ("figures_2024.csv", "activities_2024.csv")]
FIGURES, ACTIVITIES = (
    tuple((line.row, line.entry) for line in read(sheet.read_bytes(), sheet.name)) for sheet in SHEETS
)


def material_2024(**changed):
    fields = {
        "year": 2024,
        "first": JANUARY,
        "last": NOVEMBER,
        "statistics": {},
        "figures": FIGURES,
        "activities": ACTIVITIES,
    }
    return Material(**{**fields, **changed})
