"""Is somebody in danger, or asking for the police? Then 110 stands beside whatever else is answered."""

from __future__ import annotations

import re

from knowledge.language.sounds import views

DANGER = re.compile(
    r"家暴|家庭暴力|(打|揍|踢|掐|砍|杀|虐待)(我|她|他|老人|孩子|我妈|我爸)|被[^,]{0,4}(打|殴打|砍|虐待|绑架|跟踪|囚禁)|殴打|"
    r"想死|寻死|自杀|轻生|跳楼|不想活|活不下去|割腕|喝农药|[持拿揸握举][^,]{0,2}刀|炸弹|炸药|爆炸物|绑架|救命|有生命危险|(想|要|快|帮我)报警|打110"
)


def in_danger(text: str) -> bool:
    """Whether `text` speaks of violence, of not wanting to live, or of calling the police."""
    return any(DANGER.search(view) for view in views(text))
