"""Files of any kind become grids of cells; damaged, strange and too large ones are refused in clear words."""

import io
import re
import zipfile
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from outreach.errors import LedgerFaults, SheetUnreadable
from outreach.ledger import grids as bounds
from outreach.ledger.cells import Broken
from outreach.ledger.columns import ACTIVITIES, FIGURES
from outreach.ledger.entries import Quantity
from outreach.ledger.grids import content_of, grids
from outreach.ledger.reading import read
from outreach.ledger.writing import as_csv, as_xlsx
from tests.outreach.ledger.drawn import a_figure, an_activity

BOOK = as_xlsx([an_activity(people=Quantity(200, over=True))], [a_figure()])


def a_book(rows, title="活动", change=lambda sheet: None):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    change(book.active)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_parts(content, change):
    changed = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return changed.getvalue()


def with_computed_people(content, computed):
    """The book as Excel saves it: beside the formula stands the value that it came to."""

    def computing(name, part):
        return re.sub(rb"(<f>[^<]*</f>)<v ?/>|(<f>[^<]*</f>)<v></v>", rb"\1\2<v>" + computed + b"</v>", part)

    return with_parts(content, computing)


def test_a_formula_is_read_by_its_value():
    row = ["讲座", "宣讲讲座", "2024-6-15", *[""] * 7, "=150+63"]
    content = with_computed_people(a_book([ACTIVITIES.headings, row]), b"213")

    (line,) = read(content, "台账.xlsx")
    assert line.entry.people == Quantity(213)


def test_a_formula_that_was_never_computed_is_a_fault_and_not_a_blank():
    row = ["讲座", "宣讲讲座", "2024-6-15", *[""] * 7, "=150+63"]
    with pytest.raises(LedgerFaults, match=re.escape("=150+63")):
        read(a_book([ACTIVITIES.headings, row]), "台账.xlsx")


def test_a_formula_that_failed_is_a_fault_and_not_a_name():
    ((_, row),) = grids(a_book([["#REF!"]]), "台账.xlsx")[0].rows

    assert isinstance(row[0], Broken)
    assert row[0].shown == "#REF!"


def test_blank_sheets_and_rows_are_left_out_and_rows_keep_their_numbers():
    content = a_book([["甲"], [], [" "], ["乙"]], change=lambda sheet: sheet.parent.create_sheet("空"))
    (grid,) = grids(content, "台账.xlsx")

    assert grid.title == "活动"
    assert [number for number, _ in grid.rows] == [1, 4]


def test_a_sheet_of_something_else_in_a_workbook_is_a_fault_and_the_guide_is_not():
    def guided(title):
        book = load_workbook(io.BytesIO(BOOK))
        book.create_sheet(title).append(["别的"])
        content = io.BytesIO()
        book.save(content)
        return content.getvalue()

    assert len(read(guided("说明"), "台账.xlsx")) == 2
    with pytest.raises(LedgerFaults, match="汇总"):
        read(guided("汇总"), "台账.xlsx")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04 and no more", "损坏"),
        (BOOK[: len(BOOK) // 2], "损坏"),
        (with_parts(BOOK, lambda name, part: part[: len(part) // 2]), "损坏"),
        (with_parts(BOOK, lambda name, part: b"" if name.endswith("sheet1.xml") else part), "损坏"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "xls"),
        (b"\xff\xfe\x00\xff", "编码"),
        ('名称,类别\n"讲座'.encode(), "第2行的引号"),
        (b"a,b\n\x00,", "字符"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(content, why):
    with pytest.raises(SheetUnreadable, match=why) as refused:
        read(content, "坏.xlsx")

    assert "“坏.xlsx”" in str(refused.value)
    assert "一条也没有导入" in str(refused.value)


def test_too_many_bytes_are_refused_before_they_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "BYTES_MAX", 100)
    (tmp_path / "大.csv").write_bytes(bytes(101))

    with pytest.raises(SheetUnreadable, match="“大"):
        content_of(tmp_path / "大.csv")
    with pytest.raises(SheetUnreadable, match="超过"):
        grids(bytes(101), "大.csv")


def test_a_small_file_that_unpacks_into_a_large_one_is_refused(monkeypatch):
    bomb = with_parts(BOOK, lambda name, part: part + b" " * 100_000)
    monkeypatch.setattr(bounds, "UNPACKED_MAX", 100_000)

    with pytest.raises(SheetUnreadable, match="展开"):
        grids(bomb, "大.xlsx")


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(bounds, "ROWS_MAX", 3)
    many = [a_figure(quantity=Quantity(number)) for number in range(3)]

    with pytest.raises(SheetUnreadable, match="超过3行"):
        grids(as_csv(FIGURES, many), "大.csv")
    with pytest.raises(SheetUnreadable, match="超过3行"):
        grids(as_xlsx([], many), "大.xlsx")


def test_a_row_far_below_the_last_that_excel_has_is_not_waited_for():
    far = with_parts(BOOK, lambda name, part: part.replace(b'<row r="2"', b'<row r="99999999999"'))

    assert len(grids(far, "台账.xlsx")[0].rows) == 1


def test_entities_are_not_blown_up():
    laughs = b'<!DOCTYPE x [<!ENTITY a "haha">' + b"".join(
        b'<!ENTITY %c "%s">' % (97 + i, b"&%c;" % (96 + i) * 50) for i in range(1, 10)
    )

    def laughing(name, part):
        if not name.endswith("sheet1.xml"):
            return part
        return re.sub(rb"<t>[^<]*</t>|<v>[^<]*</v>", b"<v>&j;</v>", laughs + b"]>" + part.split(b"?>")[-1])

    with pytest.raises(SheetUnreadable):
        grids(with_parts(BOOK, laughing), "台账.xlsx")


def _outcome(content):
    try:
        return read(content, "x.xlsx")
    except (LedgerFaults, SheetUnreadable) as refused:
        return str(refused)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(BOOK) - 1), st.binary(min_size=1, max_size=8))
def test_a_workbook_with_bytes_changed_gives_entries_or_a_clear_error(place, put):
    assert _outcome(BOOK[:place] + put + BOOK[place + len(put) :])


PARTS = sorted(ZipFile(io.BytesIO(BOOK)).namelist())


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(PARTS), st.floats(0, 1), st.binary(min_size=1, max_size=8), st.integers(0, 8))
def test_a_workbook_with_a_part_changed_gives_entries_or_a_clear_error(part, share, put, taken):
    def changed(name, content):
        place = int(share * len(content))
        return content[:place] + put + content[place + taken :] if name == part else content

    assert _outcome(with_parts(BOOK, changed)) is not None
