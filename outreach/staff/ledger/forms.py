"""The forms that add, change and delete an entry: what is wrong stands beside its field, and what was typed stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute

from outreach.errors import EntryChanged, EntryDoubled, EntryInvalid, EntryMissing, PeriodUnreadable
from outreach.ledger.cells import write_cell
from outreach.ledger.columns import KINDS, Column, Holds, Sheet
from outreach.ledger.entries import Activity, Entry
from outreach.ledger.ledger import Row
from outreach.ledger.reading import read_entry
from outreach.ledger.writing import shown
from outreach.staff.context import Context
from outreach.staff.ledger.choice import Choice, choice_of
from outreach.staff.ledger.place import CHANGES, ENTRY, PAGE, ledger_of, row_of, sheet_of
from outreach.staff.visits import Visit, changing, looking

NEW = PAGE.path + "/{sheet}/new"
INPUTS = {Holds.DAY: "date", Holds.NOTE: "lines"}
GONE = "这一条刚刚被别人删除了，没有保存。您填的还在下面：要留下它，请按“保存”，会重新记一条。"


@dataclass(frozen=True)
class Field:
    """One line of the form: `value` as typed, `fault` what is wrong with it, `theirs` what somebody else made of it."""

    column: Column
    value: str
    fault: str = ""
    theirs: str = ""

    @property
    def input(self) -> str:
        """How it is typed: as a date, as several lines, or as text."""
        return INPUTS.get(self.column.holds, "text")

    @property
    def choices(self) -> Sequence[str]:
        """What is offered beside typing."""
        return KINDS if self.column.field == "kind" else ()


def routes(context: Context) -> list[BaseRoute]:
    """The addresses of the forms."""
    return [
        looking(context, NEW, CHANGES, blank),
        changing(context, NEW, CHANGES, add),
        looking(context, ENTRY + "/edit", CHANGES, filled),
        changing(context, ENTRY + "/edit", CHANGES, edit),
        looking(context, ENTRY + "/delete", CHANGES, question),
        changing(context, ENTRY + "/delete", CHANGES, delete),
    ]


def blank(visit: Visit) -> Response:
    """An empty form."""
    _, sheet = sheet_of(visit)
    return _drawn(visit, [Field(column, "") for column in sheet.columns])


def add(visit: Visit) -> Response:
    """Adds what was typed, or says what is wrong with it."""
    word, sheet = sheet_of(visit)
    entry, fields = typed(visit, sheet)
    if entry is None:
        return _drawn(visit, fields, status=400)
    try:
        id = ledger_of(visit).add(entry, who=visit.account.name)
    except EntryDoubled as error:
        return _drawn(visit, fields, fault=str(error), status=409)
    return _done(visit, "added", word, id, entry)


def filled(visit: Visit) -> Response:
    """The form with the entry in it."""
    _, sheet = sheet_of(visit)
    row = row_of(visit)
    written = cells(sheet, row.entry)
    return _drawn(visit, [Field(column, written[column.heading]) for column in sheet.columns], row)


def edit(visit: Visit) -> Response:
    """Puts what was typed in the entry's place, unless somebody else has changed it since the form was opened."""
    word, sheet = sheet_of(visit)
    entry, fields = typed(visit, sheet)
    id, revision = visit.request.path_params["id"], revision_of(visit)
    ledger = ledger_of(visit)
    try:
        row = ledger.get(sheet.kind, id)
        if entry is None:
            return _drawn(visit, fields, Row(id, row.entry, revision), status=400)
        if entry != row.entry:
            ledger.edit(id, entry, who=visit.account.name, revision=revision)
    except EntryMissing:
        return _drawn(visit, fields, fault=GONE, status=409)
    except EntryDoubled as error:
        return _drawn(visit, fields, Row(id, row.entry, revision), fault=str(error), status=409)
    except EntryChanged:
        return _raced(visit, sheet, fields)
    return _done(visit, "changed" if entry != row.entry else "same", word, id, entry)


def question(visit: Visit) -> Response:
    """Asks whether the entry is to be deleted, and shows all of it."""
    return _asked(visit)


