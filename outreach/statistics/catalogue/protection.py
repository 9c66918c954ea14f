"""Protection from fraud: checks for signs of a scam, and emergencies."""

from __future__ import annotations

from outreach.statistics.figures import Cells, Statistic
from outreach.statistics.reading import FIRST_DAY, SECOND_DAY, by, count

STATISTICS = (
    Statistic(
        "scam_checks",
        "骗局检查",
        "次",
        "检查转来的消息有没有骗局迹象的次数",
        "结果为骗局检查",
        FIRST_DAY,
        count("outcome", "scam_checked"),
    ),
    Statistic(
        "scam_checks_by_risk",
        "骗局检查按风险",
        "次",
        "骗局检查按得出的风险分",
        "各风险检查数",
        FIRST_DAY,
        by("risk"),
        Cells("scam_checks", "risk"),
    ),
    Statistic(
        "scam_checks_by_kind",
        "骗局检查按类型",
        "次",
        "骗局检查按认出的骗局类型分",
        "各类型检查数",
        SECOND_DAY,
        by("kind"),
        Cells("scam_checks", "kind"),
    ),
    Statistic(
        "emergencies",
        "紧急求助",
        "次",
        "钱已转出或验证码已说，给出止损步骤的次数",
        "结果为紧急求助",
        FIRST_DAY,
        count("outcome", "emergency"),
    ),
)
