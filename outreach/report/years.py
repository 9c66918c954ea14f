"""The table of years that staff edit: who reports to whom, and the papers and slogans of each year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from outreach.errors import YearsInvalid

TABLE = Path(__file__).with_name("years.yml")
GAP = "（待填：{}）"
OF_THE_PAPER = ("发文机关", "主送机关", "文号", "签发人", "成文日期", "统计起", "统计止")


class Phrases(dict[str, Any]):
    """What templates name as 年度.…; what a year lacks is a gap that can be seen and is found by the proof-reader."""

    def __missing__(self, name: str) -> str:
        return GAP.format(name)


@dataclass(frozen=True)
class Year:
    """A year's row.

    `issuers` sign in this order, the first being the host; `number` (文号) and `signer` (签发人) are printed where they are
    given; `dated` is the paper's date where it is fixed already; statistics go from `first` to `last` day.
    """

    year: int
    issuers: tuple[str, ...]
    addressee: str
    number: str
    signer: str
    dated: date | None
    first: date
    last: date
    phrases: Phrases


def year_of(year: int, table: Path = TABLE) -> Year:
    """Reads the row of a year.

    Raises:
        YearsInvalid: the table cannot be read, lacks the year, or a cell of it is not what it may be.
    """
    rows = _read(table)
    if year not in rows:
        known = "、".join(str(one) for one in sorted(rows))
        raise YearsInvalid(f"没有{year}年，只有{known}年；照最近一年添一节")
    return _row(year, rows[year])


def rows(table: Path = TABLE) -> dict[int, Year]:
    """Reads every row, by its year.

    Raises:
        YearsInvalid: the table cannot be read, or a cell of it is not what it may be.
    """
    return {year: _row(year, row) for year, row in _read(table).items()}


def _read(table: Path) -> Mapping[int, Any]:
    try:
        rows = yaml.safe_load(table.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = f"第{error.problem_mark.line + 1}行" if error.problem_mark else ""
        raise YearsInvalid(f"{line}读不出来：{error.problem}") from error
    except (OSError, ValueError, yaml.YAMLError) as error:  # a day that no month has is a ValueError
        raise YearsInvalid(f"读不出来：{error}") from error
    if not isinstance(rows, dict) or not all(isinstance(year, int) for year in rows):
        raise YearsInvalid("最外层应当是年份，例如 2025:")
    return rows


def _row(year: int, row: Any) -> Year:
    if not isinstance(row, dict):
        raise YearsInvalid(f"{year}年一节应当是“名称: 内容”")
    issuers = row.get("发文机关")
    if not isinstance(issuers, list) or not issuers or not all(isinstance(issuer, str) for issuer in issuers):
        raise YearsInvalid(f"{year}年的发文机关应当是一列名称，主办的在前")
    days = {name: _day(year, name, row.get(name)) for name in ("成文日期", "统计起", "统计止")}
    first, last = days["统计起"] or date(year, 1, 1), days["统计止"] or date(year, 12, 31)
    if last < first:
        raise YearsInvalid(f"{year}年的统计止{last}早于统计起{first}")
    return Year(
        year,
        tuple(issuers),
        str(row.get("主送机关") or GAP.format("主送机关")),
        str(row.get("文号") or ""),
        str(row.get("签发人") or ""),
        days["成文日期"],
        first,
        last,
        Phrases({name: value for name, value in row.items() if value and name not in OF_THE_PAPER[2:]}),
    )


def _day(year: int, name: str, value: object) -> date | None:
    if value is None or value == "" or type(value) is date:
        return value or None  # type: ignore[return-value]
    raise YearsInvalid(f"{year}年的{name}是“{value}”，应当像 2024-11-15")
