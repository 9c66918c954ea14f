"""Files as offices get them, read as lines: one paragraph, heading or table row a line.

Word by python-docx, PDF by pdfminer.six, HTML by Beautiful Soup, Markdown by markdown-it and then as HTML, plain text as it
is. What a paragraph is, only the layout of a PDF can tell: a line that is indented, or after a gap, or after a line that
stops short, begins one; any other line goes on with the one before.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError  # the class that python-docx lets through; nothing is parsed here

from knowledge.errors import StatuteUnreadable

BLOCKS = ("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote", "title")
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def lines_of(path: Path) -> list[str]:
    """Returns the lines of `path` that are not blank, outer white space removed.

    Raises:
        StatuteUnreadable: the kind is not known, or the file is damaged, empty or a scan.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise StatuteUnreadable(path, f"a {path.suffix or 'nameless'} file cannot be read; give " + " ".join(READERS))
    if not path.is_file():
        raise StatuteUnreadable(path, "there is no such file")
    if not path.stat().st_size:
        raise StatuteUnreadable(path, "the file is empty")
    lines = [line.strip(" \t\r\u3000\xa0") for line in reader(path)]
    lines = [line for line in lines if line]
    if not lines:
        raise StatuteUnreadable(path, "there is no text in it")
    return lines


def _text(path: Path) -> Iterator[str]:
    yield from _decoded(path).splitlines()


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            place = f"byte {error.start}"
    raise StatuteUnreadable(path, f"neither UTF-8 nor GB 18030 at {place}; save it as UTF-8, or get the whole file")


def _markdown(path: Path) -> Iterator[str]:
    from markdown_it import MarkdownIt

    yield from _html_lines(MarkdownIt().render(FRONT_MATTER.sub("", _decoded(path))))


def _html(path: Path) -> Iterator[str]:
    yield from _html_lines(path.read_bytes())


def _html_lines(markup: str | bytes) -> Iterator[str]:
    from bs4 import BeautifulSoup, Comment

    soup = BeautifulSoup(markup, "html.parser")
    for unseen in soup(["script", "style", "nav", "head"]):
        unseen.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for block in soup.find_all([*BLOCKS, "br"]):
        block.insert_before("\n")
        block.append("\n")
    yield from soup.get_text("").splitlines()


def _word(path: Path) -> Iterator[str]:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        for block in Document(str(path)).iter_inner_content():
            if isinstance(block, Table):
                yield from (" ".join(cell.text for cell in row.cells) for row in block.rows)
            else:
                yield from block.text.splitlines()
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, ParseError, SyntaxError) as error:
        raise StatuteUnreadable(path, "it is no Word document, or only part of one; save it as .docx again") from error


def _pdf(path: Path) -> Iterator[str]:
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException

    from knowledge.statutes.pdf import paragraphs

    try:
        found = list(paragraphs(path))
    except (PDFException, PSException, ValueError, TypeError, KeyError) as error:
        raise StatuteUnreadable(path, f"it is no PDF, or only part of one ({type(error).__name__})") from error
    if not any(re.search(r"[\u4e00-\u9fff]", line) for line in found):
        raise StatuteUnreadable(path, "its pages are pictures (a scan): get the text PDF, or the Word file")
    yield from found


READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    ".docx": _word,
    ".pdf": _pdf,
    ".html": _html,
    ".htm": _html,
    ".md": _markdown,
    ".txt": _text,
}
