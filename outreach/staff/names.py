"""What staff read instead of the names that events hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from outreach.staff.suppression import Cell

CHANNELS = {
    "web": "网页",
    "kiosk": "触摸屏",
    "telegram": "Telegram",
    "wechat": "微信",
    "terminal": "终端",
    "program": "程序",
}
OUTCOMES = {
    "answered": "已答",
    "suggested": "给出选项",
    "unanswered": "暂无答案",
    "scam_checked": "骗局检查",
    "emergency": "紧急求助",
    "quiz": "答题",
    "service": "指引服务",
    "small_talk": "寒暄",
    "out_of_scope": "范围以外",
    "refused": "无法读取",
    "failed": "故障",
}
RISKS = {"high": "高度像骗局", "medium": "像骗局", "low": "有可疑处", "none": "没有发现迹象"}
TOPICS = {
    "check_message": "种类不明",
    "statute": "法律原文",
    "already_paid": "钱已转出",
    "ask_knowledge": "没有对上主题",
    "ask_person": "找人工",
    "report": "举报",
    "unreadable": "无法读取",
    "failed": "故障",
}
REASONS = {
    "unclear": "没听懂",
    "other_matter": "不是我问的",
    "too_long": "太长了",
    "wrong": "说得不对",
}
STATES = {"open": "待处理", "answered": "已有卡片", "not_ours": "不归我们答"}
"""What staff may make of an unanswered question."""
DETAILS = {
    "role": "角色",
    "from": "从",
    "to": "到",
    "name": "名称",
    "kind": "类别",
    "street": "街道",
    "file": "文件",
    "added": "新增条数",
    "doubled": "跳过条数",
    "dated": "成文日期",
    "findings": "校对发现",
    "kept_as": "原来的存为",
    "state": "状态",
    "count": "次数",
}
"""The words of a deed's detail."""
UNNAMED = "（未取名）"


def _same(name: str) -> str:
    return name


@dataclass(frozen=True)
class Names:
    """What the office's topics and cards are called: `topics` by their ids, `card` gives a card's question for its id."""

    topics: Mapping[str, str] = field(default_factory=dict)
    card: Callable[[str], str] = _same

    def topic(self, id: str) -> str:
        """A topic's title, or the name as it is: kinds of fraud are Chinese already."""
        return self.topics.get(id) or TOPICS.get(id, id)


def channel(id: str) -> str:
    """A channel's title."""
    return CHANNELS.get(id, id)


def outcome(id: str) -> str:
    """An outcome's title."""
    return OUTCOMES.get(id, id)


def risk(id: str) -> str:
    """A risk's title."""
    return RISKS.get(id, id)


def reason(id: str) -> str:
    """A reason's title."""
    return REASONS.get(id, id)


def site(id: str) -> str:
    """A place's name, which the office gave; the one without is said to have none."""
    return id or UNNAMED


def street(id: str) -> str:
    """A street's name; places without one are put together."""
    return id or "（未填街道）"


def renamed(cells: Mapping[str, Cell], name_of: Callable[[str], str]) -> dict[str, Cell]:
    """Cells under the names that staff read; where two have one name the second keeps its id beside it."""
    named: dict[str, Cell] = {}
    for id, cell in cells.items():
        name = name_of(id)
        named[f"{name}（{id}）" if name in named else name] = cell
    return named
