"""The words a template may use: 数, 统计, 比率, 活动 and their like, each printing a figure that is traced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from outreach.ledger.entries import Quantity
from outreach.report.activities import Activities, choose
from outreach.report.findings import Finding
from outreach.report.material import Material, Total, total
from outreach.report.periods import lasting, spoken
from outreach.report.tracing import Missing, Trace, Traced, Used, clean
from outreach.report.years import Year
from outreach.statistics import CATALOGUE, Rate

FEWEST = 5
"""A cell of a breakdown below this many is not printed: it could be somebody."""
Scalar = int | float | Rate
ASK_LEDGER = "在台账里登记，或者把模板里的名称改对，或者用 {% if 有(…) %} 让这句话可以省去"
ASK_CATALOGUE = "用 mingbai stats 查统计项的名称，或者用 {% if 有统计(…) %} 让这句话可以省去"


@dataclass(frozen=True)
class Word:
    """A word of templates: the method of Vocabulary that it calls, and its options, Chinese name to argument."""

    method: str
    options: Mapping[str, str] = field(default_factory=dict)


ACTIVITY = {"类别": "kind", "名称": "name", "主题": "theme", "地点": "venue", "街道": "street", "含": "about"}


@dataclass(frozen=True)
class Vocabulary:
    """What a template may call, for one report; `line` is the template's, put in when it is compiled."""

    material: Material
    trace: Trace

    def figure(self, name: str, unit: bool = True, line: int = 0) -> Traced | Missing:
        """A figure of the ledger with 余 and unit: 7份; without unit where that is false."""
        found = total(self.material, name)
        if found is None:
            return Missing(self.trace, name, line, ASK_LEDGER)
        if found.trouble:
            self.trace.note(Finding("台账矛盾", f"模板第{line}行", name, f"：{found.trouble}", "在台账里核对这几行"))
        shown = found.unit if unit else ""
        return Traced(self.trace, _of_total(found, f"{found.quantity}{shown}", shown))

    def number(self, name: str, line: int = 0) -> int:
        """A figure of the ledger as a number for conditions, not printed; 0 where there is none."""
        del line
        found = total(self.material, name)
        return found.quantity.value if found else 0

    def has(self, *names: str, line: int = 0) -> bool:
        """Whether the ledger has all of these figures; one that it lacks is noted, for a sentence will be left out."""
        absent = [name for name in names if total(self.material, name) is None]
        for name in absent:
            self._left_out(name, line)
        return not absent

    def period(self, name: str, line: int = 0) -> Traced | Missing:
        """The days of a figure in words: 截至11月底, 全年, 3月至8月."""
        return self._words(name, line, lambda found: spoken(found.first, found.last, self.material.year))

    def lasting(self, name: str, line: int = 0) -> Traced | Missing:
        """How long a figure was counted: 半年内, 三个月内."""
        return self._words(name, line, lambda found: lasting(found.first, found.last))

    def ratio(self, part: str, whole: str, nothing: str = "未收到申请", line: int = 0) -> Traced | Missing:
        """One figure of the ledger by another: 100%. Of nothing it is the words `nothing`, and a finding."""
        above, below = total(self.material, part), total(self.material, whole)
        if above is None or below is None:
            return Missing(self.trace, whole if above else part, line, ASK_LEDGER)
        value, printed = _share(above.quantity, below.quantity, nothing)
        if value is None:
            remedy = f"用 {{% if 值(“{whole}”) > 0 %}} 换一种说法"
            self.trace.note(Finding("没有可比", f"模板第{line}行", whole, "是0，算不出比率", remedy))
        meaning = f"{part}除以{whole}：{above.quantity}/{below.quantity}"
        rows = (*above.rows, *below.rows)
        origin = _rows(rows, tuple(dict.fromkeys((*above.sources, *below.sources))))
        first, last = min(above.first, below.first), max(above.last, below.last)
        return Traced(self.trace, Used(f"{part}/{whole}", printed, value, False, "%", meaning, first, last, origin))

    def statistic(self, name: str, item: str = "", unit: bool = True, line: int = 0) -> Traced | Missing:
        """A statistic of the bot: 1234个, 85.3%; with `item` one cell of a breakdown."""
        figure = self._statistic(name, item)
        known = {statistic.name: statistic for statistic in CATALOGUE}
        if name not in known or figure is None:
            return Missing(self.trace, f"{name}.{item}" if item else name, line, ASK_CATALOGUE)
        value, printed, shown = _written(figure, known[name].unit if unit else "", small=bool(item))
        meaning = f"{known[name].title}{f'·{clean(item)}' if item else ''}：{known[name].definition}"
        first, last = self.material.first, self.material.last
        return Traced(self.trace, Used(name, printed, value, False, shown, meaning, first, last, f"系统统计 {name}"))

    def has_statistics(self, *names: str, line: int = 0) -> bool:
        """Whether these statistics all have something to say: counts above 0, rates of something."""
        del line
        return all(self._says(name) for name in names)

    def activities(self, *, line: int = 0, **wanted: str) -> Activities:
        """The activities of this kind, name, theme, venue and street, or about something, taken together."""
        name = "活动" + "".join(f"·{clean(value)}" for value in wanted.values())
        return Activities(choose(self.material.activities, wanted), self.trace, self.material.year, name, line)

    def has_activities(self, *, line: int = 0, **wanted: str) -> bool:
        """Whether there is any such activity; that there is none is noted."""
        if choose(self.material.activities, wanted):
            return True
        self._left_out(f"活动·{'·'.join(wanted.values())}", line)
        return False

    def _left_out(self, name: str, line: int) -> None:
        remedy = "有这个数字就登记进台账；今年没有这项工作就不用管，或者从模板里删去这一句"
        self.trace.note(Finding("省去", f"模板第{line}行", clean(name), "台账里没有，这一句没有写", remedy))

    def _words(self, name: str, line: int, word: Callable[[Total], str]) -> Traced | Missing:
        found = total(self.material, name)
        if found is None:
            return Missing(self.trace, name, line, ASK_LEDGER)
        return Traced(self.trace, replace(_of_total(found, word(found), ""), listed=False))

    def _statistic(self, name: str, item: str) -> Scalar | None:
        figure = self.material.statistics.get(name)
        if isinstance(figure, dict):
            return figure.get(item) if item else None
        return None if item or (isinstance(figure, Rate) and figure.value is None) else figure

    def _says(self, name: str) -> bool:
        figure = self.material.statistics.get(name)
        return bool(figure.denominator if isinstance(figure, Rate) else figure)


