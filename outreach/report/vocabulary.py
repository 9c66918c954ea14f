"""The words a template may use: 数, 统计, 比率, 活动 and their like, each printing a figure that is traced."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from outreach.ledger.entries import Quantity
from outreach.report.activities import Activities, choose
from outreach.report.findings import Finding
from outreach.report.material import Material, Total, total
from outreach.report.periods import lasting, spoken
from outreach.report.tracing import Missing, Trace, Traced, Used, clean
from outreach.report.years import Year
from outreach.statistics import CATALOGUE, Figure, Rate

FEWEST = 5
"""A cell of a breakdown below this many is not printed: it could be somebody."""
ASK_LEDGER = "在台账里登记，或者把模板里的名称改对，或者用 {% if 有(…) %} 让这句话可以省去"
ASK_CATALOGUE = "用 mingbai stats 查统计项的名称，或者用 {% if 有统计(…) %} 让这句话可以省去"


@dataclass(frozen=True)
class Vocabulary:
    """What the names of a template mean for one report; `行` is the template's line, put in when it is compiled."""

    material: Material
    trace: Trace

    def 数(self, 名称: str, 单位: bool = True, 行: int = 0) -> Traced | Missing:
        """A figure of the ledger with 余 and unit: 7份; without unit where 单位 is false."""
        found = total(self.material, 名称)
        if found is None:
            return Missing(self.trace, 名称, 行, ASK_LEDGER)
        if found.trouble:
            self.trace.note(Finding("台账矛盾", f"模板第{行}行", 名称, found.trouble, "在台账里核对这几行"))
        unit = found.unit if 单位 else ""
        return Traced(self.trace, _of_total(found, f"{found.quantity}{unit}", unit))

    def 值(self, 名称: str, 行: int = 0) -> int:  # noqa: ARG002 - every word is given its line
        """A figure of the ledger as a number for conditions, not printed; 0 where there is none."""
        found = total(self.material, 名称)
        return found.quantity.value if found else 0

    def 有(self, *名称: str, 行: int = 0) -> bool:  # noqa: ARG002
        """Whether the ledger has all of these figures."""
        return all(total(self.material, name) for name in 名称)

    def 期间(self, 名称: str, 行: int = 0) -> Traced | Missing:
        """The days of a figure in words: 截至11月底, 全年, 3月至8月."""
        return self._words(名称, 行, lambda found: spoken(found.first, found.last, self.material.year))

    def 历时(self, 名称: str, 行: int = 0) -> Traced | Missing:
        """How long a figure was counted: 半年内, 三个月内."""
        return self._words(名称, 行, lambda found: lasting(found.first, found.last))

    def 比率(self, 分子: str, 分母: str, 无: str = "未收到申请", 行: int = 0) -> Traced | Missing:
        """One figure of the ledger by another: 100%. Of nothing it is the words 无, and a finding."""
        above, below = total(self.material, 分子), total(self.material, 分母)
        if above is None or below is None:
            return Missing(self.trace, 分母 if above else 分子, 行, ASK_LEDGER)
        value, printed = _share(above.quantity, below.quantity, 无)
        if value is None:
            remedy = f"用 {{% if 值(“{分母}”) > 0 %}} 换一种说法"
            self.trace.note(Finding("没有可比", f"模板第{行}行", 分母, "是0，算不出比率", remedy))
        meaning = f"{分子}除以{分母}：{above.quantity}/{below.quantity}"
        rows = (*above.rows, *below.rows)
        origin = _rows("数字", rows, tuple(dict.fromkeys((*above.sources, *below.sources))))
        first, last = min(above.first, below.first), max(above.last, below.last)
        return Traced(self.trace, Used(f"{分子}/{分母}", printed, value, False, "%", meaning, first, last, origin))

    def 统计(self, 名称: str, 项: str = "", 单位: bool = True, 行: int = 0) -> Traced | Missing:
        """A statistic of the bot: 1234个, 85.3%; with 项 one cell of a breakdown."""
        figure = self._statistic(名称, 项)
        known = {statistic.name: statistic for statistic in CATALOGUE}
        if 名称 not in known or figure is None:
            return Missing(self.trace, f"{名称}.{项}" if 项 else 名称, 行, ASK_CATALOGUE)
        statistic = known[名称]
        value, printed, unit = _written(figure, statistic.unit if 单位 else "", small=bool(项))
        meaning = f"{statistic.title}{f'·{clean(项)}' if 项 else ''}：{statistic.definition}"
        origin = f"系统统计 {名称}"
        first, last = self.material.first, self.material.last
        return Traced(self.trace, Used(名称, printed, value, False, unit, meaning, first, last, origin))

    def 有统计(self, *名称: str, 行: int = 0) -> bool:  # noqa: ARG002
        """Whether these statistics all have something to say: counts above 0, rates of something."""
        return all(self._says(name) for name in 名称)

    def 活动(self, 行: int = 0, **条件: str) -> Activities:
        """The activities that meet the conditions 类别, 名称, 主题, 地点, 街道, taken together."""
        return Activities(choose(self.material.activities, 条件, 行), self.trace, self.material.year, 条件, 行)

    def 有活动(self, 行: int = 0, **条件: str) -> bool:
        """Whether any activity meets the conditions."""
        return bool(choose(self.material.activities, 条件, 行))

    def _words(self, name: str, line: int, word: Callable[[Total], str]) -> Traced | Missing:
        found = total(self.material, name)
        if found is None:
            return Missing(self.trace, name, line, ASK_LEDGER)
        used = _of_total(found, word(found), "")
        return Traced(self.trace, Used(**{**vars(used), "listed": False}))

    def _statistic(self, name: str, item: str) -> Figure:
        figure = self.material.statistics.get(name)
        if isinstance(figure, dict):
            return figure.get(item) if item else None
        return None if item or (isinstance(figure, Rate) and figure.value is None) else figure

    def _says(self, name: str) -> bool:
        figure = self.material.statistics.get(name)
        return bool(figure.denominator if isinstance(figure, Rate) else figure)


def words_of(
    material: Material, year: Year, trace: Trace
) -> tuple[Mapping[str, Callable[..., Any]], dict[str, object]]:
    """What a template may call, and what it may name without calling."""
    vocabulary = Vocabulary(material, trace)
    calls = {
        name: getattr(vocabulary, name)
        for name in ("数", "值", "有", "期间", "历时", "比率", "统计", "有统计", "活动", "有活动")
    }
    return calls, {"年": material.year, "下一年": material.year + 1, "年度": year.phrases}


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
        _rows("数字", found.rows, found.sources),
    )


def _rows(kind: str, rows: tuple[int, ...], sources: tuple[str, ...]) -> str:
    numbers = "、".join(str(row) for row in dict.fromkeys(rows))
    return f"台账{kind}第{numbers}行；{'；'.join(clean(source) for source in sources)}"


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


def _written(figure: int | float | Rate | Any, unit: str, *, small: bool) -> tuple[float | None, str, str]:
    if isinstance(figure, Rate):
        share, printed = _share(Quantity(figure.numerator), Quantity(figure.denominator), "")
        return share, printed, "%"
    if small and 0 < figure < FEWEST:
        return None, f"少于{FEWEST}{unit}", unit
    return float(figure), f"{figure:.0f}{unit}" if float(figure).is_integer() else f"{figure:.1f}{unit}", unit
