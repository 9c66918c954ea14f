"""The statistics, each defined once: its name, unit and meaning in the catalogue, its figure read off the daily numbers.

"Questions" are turns that asked for an answer (outcome answered, suggested or unanswered); feedback, chat and repeats
are none. The median is the mean of the two middle values where their number is even; p95 is the nearest rank, the
smallest value that at least 95 of 100 do not exceed. Figures here are whole; what is shown or handed out goes through
`outreach.suppression`.
"""

from outreach.statistics.catalogue import CATALOGUE
from outreach.statistics.figures import Breakdown, Cells, Figure, Rate, Statistic, Summary
from outreach.statistics.summaries import Comparison, compare, named, series, summarise

__all__ = [
    "CATALOGUE",
    "Breakdown",
    "Cells",
    "Comparison",
    "Figure",
    "Rate",
    "Statistic",
    "Summary",
    "compare",
    "named",
    "series",
    "summarise",
]
