"""Two versions of a law are compared article by article, by their words and not by their numbers alone."""

from knowledge.statutes.differences import differences, number_of, pairs
from knowledge.statutes.text import Article


def version(*texts):
    return {(number, 0): Article(number, 0, text) for number, text in enumerate(texts, start=1)}


OLD = version(
    "为了维护治安，制定本法。", "诈骗公私财物的，处五日以上十日以下拘留。", "噪声扰民的，处警告。", "本法施行。"
)
NEW = version(
    "为了维护治安，制定本法。",
    "高空抛物的，处五日以下拘留或者罚款。",
    "诈骗公私财物的，处五日以上十日以下拘留，可以并处罚款。",
    "本法施行。",
)


def test_each_kind_of_difference_is_told_apart():
    kinds = {(change.kind, number_of(change.old), number_of(change.new)) for change in differences(OLD, NEW)}

    assert kinds == {("added", "", "2"), ("moved", "2", "3"), ("removed", "3", "")}


def test_an_article_that_only_got_another_number_is_renumbered():
    later = {(5, 0): Article(5, 0, OLD[2, 0].text)}

    assert pairs(OLD, later) == {(2, 0): (5, 0)}
    assert [change.kind for change in differences({(2, 0): OLD[2, 0]}, later)] == ["renumbered"]


def test_a_version_does_not_differ_from_itself():
    assert differences(OLD, OLD) == []


def test_an_inserted_article_is_written_with_its_sub():
    assert number_of(Article(287, 2, "试验。")) == "287-2"
