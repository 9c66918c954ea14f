"""`mingbai evaluate`: how well residents are understood, in tables."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from bot.commands.printing import console, counting
from bot.settings import Settings

if TYPE_CHECKING:
    from actions.reply import Reply
    from bot.brain import Brain
    from bot.evaluation.sets import InScope, OutOfScope

ALL = "全部"
WORTHS = {
    "direct": "直接答对",
    "offered": "三选一里有",
    "first minutes": "当急事处理",
    "wrong": "给错卡片",
    "none": "没给出",
}
OUTCOMES = {"answered": "给了卡片", "suggested": "给了选项", "scam_checked": "当骗局检查", "emergency": "当急事处理"}
CONFUSIONS = 12
Tallies = dict[str, Counter[str]]


def evaluate(
    misses: Annotated[bool, typer.Option("--misses", help="再逐条列出没有直接答对的评测句")] = False,
    folds: Annotated[int, typer.Option(min=0, help="意图交叉验证分几份；0 表示不做")] = 5,
) -> None:
    """Print how well questions that nothing was taught are understood, and how intents are told apart."""
    from bot.wiring import newest_model, uncounted_brain

    settings = Settings.from_environ()
    brain = uncounted_brain(newest_model(settings.models), settings)
    _in_scope(brain, misses)
    _out_of_scope(brain, misses)
    if folds:
        _intents(folds)


def _answers(brain: Brain, texts: Iterable[str], what: str) -> list[Reply]:
    from bot.evaluation.judging import replies

    async def run() -> list[Reply]:
        found = []
        with counting(what) as told:
            async for reply in replies(brain, texts):
                found.append(reply)
                told(1)
        return found

    return asyncio.run(run())


def _in_scope(brain: Brain, misses: bool) -> None:
    from bot.evaluation.judging import worth
    from bot.evaluation.sets import in_scope

    rows = in_scope()
    answers = _answers(brain, (row.text for row in rows), "有答案的问题")
    worths = [worth(reply, row.accepts).value for row, reply in zip(rows, answers, strict=True)]
    groups = _tallies(worths, [_of_set(row) for row in rows], [row.noise for row in rows], [row.theme for row in rows])
    console.print(_table(f"卡片里有答案的 {len(rows)} 句", groups, WORTHS))
    if misses:
        _tell(
            f"{value}\t{row.accepts[0]}\t{_given(reply)}\t{row.text}"
            for row, reply, value in zip(rows, answers, worths, strict=True)
            if value != "direct"
        )


def _out_of_scope(brain: Brain, misses: bool) -> None:
    from bot.evaluation.sets import out_of_scope

    rows = out_of_scope()
    answers = _answers(brain, (row.text for row in rows), "范围以外的话")
    groups = _tallies(
        [reply.outcome.value for reply in answers], [_of_set(row) for row in rows], [row.kind for row in rows]
    )
    console.print(_table(f"卡片里没有答案的 {len(rows)} 句", groups, OUTCOMES))
    if misses:
        _tell(
            f"{row.kind}\t{_given(reply)}\t{row.text}"
            for row, reply in zip(rows, answers, strict=True)
            if reply.outcome.value in OUTCOMES
        )


def _intents(folds: int) -> None:
    from bot.evaluation.intents import cross_validated, recalls

    with counting("意图交叉验证") as told:
        pairs = cross_validated(folds, told)
    right = sum(own == taken for own, taken in pairs) / len(pairs)
    table = Table("意图", "例句", "认出", "认得准", title=f"{folds} 折分层交叉验证：{len(pairs)} 句，{right:.1%} 认对")
    for intent, (count, recall, precision) in recalls(pairs).items():
        table.add_row(intent, str(count), f"{recall:.1%}", f"{precision:.1%}")
    console.print(table)
    confused = Counter(pair for pair in pairs if pair[0] != pair[1]).most_common(CONFUSIONS)
    console.print("最常混的：" + "，".join(f"{own}→{taken} {count}" for (own, taken), count in confused))


def _tallies(values: Sequence[str], *groupings: Sequence[str]) -> Tallies:
    """Counts `values` altogether, and by each of the groupings, which name the group of each value."""
    tallies: Tallies = {ALL: Counter(values)}
    for grouping in groupings:
        for group, value in zip(grouping, values, strict=True):
            tallies.setdefault(group, Counter())[value] += 1
    return tallies


def _of_set(row: InScope | OutOfScope) -> str:
    return "盲测" if row.blind else "定阈值时看过"


def _given(reply: Reply) -> str:
    return reply.card or "、".join(reply.suggestions) or reply.outcome.value


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _table(title: str, groups: Tallies, titles: dict[str, str]) -> Table:
    table = Table("", "句数", *titles.values(), title=title)
    for name, tally in groups.items():
        total = sum(tally.values())
        table.add_row(name, str(total), *(f"{tally[value] / total:.1%}" for value in titles))
    return table
