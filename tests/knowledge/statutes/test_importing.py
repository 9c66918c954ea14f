"""Official texts go in from every kind of file an office gets, whole or not at all."""

import csv
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from knowledge.errors import StatuteUnreadable
from knowledge.statutes.importing import files_of, import_statutes
from knowledge.statutes.parse import parse
from knowledge.statutes.reading import lines_of
from knowledge.statutes.store import StatuteStore
from tests.knowledge.statutes import printing

TEXTS = Path(__file__).parents[4] / "shared" / "data" / "statutes" / "official_texts"
TEXT = """中华人民共和国试验法
2025年6月27日第十六次会议通过
第一章　总则
第一条　为了试验，制定本法。
第二条　试验应当有人看着。
第三条　本法自2026年1月1日起施行。"""


@pytest.fixture
def store(tmp_path):
    return StatuteStore(tmp_path / "statutes.sqlite3")


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "试验法.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def expected_counts():
    if not TEXTS.is_dir():
        return []
    with (TEXTS / "expected_counts.csv").open(encoding="utf-8-sig", newline="") as table:
        return [(row["file"], int(row["articles"])) for row in csv.DictReader(table)]


@pytest.mark.statutes
def test_the_official_texts_are_beside_the_checkout():
    if not TEXTS.is_dir():
        pytest.skip(f"the official texts are not at {TEXTS}")
    assert len(expected_counts()) == 18


@pytest.mark.statutes
@pytest.mark.parametrize(("name", "count"), expected_counts())
def test_an_official_text_gives_every_article_from_every_kind_of_file(tmp_path, name, count):
    lines = lines_of(TEXTS / name)
    original = parse(TEXTS / name, lines)
    stem = Path(name).stem
    printing.as_word(lines, tmp_path / f"{stem}.docx")
    printing.as_web_page(lines, tmp_path / f"{stem}.html")
    printing.as_pdf(lines, tmp_path / f"{stem}.pdf")
    (tmp_path / f"{stem}.txt").write_text("\n".join(lines), encoding="gb18030")

    assert len(original.articles) == count
    for kind in (".docx", ".html", ".pdf", ".txt"):
        path = tmp_path / f"{stem}{kind}"
        assert parse(path, lines_of(path)) == original


@pytest.mark.statutes
@pytest.mark.parametrize(("name", "count"), expected_counts()[:3])
def test_paragraphs_of_a_pdf_may_stand_apart_instead_of_being_indented(tmp_path, name, count):
    path = tmp_path / "apart.pdf"
    printing.as_pdf(lines_of(TEXTS / name), path, indented=False)

    assert len(parse(path, lines_of(path)).articles) == count


def test_an_import_stores_the_law_and_says_how_many_articles(store, written):
    heard = []
    imported = import_statutes(store, files_of([written.parent]), told=heard.append)

    assert imported.articles == sum(heard) == 3
    assert store.version("试验法", day=date(2026, 1, 1)).passed == date(2025, 6, 27)


def test_a_day_that_only_the_catalogue_knows_is_taken_from_it(store, tmp_path):
    """The text of an amended law keeps the day of its first version: 网络安全法 says 2017, its new wording holds from 2026."""
    path = tmp_path / "网络安全法.txt"
    articles = "\n".join(f"第{number}条　网络。" for number in _numbers(80))
    head = "中华人民共和国网络安全法\n2025年10月28日修正"
    path.write_text(f"{head}\n{articles}\n第八十一条　本法自2017年6月1日起施行。", encoding="utf-8")
    import_statutes(store, [path])

    assert store.version("网络安全法").effective == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("空.txt", b"", "is empty"),
        ("空白.txt", b" \n ", "no text"),
        ("半.txt", TEXT.encode()[:-40], "neither UTF-8 nor|breaks off"),
        ("没有.xyz", b"x", "cannot be read"),
        ("坏.docx", b"PK\x03\x04half", "no Word document"),
        ("坏.pdf", b"%PDF-1.4 half", "no PDF|pictures"),
    ],
)
def test_what_is_not_whole_is_refused_and_the_store_stays_as_it_was(store, written, tmp_path, name, content, why):
    import_statutes(store, [written])
    bad = tmp_path / name
    bad.write_bytes(content)

    with pytest.raises(StatuteUnreadable, match=why) as refused:
        import_statutes(store, [written, bad])

    assert name in str(refused.value)
    assert len(store.versions()) == 1


def test_half_a_word_file_is_refused(tmp_path, written):
    whole = tmp_path / "whole.docx"
    printing.as_word(TEXT.split("\n"), whole)
    half = tmp_path / "half.docx"
    half.write_bytes(whole.read_bytes()[:-2000])
    assert not zipfile.is_zipfile(half)

    with pytest.raises(StatuteUnreadable, match=re.escape("half.docx")):
        lines_of(half)


def test_a_scan_is_named_as_one(tmp_path):
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path))
    canvas.rect(100, 100, 200, 200)
    canvas.save()

    with pytest.raises(StatuteUnreadable, match="scan"):
        lines_of(path)


def test_a_folder_without_texts_is_said_to_have_none(tmp_path):
    (tmp_path / "empty").mkdir()

    with pytest.raises(StatuteUnreadable, match="no file in this folder"):
        files_of([tmp_path / "empty"])


def _numbers(last):
    from knowledge.citation import in_characters

    return [in_characters(number) for number in range(1, last + 1)]