def delete(visit: Visit) -> Response:
    """Deletes the entry as it was shown when the question was asked."""
    word, sheet = sheet_of(visit)
    row = row_of(visit)
    try:
        ledger_of(visit).delete(sheet.kind, row.id, who=visit.account.name, revision=revision_of(visit))
    except EntryChanged:
        return _asked(visit, fault="这一条刚刚被别人改过，没有删除。请看过下面新的内容，再决定。", status=409)
    except EntryMissing:
        return _asked(visit)  # somebody else was faster: says that it is gone
    return _done(visit, "deleted", word, row.id, row.entry)


def typed(visit: Visit, sheet: Sheet) -> tuple[Entry | None, list[Field]]:
    """The entry that was typed, or none, and the fields as they were typed with what is wrong with each."""
    written = {column.heading: visit.typed(column.field) for column in sheet.columns}
    entry, faults = read_entry(sheet, written)
    said: dict[str, str] = {}
    for fault in faults:
        said.setdefault(fault.field, _said(fault))
    return entry, [Field(column, written[column.heading], said.get(column.heading, "")) for column in sheet.columns]


def cells(sheet: Sheet, entry: Entry) -> Mapping[str, str]:
    """The cells of an entry as its form has them: of one day only the first is written, so that the last moves with it."""
    written = shown(sheet, entry)
    if isinstance(entry, Activity) and entry.first == entry.last:
        written["结束日期"] = ""
    return written


def revision_of(visit: Visit) -> int:
    """The revision that the form was opened with; 0, which no entry has, where it is none."""
    text = visit.typed("revision")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def back_of(visit: Visit) -> Choice:
    """The list that who came saw before, by the address; that of this year where it cannot be read."""
    word, _ = sheet_of(visit)
    try:
        choice = choice_of(visit.query, visit.context.today())
    except (PeriodUnreadable, EntryInvalid):
        choice = choice_of({}, visit.context.today())
    return choice if choice.sheet == word else choice.on(word)


def _said(fault: EntryInvalid) -> str:
    return f"填的是“{fault.value}”，应当是{fault.allowed}" if fault.value else f"没有填，应当是{fault.allowed}"


def _raced(visit: Visit, sheet: Sheet, fields: Sequence[Field]) -> Response:
    row = row_of(visit)
    theirs = cells(sheet, row.entry)
    compared = [
        Field(
            one.column,
            one.value,
            theirs="" if _same(one, row.entry, theirs) else theirs[one.column.heading] or "（空着）",
        )
        for one in fields
    ]
    who = ledger_of(visit).history(sheet.kind, row.id)[-1].who
    fault = (
        f"{who}刚刚改过这一条，您的修改还没有保存。您填的都还在；和现在台账里不一样的，旁边写着。"
        "请改成两边都对的样子，再按“保存”。"
    )
    return _drawn(visit, compared, row, fault=fault, status=409)


def _same(one: Field, entry: Entry, theirs: Mapping[str, str]) -> bool:
    written = "\n".join(one.value.strip().splitlines())
    return written in (theirs[one.column.heading], str(write_cell(one.column, entry)))


def _asked(visit: Visit, *, fault: str = "", status: int = 200) -> Response:
    word, sheet = sheet_of(visit)
    row = row_of(visit)
    written = [(heading, text) for heading, text in shown(sheet, row.entry).items() if text]
    return visit.page(
        "ledger_delete.html",
        status=status,
        page=PAGE,
        sheet=sheet,
        word=word,
        row=row,
        written=written,
        back=back_of(visit).query,
        fault=fault,
    )


def _drawn(
    visit: Visit, fields: Sequence[Field], row: Row[Any] | None = None, *, fault: str = "", status: int = 200
) -> Response:
    word, sheet = sheet_of(visit)
    wrong = sum(bool(one.fault) for one in fields)
    if wrong:
        fault = f"还没有保存：有{wrong}处要改，旁边写着怎么改。您填的都还在。"
    return visit.page(
        "ledger_form.html",
        status=status,
        page=PAGE,
        sheet=sheet,
        word=word,
        row=row,
        fields=fields,
        back=back_of(visit).query,
        fault=fault,
    )


def _done(visit: Visit, done: str, word: str, id: int, entry: Entry) -> Response:
    if done != "same":
        action = f"entry_{done}"
        visit.context.audit.record(visit.account.name, action, f"{PAGE.path.strip('/')}/{word}/{id}", name=entry.name)
    back = back_of(visit).showing(entry)
    return visit.go(f"{PAGE.path}?{back.query}&done={done}&entry={id}#entry-{id}")
