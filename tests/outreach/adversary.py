"""A reader who knows everything that is published of one total, and asks what a hidden cell may be.

All that fits is the set of whole numbers under linear equations; the least and the greatest value of a cell in it are
found by integer programming (scipy.optimize.milp).
"""

from datetime import date

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

MOST = 10_000


class Adversary:
    """Reads the public breakdowns of `total`; `streets` and the calendar are known to all."""

    def __init__(self, public, total, streets, places):
        self.streets, self.places = streets, places
        self.bounds = {}
        self.equations = []
        self.shown = {dimension: public[f"{total}_by_{dimension}"] for dimension in places}
        for dimension, names in places.items():
            for name in names:
                self.bounds[dimension, name] = self._bounds(dimension, name)
        for dimension in ("channel", "site", "day", "hour"):
            self._sum([(dimension, name) for name in places[dimension]], public[total])
        self._parts("street", "site", lambda site: streets.get(site, ""))
        self._parts("month", "day", lambda day: day[:7])
        self._parts("hour", "weekday_hour", lambda name: name.partition("-")[2])
        for weekday in {weekday_of(day) for day in places["day"]}:
            cells = [("weekday_hour", name) for name in places["weekday_hour"] if name.startswith(f"{weekday}-")]
            days = [("day", day) for day in places["day"] if weekday_of(day) == weekday]
            self.equations.append(({**dict.fromkeys(cells, 1), **dict.fromkeys(days, -1)}, 0))
        self.columns = {cell: number for number, cell in enumerate(self.bounds)}

    def hidden(self):
        """The cells whose numbers are not published, those of withheld breakdowns among them."""
        return [cell for cell, (least, most) in self.bounds.items() if least < most]

    def range(self, cell):
        """The least and the greatest value that the cell may have."""
        return self._extreme(cell, 1), self._extreme(cell, -1)

    def _bounds(self, dimension, name):
        shown = self.shown[dimension]
        if shown.withheld:
            return 0, MOST
        if name not in shown.cells:
            return 0, 0
        if shown.cells[name] is not None:
            return shown.cells[name], shown.cells[name]
        # of an hour of the week, every weekday is hidden, those with nothing too
        return (0 if dimension == "weekday_hour" else 1), MOST

    def _sum(self, cells, known):
        self.equations.append((dict.fromkeys(cells, 1), known))

    def _parts(self, parent, child, parent_of):
        for name in self.places[parent]:
            children = [(child, part) for part in self.places[child] if parent_of(part) == name]
            self.equations.append(({**dict.fromkeys(children, 1), (parent, name): -1}, 0))

    def _extreme(self, cell, sign):
        objective = np.zeros(len(self.columns))
        objective[self.columns[cell]] = sign
        matrix = np.zeros((len(self.equations), len(self.columns)))
        for row, (terms, _) in enumerate(self.equations):
            for term, factor in terms.items():
                matrix[row, self.columns[term]] = factor
        known = np.array([known for _, known in self.equations])
        least, most = np.array(list(self.bounds.values())).T
        found = milp(
            objective,
            integrality=np.ones(len(self.columns)),
            bounds=Bounds(least, most),
            constraints=LinearConstraint(matrix, known, known),
        )
        assert found.success, found.message
        return round(found.x[self.columns[cell]])


def weekday_of(day):
    return str(date.fromisoformat(day).isoweekday())
