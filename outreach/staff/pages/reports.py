"""The yearly report: chosen, proof-read, looked at, and taken home as draft or final paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from outreach.errors import ReportError
from outreach.report import spreadsheet
from outreach.report.charts import drawn
from outreach.report.compose import Report
from outreach.report.desk import Desk
from outreach.report.findings import Finding
from outreach.report.layout import write
from outreach.report.preview import preview_html
from outreach.report.summary import write_summary
from outreach.staff.context import Context, Page
from outreach.staff.pages import report_files
from outreach.staff.roles import Role
from outreach.staff.visits import Visit, attachment, changing, looking

PAGE = Page("/reports", "年度报告", Role.VIEWER)
DRAFTER = Role.EDITOR
PAPER_MAX = 10 * 2**20
"""Bytes of a paper that is sent in to be proof-read."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Asked:
    """Which report: its year, and the date of the paper where one was given."""

    year: int
    dated: date | None


@dataclass(frozen=True)
class Output:
    """A file that a report is taken home as: its media type, what follows the year in its title, and who makes it."""

    media_type: str
    title: str
    make: Callable[[Report, Path], Path]


def routes(context: Context) -> list[BaseRoute]:
    """The page, its files, the draft, a finished paper sent in, and the pages of template and tables."""
    return [
        looking(context, PAGE.path, PAGE.role, look),
        looking(context, PAGE.path + "/take/{output}", PAGE.role, take),
        changing(context, PAGE.path + "/draft", DRAFTER, draft),
        changing(context, PAGE.path + "/check", PAGE.role, check, largest=PAPER_MAX),
        *report_files.routes(context, PAGE),
    ]


def desk_of(context: Context) -> Desk:
    """Where this office writes its reports."""
    return Desk(context.store, context.reports)


def look(visit: Visit) -> Response:
    """The choice of year and date; once they are chosen, the findings, the buttons and the report."""
    try:
        asked = _asked(visit, visit.query)
        if asked is None:
            return _drawn(visit)
        report = _composed(visit, asked)
        findings = desk_of(visit.context).proofread(report, since_draft=True)
    except ReportError as error:  # staff's slip in template or table, said in their language
        return _drawn(visit, fault=str(error))
    return _drawn(visit, report, findings)


def take(visit: Visit) -> Response:
    """The final paper, the workbook or the summary as a file."""
    name = visit.request.path_params["output"]
    asked = _asked(visit, visit.query)
    if name not in OUTPUTS or asked is None:
        raise HTTPException(404, "没有这个文件。")
    try:
        report = _composed(visit, asked)
        response = _file(report, OUTPUTS[name])
    except ReportError as error:
        return _drawn(visit, fault=str(error))
    _record(visit, "report_taken", f"{report.year.year}/{name}", report)
    return response


def draft(visit: Visit) -> Response:
    """The paper as a file, its figures kept so that the page can say afterwards what has changed."""
    asked = _chosen(visit)
    try:
        report = _composed(visit, asked)
        response = _file(report, Output(DOCX, "报告草稿.docx", _paper))
    except ReportError as error:
        return _drawn(visit, fault=str(error))
    desk_of(visit.context).keep(report)
    _record(visit, "report_drafted", str(report.year.year), report)
    return response


def check(visit: Visit) -> Response:
    """The findings in a finished paper that was sent in; the paper is not kept."""
    asked, paper = _chosen(visit), visit.form.get("paper")
    try:
        report = _composed(visit, asked)
        if not isinstance(paper, UploadFile) or not paper.filename:
            return _drawn(visit, report, fault="没有选文件；请选一个 .docx、.md 或 .txt 文件。")
        name = Path(paper.filename.replace("\\", "/")).name
        findings = _checked(desk_of(visit.context), paper, name, report)
    except ReportError as error:
        return _drawn(visit, fault=str(error))
    _record(visit, "report_checked", f"{report.year.year}/{name}", report, findings=len(findings))
    return _drawn(visit, report, findings, paper=name)


def _checked(desk: Desk, paper: UploadFile, name: str, report: Report) -> list[Finding]:
    with TemporaryDirectory() as folder, paper.file:
        path = Path(folder, f"定稿{Path(name).suffix.lower()[:8]}")
        path.write_bytes(paper.file.read())
        return desk.check(path, report)


def _asked(visit: Visit, given: Mapping[str, str]) -> Asked | None:
    """What was chosen; none where nothing was.

    Raises:
        HTTPException: 400, it is no year or no day.
    """
    year, day = given.get("year", ""), given.get("date", "")
    if not year:
        return None
    try:
        return Asked(int(year), date.fromisoformat(day) if day else None)
    except ValueError as error:
        raise HTTPException(
            400, f"年度填的是“{year[:20]}”，成文日期填的是“{day[:20]}”；应当像2026、2026-12-02。"
        ) from error


def _chosen(visit: Visit) -> Asked:
    asked = _asked(visit, {name: visit.typed(name) for name in ("year", "date")})
    if asked is None:
        raise HTTPException(400, "没有选年度。")
    return asked


def _composed(visit: Visit, asked: Asked) -> Report:
    return desk_of(visit.context).compose(asked.year, asked.dated, visit.context.today())


def _drawn(
    visit: Visit,
    report: Report | None = None,
    findings: list[Finding] | None = None,
    *,
    paper: str = "",
    fault: str = "",
) -> Response:
    desk = desk_of(visit.context)
    try:
        years = desk.years()
        kept = desk.draft(report.year.year) if report else None
    except ReportError as error:
        years, kept, fault = (), None, fault or str(error)
    return visit.page(
        "reports.html",
        status=400 if fault else 200,
        page=PAGE,
        years=years,
        year=report.year.year if report else _first(years, visit.context.today().year),
        report=report,
        html=preview_html(report) if report else "",
        findings=findings,
        paper=paper,
        kept=kept,
        drafts=visit.account.role >= DRAFTER,
        files=report_files.TITLES,
        fault=fault,
    )


def _first(years: Sequence[int], now: int) -> int | None:
    return now if now in years or not years else years[0]


def _file(report: Report, output: Output) -> Response:
    with TemporaryDirectory() as folder:
        content = output.make(report, Path(folder)).read_bytes()
    return attachment(content, output.media_type, f"{report.year.year}年度{output.title}")


def _paper(report: Report, folder: Path) -> Path:
    write(report, folder / "报告.docx", drawn(report.material)[0])
    return folder / "报告.docx"


def _workbook(report: Report, folder: Path) -> Path:
    spreadsheet.write(report, folder / "数字.xlsx")
    return folder / "数字.xlsx"


OUTPUTS = {
    "paper.docx": Output(DOCX, "法治政府建设情况的报告.docx", _paper),
    "figures.xlsx": Output(XLSX, "报告全部数字.xlsx", _workbook),
    "summary.pdf": Output("application/pdf", "法治政府建设情况摘要.pdf", lambda *to: write_summary(*to)[0]),
    "summary.png": Output("image/png", "法治政府建设情况摘要.png", lambda *to: write_summary(*to)[1]),
}


def _record(visit: Visit, action: str, object: str, report: Report, **detail: int) -> None:
    visit.context.audit.record(visit.account.name, action, object, dated=report.dated.isoformat(), **detail)
