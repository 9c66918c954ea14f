"""What residents asked and got no answer to: masked words, for those who write and check the answers."""

from __future__ import annotations

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute

from outreach.errors import QuestionInvalid, QuestionUnknown
from outreach.questions import OPEN, Asked, Questions
from outreach.staff.boards import file_response
from outreach.staff.context import Context, Page
from outreach.staff.names import STATES, channel, outcome
from outreach.staff.roles import Role
from outreach.staff.suppression import Cell
from outreach.staff.tables import FORMATS, Table
from outreach.staff.visits import Visit, changing, looking

PAGE = Page("/questions", "未答问题", Role.REVIEWER)
CARDS = "/cards"
"""The page of cards; a card's own page lies under it. Where there is no such page, a card is named without a link."""
A_PAGE = 50
FILE_MAX = 10_000
"""Rows of the file, at most: the newest."""
HEADINGS = ("问题", "问过几次", "最近一天", "渠道", "结果", "最近的卡片")
DONE = {"mark": "状态已改。", "delete": "已删除，文字不再保留。"}


def routes(context: Context) -> list[BaseRoute]:
    """The page, the list as a file, and an address for each change."""
    return [
        looking(context, PAGE.path, PAGE.role, look),
        looking(context, PAGE.path + "/export/{state}.{format}", PAGE.role, export),
        changing(context, PAGE.path + "/mark", PAGE.role, _answered("mark", mark)),
        changing(context, PAGE.path + "/delete", PAGE.role, _answered("delete", delete)),
    ]


def look(visit: Visit) -> Response:
    """Fifty questions of one state; that they were looked at is recorded."""
    visit.context.audit.record(visit.account.name, "unanswered_viewed", state=STATES[_state(visit)])
    return _drawn(visit, done=DONE.get(visit.query.get("done", ""), ""))


def export(visit: Visit) -> Response:
    """The questions of one state as a file; that it was taken is recorded."""
    state, format = visit.request.path_params["state"], visit.request.path_params["format"]
    if state not in STATES or format not in FORMATS:
        raise HTTPException(404, "没有这张表。")
    found = Questions(visit.context.store).listed(state, FILE_MAX)
    visit.context.audit.record(visit.account.name, "exported", f"questions/{state}.{format}", count=len(found))
    title = f"{PAGE.title}_{STATES[state]}_{visit.context.today()}"
    return file_response(Table(HEADINGS, [row(visit.context, one) for one in found]), format, title)


def mark(visit: Visit) -> None:
    """Gives a question another state."""
    key, state = visit.typed("key"), visit.typed("state")
    count = Questions(visit.context.store).mark(key, state)
    visit.context.audit.record(visit.account.name, "unanswered_marked", key, state=STATES[state], count=count)


def delete(visit: Visit) -> None:
    """Deletes a question for good."""
    key = visit.typed("key")
    count = Questions(visit.context.store).delete(key)
    visit.context.audit.record(visit.account.name, "unanswered_deleted", key, count=count)


def row(context: Context, one: Asked) -> tuple[Cell, ...]:
    """A question as staff read it."""
    channels, outcomes = "、".join(map(channel, one.channels)), "、".join(map(outcome, one.outcomes))
    card = context.names.card(one.card) if one.card else ""
    return (one.words, one.count, one.last.isoformat(), channels, outcomes, card)


def _answered(name: str, change: Callable[[Visit], None]) -> Callable[[Visit], Response]:
    def answer(visit: Visit) -> Response:
        try:
            change(visit)
        except (QuestionInvalid, QuestionUnknown) as error:  # somebody was faster, or the form is no longer ours
            return _drawn(visit, fault=str(error), status=400)
        return visit.go(f"{PAGE.path}?state={_state(visit)}&done={name}")

    return answer


def _state(visit: Visit) -> str:
    state = visit.query.get("state") or visit.typed("shown")
    return state if state in STATES else OPEN


def _drawn(visit: Visit, *, done: str = "", fault: str = "", status: int = 200) -> Response:
    state, skip = _state(visit), _skipped(visit.query.get("skip", ""))
    found = Questions(visit.context.store).listed(state, A_PAGE + 1, skip=skip)
    shown = [(one, row(visit.context, one)) for one in found[:A_PAGE]]
    return visit.page(
        "questions.html",
        status=status,
        page=PAGE,
        states=STATES,
        state=state,
        shown=shown,
        older=skip + A_PAGE if len(found) > A_PAGE else None,
        cards=CARDS if any(page.path == CARDS for page in visit.context.pages) else "",
        done=done,
        fault=fault,
    )


def _skipped(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
