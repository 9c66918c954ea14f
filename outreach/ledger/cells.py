"""One cell, as staff write it and as the export writes it. Reading is lenient about form and never about meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from outreach.errors import EntryInvalid
from outreach.ledger.columns import Column, Holds
from outreach.ledger.entries import (
    PARTNER_MARKS,
    Entry,
    Quantity,
    check_day,
    check_partner,
    check_quantity,
    check_text,
)

NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width digits, marks and space as narrow ones."""
LONGEST_NUMBER = 40
"""Characters of a number with its unit, at most: no more is ever turned into one."""
NUMBER = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(余)?")
DAYS = (
    re.compile(r"([0-9]{4})\s*([-/.])\s*([0-9]{1,2})\s*\2\s*([0-9]{1,2})(?:\s+0{1,2}:00(?::00)?)?"),
    re.compile(r"([0-9]{4})\s*(年)\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日"),
    re.compile(r"([0-9]{4})()([0-9]{2})([0-9]{2})"),
)
FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")
"""What a spreadsheet may run as a formula; the export puts an apostrophe before it and reading takes one away."""


@dataclass(frozen=True)
class Broken:
    """A cell that has no value: the formula or the error that stands there, and what the cell should have been."""

    shown: str
    allowed: str


def read_cell(column: Column, value: Any, units: Sequence[str] = ()) -> Any:
    """What `column` of an entry holds where its cell holds `value`; none, "" or () where the cell is blank.

    `value` is text, or a number or day as Excel keeps them; `units` may stand behind a number as those of the column.

    Raises:
        EntryInvalid: the cell cannot be read, or is blank and must not be.
    """
    if isinstance(value, Broken):
        raise EntryInvalid(column.heading, value.shown, value.allowed)
    if column.holds is Holds.DAY:
        return _day(column, value)
    if column.holds is Holds.QUANTITY:
        return _quantity(column, value, (*column.units, *units))
    text = _text(value)
    if column.holds is Holds.NAME:
        text = re.sub(r"[\n\t]+", " ", text)
    if FORMULA.match(text) and text.startswith("'"):
        text = text[1:]
    if column.holds is Holds.PARTNERS:
        return _partners(text)
    check_text(column.heading, text, required=column.required, lines=column.holds is Holds.NOTE)
    return text


def write_cell(column: Column, entry: Entry) -> str | int | date | None:
    """What a sheet keeps of a column of `entry`: an exact number and a day as such; `read_cell` reads it back the same."""
    value = getattr(entry, column.field)
    if isinstance(value, Quantity):
        return str(value) if value.over else value.value
    if isinstance(value, date) or value is None:
        return value
    text = "、".join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if FORMULA.match(text) else text


def is_blank(value: Any) -> bool:
    """Whether nothing stands in a cell."""
    return value is None or (isinstance(value, str) and not value.strip())


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    return "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _partners(text: str) -> tuple[str, ...]:
    partners = tuple(name for part in re.split(f"[{PARTNER_MARKS}\n]", text) if (name := part.strip()))
    for partner in partners:
        check_partner(partner)
    return partners


def _day(column: Column, value: Any) -> date | None:
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, date):
        text = _text(value).translate(NARROW)
        if not text:
            check_text(column.heading, text, required=column.required)
            return None
        value = _written_day(column, text)
    check_day(column.heading, value)
    return value  # type: ignore[no-any-return]  # of any type before it was looked at


def _written_day(column: Column, text: str) -> date:
    found = next((match for form in DAYS if (match := form.fullmatch(text))), None)
    if found is None:
        raise EntryInvalid(column.heading, text, "一个日期，写成2024-6-15、2024/6/15或者2024年6月15日")
    try:
        return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError as error:
        raise EntryInvalid(column.heading, text, "日历上有的一天") from error


def _quantity(column: Column, value: Any, units: Sequence[str]) -> Quantity | None:
    written = "" if isinstance(value, bool) else re.sub(r"\s", "", _text(value).translate(NARROW))
    if is_blank(value):
        check_text(column.heading, "", required=column.required)
        return None
    bare = (written.removesuffix(unit) for unit in units if unit and written.endswith(unit))
    found = next((match for text in (written, *bare) if (match := NUMBER.fullmatch(text))), None)
    if found is None or len(written) > LONGEST_NUMBER:
        raise EntryInvalid(column.heading, _text(value), _remedy(written))
    value, over = int(found[1].replace(",", "")), found[2] is not None
    if over and not value:  # said under the column's own heading, or neither form nor sheet could show where it is
        raise EntryInvalid(column.heading, written, "零，或者大于零的数后面写“余”")
    quantity = Quantity(value, over=over)
    check_quantity(column.heading, quantity)
    return quantity


def _remedy(written: str) -> str:
    if re.search("约|大概|左右|近|多|以上|几", written):
        return "准确的整数，或者“余”：比200多一点写200余；“约”“多”“近”不能当作“余”，请查清了再写"
    if "万" in written or "亿" in written:
        return "写全的整数：1.2万写12000"
    return "零或更大的整数，后面可以写“余”，例如213或者200余"
