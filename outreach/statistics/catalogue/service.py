"""Service besides answers: numbers named, quizzes, what residents thought of answers, and what went wrong."""

from __future__ import annotations

from outreach.statistics.figures import Cells, Statistic
from outreach.statistics.reading import FIRST_DAY, SECOND_DAY, by, count, rate, total

STATISTICS = (
    Statistic(
        "services",
        "指引服务",
        "次",
        "告知热线、人工或其他服务的次数",
        "结果为指引服务",
        FIRST_DAY,
        count("outcome", "service"),
    ),
    Statistic(
        "referrals",
        "告知电话",
        "次",
        "回复里告知了电话号码的轮次，不论结果；一轮里有几个号码的，只算第一个",
        "有号码的轮次数",
        SECOND_DAY,
        total("hotline"),
    ),
    Statistic(
        "referrals_by_hotline",
        "告知电话按号码",
        "次",
        "告知电话按号码分",
        "各号码轮次数",
        SECOND_DAY,
        by("hotline"),
        Cells("referrals", "hotline"),
    ),
    Statistic("quiz_turns", "普法问答", "轮", "出题或评题的轮次", "结果为问答", SECOND_DAY, count("outcome", "quiz")),
    Statistic(
        "refused",
        "无法读取",
        "次",
        "空白、过长或不是文字的消息",
        "结果为无法读取",
        FIRST_DAY,
        count("outcome", "refused"),
    ),
    Statistic(
        "failed", "故障", "次", "因我们的故障没能回答的次数", "结果为故障", FIRST_DAY, count("outcome", "failed")
    ),
    Statistic(
        "feedback_yes",
        "评价有帮助",
        "次",
        "居民按“有帮助”的次数",
        "评价为有帮助",
        FIRST_DAY,
        count("feedback", "yes"),
    ),
    Statistic(
        "feedback_no",
        "评价没帮助",
        "次",
        "居民按“没帮助”的次数",
        "评价为没帮助",
        FIRST_DAY,
        count("feedback", "no"),
    ),
    Statistic(
        "feedback", "评价", "次", "居民评价回答有没有帮助的次数", "有帮助 + 没帮助", SECOND_DAY, total("feedback")
    ),
    Statistic(
        "feedback_by_channel",
        "评价按渠道",
        "次",
        "评价按渠道分",
        "各渠道评价数",
        SECOND_DAY,
        by("feedback.channel"),
        Cells("feedback", "channel"),
    ),
    Statistic(
        "reasons_given",
        "说明原因",
        "次",
        "评价没帮助以后，居民又选了一个原因的次数",
        "选了原因的轮次数",
        SECOND_DAY,
        total("reason"),
    ),
    Statistic(
        "reasons_by_reason",
        "没帮助的原因",
        "次",
        "说明原因按居民选的原因分",
        "各原因次数",
        SECOND_DAY,
        by("reason"),
        Cells("reasons_given", "reason"),
    ),
    Statistic(
        "helpful_rate",
        "有帮助率",
        "%",
        "评价有帮助除以全部评价；没有评价时不计算",
        "有帮助 ÷（有帮助 + 没帮助）",
        FIRST_DAY,
        rate(count("feedback", "yes"), total("feedback")),
    ),
)
