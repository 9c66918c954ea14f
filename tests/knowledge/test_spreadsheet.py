"""Cards go into a spreadsheet and come back; a round trip changes nothing, and one fault keeps everything out."""

import shutil

import pytest
from openpyxl import load_workbook

from knowledge.card import FOLDER, load_cards, parse, read
from knowledge.errors import CardFaults
from knowledge.spreadsheet import as_text, read_into, write


@pytest.fixture
def folder(tmp_path):
    for theme in ("inheritance", "telecom-fraud"):
        shutil.copytree(FOLDER / theme, tmp_path / "cards" / theme)
    return tmp_path / "cards"


@pytest.fixture
def sheet(folder, tmp_path):
    path = tmp_path / "cards.xlsx"
    write(load_cards(folder), path)
    return path


def change(path, row, column, value):
    book = load_workbook(path)
    book.active.cell(row, column).value = value
    book.save(path)


def test_a_round_trip_changes_nothing(folder, sheet):
    before = {path: path.read_bytes() for path in folder.glob("*/*.md")}

    assert read_into(sheet, folder) == []
    assert {path: path.read_bytes() for path in folder.glob("*/*.md")} == before


def test_a_card_written_anew_reads_back_the_same(tmp_path):
    for card in load_cards():
        path = tmp_path / f"{card.id}.md"
        path.write_text(as_text(card), encoding="utf-8")
        assert parse(read(path)) == card


def test_a_changed_row_changes_its_card_alone(folder, sheet):
    change(sheet, 2, 3, "老伴走了，房子归谁？")
    (path,) = read_into(sheet, folder)

    assert parse(read(path)).question == "老伴走了，房子归谁？"


def test_one_fault_keeps_every_row_out(folder, sheet):
    change(sheet, 2, 3, "老伴走了，房子归谁？")
    change(sheet, 3, 8, "婚姻法 1")
    before = {path: path.read_bytes() for path in folder.glob("*/*.md")}

    with pytest.raises(CardFaults, match=r"cards.xlsx:3: citations"):
        read_into(sheet, folder)
    assert {path: path.read_bytes() for path in folder.glob("*/*.md")} == before


def test_a_cell_is_never_a_formula(folder, tmp_path):
    write(load_cards(folder), tmp_path / "cards.xlsx")
    book = load_workbook(tmp_path / "cards.xlsx")

    assert "f" not in {cell.data_type for row in book.active.iter_rows() for cell in row}


def test_a_file_that_is_no_spreadsheet_is_refused(folder, tmp_path):
    (tmp_path / "no.xlsx").write_text("不是表格")

    with pytest.raises(CardFaults, match=r"give an \.xlsx file"):
        read_into(tmp_path / "no.xlsx", folder)
