"""Every statistic once, a module for each thing that is counted."""

from __future__ import annotations

from outreach.statistics.catalogue import protection, questions, residents, service, turns
from outreach.statistics.figures import Statistic

CATALOGUE: tuple[Statistic, ...] = (
    *residents.STATISTICS,
    *turns.STATISTICS,
    *questions.STATISTICS,
    *protection.STATISTICS,
    *service.STATISTICS,
)