WORDS = {
    "数": Word("figure", {"单位": "unit"}),
    "值": Word("number"),
    "有": Word("has"),
    "期间": Word("period"),
    "历时": Word("lasting"),
    "比率": Word("ratio", {"无": "nothing"}),
    "统计": Word("statistic", {"项": "item", "单位": "unit"}),
    "有统计": Word("has_statistics"),
    "活动": Word("activities", ACTIVITY),
    "有活动": Word("has_activities", ACTIVITY),
}


def words_of(material: Material, year: Year, trace: Trace) -> dict[str, object]:
    """Everything that a template may name, by its Chinese name."""
    vocabulary = Vocabulary(material, trace)
    calls = {name: getattr(vocabulary, word.method) for name, word in WORDS.items()}
    return {**calls, "年": material.year, "下一年": material.year + 1, "年度": year.phrases}


def _of_total(found: Total, printed: str, unit: str) -> Used:
    return Used(
        found.name,
        clean(printed),
        found.quantity.value,
        found.quantity.over,
        unit,
        found.name,
        found.first,
        found.last,
        _rows(found.rows, found.sources),
    )


def _rows(rows: tuple[int, ...], sources: tuple[str, ...]) -> str:
    numbers = "、".join(str(row) for row in dict.fromkeys(rows))
    return f"台账数字第{numbers}行；{'；'.join(clean(source) for source in sources)}"


def _share(above: Quantity, below: Quantity, nothing: str) -> tuple[float | None, str]:
    if below.value == 0:
        return None, clean(nothing)
    share = 100 * above.value / below.value
    return share, f"{_decimal(share, whole=above.value == below.value)}%"


def _decimal(share: float, *, whole: bool) -> str:
    """One decimal; 100 only where it is all of them, so that 999 of 1000 do not become 100%."""
    if whole:
        return "100"
    text = f"{share:.1f}".removesuffix(".0")
    return "99.9" if text == "100" else text


def _written(figure: Scalar, unit: str, *, small: bool) -> tuple[float | None, str, str]:
    if isinstance(figure, Rate):
        share, printed = _share(Quantity(figure.numerator), Quantity(figure.denominator), "")
        return share, printed, "%"
    if small and 0 < figure < FEWEST:
        return None, f"少于{FEWEST}{unit}", unit
    return float(figure), f"{figure:.0f}{unit}" if float(figure).is_integer() else f"{figure:.1f}{unit}", unit
