"""Cards as a spreadsheet, for offices that review in one: a row a card, and back again without a change.

Lists stand in one cell, a line an entry; a citation is the law's title and the number (民法典 1134, 刑法 287-2), a source
is claim | origin | label. Reading back writes only the files of cards that differ, and none while any row has a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import yaml
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

from knowledge.card import Card, CardFile, load_cards, parse
from knowledge.card_checks import check_card
from knowledge.citation import Citation
from knowledge.errors import CardFaults, Fault

COLUMNS = {
    "id": ("编号", 24),
    "theme": ("主题", 18),
    "question": ("问题", 32),
    "also_asked": ("其他问法", 40),
    "body": ("答案", 60),
    "steps": ("步骤", 36),
    "hotlines": ("电话", 10),
    "citations": ("依据", 36),
    "checked_on": ("核对日期", 14),
    "valid_until": ("有效到", 14),
    "sources": ("其他来源", 40),
}
LISTS = ("also_asked", "steps", "hotlines", "citations", "sources")
CITED = re.compile(r"(.+?)\s+(\d+)(?:-(\d+))?")


def write(cards: Iterable[Card], path: Path) -> None:
    """Writes `cards` to an .xlsx file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("知识卡片")
    sheet.append([title for title, _ in COLUMNS.values()])
    for card in cards:
        sheet.append([_cell(card, field) for field in COLUMNS])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for letter, (_, width) in zip("ABCDEFGHIJK", COLUMNS.values(), strict=True):
        sheet.column_dimensions[letter].width = width
        for cell in sheet[letter]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type  # never a formula
    sheet.freeze_panes = "A2"
    book.save(path)


def read_into(path: Path, folder: Path) -> list[Path]:
    """Reads a spreadsheet and writes the cards that differ into `folder`; returns their files.

    Raises:
        CardFaults: rows that are no cards; every fault is listed and nothing is written.
    """
    known = {card.id: card for card in load_cards(folder)}
    changed: list[tuple[Path, Card]] = []
    faults: list[Fault] = []
    for row, fields in _rows(path):
        file = CardFile(path, fields, dict.fromkeys(fields, row), str(fields.pop("body", "")), row)
        try:
            card = parse(file)
        except CardFaults as error:
            faults += error.faults
            continue
        place = folder / card.theme / f"{card.id}.md"
        faults += check_card(file, card)
        if known.get(card.id) != card:
            changed.append((place, card))
    if faults:
        raise CardFaults(faults)
    for place, card in changed:
        place.parent.mkdir(exist_ok=True)
        place.write_text(as_text(card), encoding="utf-8")
    return [place for place, _ in changed]


def as_text(card: Card) -> str:
    """A card as its file has it; `knowledge.card.parse` reads it back the same."""
    flow = ", ".join
    lines = ["---", f"id: {card.id}", f"theme: {card.theme}", f"question: {_scalar(card.question)}", "also_asked:"]
    lines += [f"  - {_scalar(asked)}" for asked in card.also_asked]
    lines += ["citations:" if card.citations else "citations: []"]
    for citation in card.citations:
        sub = f", sub: {citation.sub}" if citation.sub else ""
        lines.append(f"  - {{law: {_scalar(citation.law)}, article: {citation.article}{sub}}}")
    lines.append("hotlines: [" + flow(f'"{number}"' for number in card.hotlines) + "]")
    lines += ["steps:" if card.steps else "steps: []", *(f"  - {_scalar(step)}" for step in card.steps)]
    lines.append(f"checked_on: {card.checked_on}")
    lines += [f"valid_until: {card.valid_until}"] if card.valid_until else []
    lines += ["sources:"] if card.sources else []
    for source in card.sources:
        parts = (("claim", source.claim), ("origin", source.origin), ("label", source.label))
        lines.append("  - {" + flow(f"{name}: {_scalar(value)}" for name, value in parts) + "}")
    return "\n".join([*lines, "---", card.body, ""])


def _scalar(text: str) -> str:
    written = yaml.safe_dump([text], allow_unicode=True, default_flow_style=True, width=10_000).strip()
    return written.removeprefix("[").removesuffix("]")


def _cell(card: Card, field: str) -> Any:
    value = getattr(card, field)
    if field == "citations":
        value = [f"{one.law} {one.article}" + (f"-{one.sub}" if one.sub else "") for one in value]
    elif field == "sources":
        value = [f"{source.claim} | {source.origin} | {source.label}" for source in value]
    return "\n".join(value) if field in LISTS else value


def _rows(path: Path) -> Iterable[tuple[int, dict[str, Any]]]:
    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
    except (InvalidFileException, BadZipFile, OSError, KeyError, ValueError) as error:
        raise CardFaults([Fault(path, 1, "file", path.name, "give an .xlsx file written by the export")]) from error
    rows = sheet.iter_rows(values_only=True)
    titles = [str(title or "") for title in next(rows, ())]
    missing = [title for title, _ in COLUMNS.values() if title not in titles]
    if missing:
        raise CardFaults([Fault(path, 1, "columns", " ".join(missing), "these columns are missing; add them to row 1")])
    places = {field: titles.index(title) for field, (title, _) in COLUMNS.items()}
    for number, row in enumerate(rows, start=2):
        if any(row):
            yield number, _fields(row, places)


def _fields(row: Sequence[Any], places: Mapping[str, int]) -> dict[str, Any]:
    cells = {field: row[place] for field, place in places.items()}
    fields: dict[str, Any] = {}
    for field, value in cells.items():
        if field in LISTS:
            lines = [line.strip() for line in str(value or "").splitlines() if line.strip()]
            fields[field] = [_entry(field, line) for line in lines]
        elif field in ("checked_on", "valid_until"):
            fields[field] = _day(value)
        else:
            fields[field] = str(value or "").strip()
    return {field: value for field, value in fields.items() if value or field not in ("valid_until", "sources")}


def _entry(field: str, line: str) -> Any:
    if field == "citations" and (cited := CITED.fullmatch(line)):
        found = Citation(cited[1], int(cited[2]), int(cited[3] or 0))
        return {"law": found.law, "article": found.article, **({"sub": found.sub} if found.sub else {})}
    if field == "sources" and line.count("|") == 2:
        claim, origin, label = (part.strip() for part in line.split("|"))
        return {"claim": claim, "origin": origin, "label": label}
    return line


def _day(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    try:
        return date.fromisoformat(str(value)) if value else value
    except ValueError:
        return value
