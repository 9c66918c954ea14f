"""Numbers of headings and run-ins follow one another whatever was left out."""

from outreach.report.blocks import Kind, blocks_of


def texts(source):
    return [block.text for block in blocks_of(source)]


def test_headings_are_numbered_and_subsections_anew_in_each_section():
    assert texts("# 题\n## 甲\n### 乙\n文。\n### 丙\n文。\n## 丁\n### 戊\n文。") == [
        "题",
        "一、甲",
        "（一）乙",
        "文。",
        "（二）丙",
        "文。",
        "二、丁",
        "（一）戊",
        "文。",
    ]


def test_a_subsection_with_nothing_beneath_is_left_out_and_a_section_is_not():
    assert texts("## 甲\n### 乙\n\n### 丙\n文。\n## 丁") == ["一、甲", "（一）丙", "文。", "二、丁"]


def test_run_ins_are_numbered_anew():
    assert texts("**一是**甲。**三是**乙。**五是**丙。") == ["一是甲。二是乙。三是丙。"]


def test_a_run_in_that_stands_alone_is_dropped():
    assert texts("**二是**甲。") == ["甲。"]


def test_lines_of_a_paragraph_are_joined_and_the_addressee_has_its_colon():
    blocks = blocks_of("主送：某办公室\n\n甲，\n乙。")

    assert [(block.kind, block.text) for block in blocks] == [
        (Kind.ADDRESSEE, "某办公室："),
        (Kind.PARAGRAPH, "甲，乙。"),
    ]


def test_places_are_what_a_clerk_would_say():
    blocks = blocks_of("引言。\n\n## 甲\n文。\n\n### 乙\n**一是**甲。**二是**乙。")

    assert [block.place for block in blocks] == ["引言第1段", "一、", "一、第1段", "一（一）", "一（一）第1段"]
    assert [span.place for span in blocks[-1].spans] == ["一（一）一是"] * 2 + ["一（一）二是"] * 2
