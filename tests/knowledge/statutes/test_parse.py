"""Lines of an official text become articles: nothing is split, nothing is missed, and half a text is refused."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.errors import StatuteUnreadable
from knowledge.statutes.parse import parse
from knowledge.statutes.text import Article

PATH = Path("试验法.txt")
LINES = [
    "中华人民共和国试验法",
    "（2011年3月1日第一次会议通过\u3000根据2020年5月6日《关于修改〈中华人民共和国试验法〉的决定》修正）",
    "目\u3000录",
    "第一章\u3000总则",
    "第二章\u3000分则",
    "第一章\u3000总则",
    "第一条\u3000为了试验，制定本法。",
    "第二条\u3000试验依照",
    "第三条的规定进行。",
    "第三条\u3000有下列情形之一的，不得试验：",
    "（一）下雨；",
    "（二）刮风。",
    "前款规定，不适用于第一条的试验。",
    "第二章\u3000分则",
    "第三条之一\u3000试验应当记录。",
    "第四条\u3000本法自2012年1月1日起施行。《中华人民共和国考试法》同时废止。",
    "附件：",
    "第一条\u3000这是附件里的。",
]


def test_title_days_articles_headings_and_what_it_repeals_are_found():
    statute = parse(PATH, LINES)

    assert statute.law == "试验法"
    assert (statute.passed, statute.effective) == (date(2020, 5, 6), date(2020, 5, 6))
    assert [article.number for article in statute.articles] == [(1, 0), (2, 0), (3, 0), (3, 1), (4, 0)]
    assert statute.article(3, 1).headings == ("第二章 分则",)
    assert statute.repeals == ("考试法",)


def test_a_cross_reference_at_the_head_of_a_line_splits_no_article():
    assert parse(PATH, LINES).article(2).text == "试验依照\n第三条的规定进行。"


def test_paragraphs_and_items_are_told_apart():
    assert parse(PATH, LINES).article(3).paragraphs == (
        ("有下列情形之一的，不得试验：", "（一）下雨；", "（二）刮风。"),
        ("前款规定，不适用于第一条的试验。",),
    )


def test_the_last_article_of_a_first_version_says_from_when_it_is_in_force():
    lines = [line.replace("　根据2020年5月6日《关于修改〈中华人民共和国试验法〉的决定》修正", "") for line in LINES]

    assert parse(PATH, lines).effective == date(2012, 1, 1)


def test_a_title_over_several_lines_is_one():
    head = ["最高人民法院", "关于审理试验案件", "适用法律若干问题的解释", "2020年1月1日公布"]
    statute = parse(PATH, [*head, "第一条　试验。", "第二条　自2020年2月1日起施行。"])

    assert statute.law == "最高人民法院关于审理试验案件适用法律若干问题的解释"


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (LINES[:8], "breaks off in the middle"),
        (LINES[:7], "which does not follow"),
        ([line for line in LINES if "第三条" not in line], "article 4 follows article 2"),
        ([*LINES[:2], "第一条　为了试验，制定本法。", "第二条　试验。"], "from when it is in force"),
        (["目录", "随便写写"], "no articles"),
        (["关于修改《试验法》的决定", "一、将第三条修改为：“第三条　试验。”"], "decision without articles"),
        (["试验法", "第一条　试验自公布之日起施行。"], "does not say when"),
    ],
)
def test_half_a_text_is_refused_with_the_reason(lines, why):
    with pytest.raises(StatuteUnreadable, match=why) as refused:
        parse(PATH, lines)
    assert "试验法.txt" in str(refused.value)


def test_the_day_that_a_text_does_not_say_may_be_given():
    statute = parse(PATH, ["试验法", "第一条　试验自公布之日起施行。"], effective=date(2026, 1, 1))

    assert (statute.passed, statute.effective) == (date(2026, 1, 1), date(2026, 1, 1))


def test_an_article_of_one_line_has_one_paragraph():
    assert Article(1, 0, "试验。").paragraphs == (("试验。",),)
