"""Finished papers as text, to be proof-read after staff have edited them in Word."""

from __future__ import annotations

import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

import docx
from docx.opc.exceptions import PackageNotFoundError

from outreach.errors import DocumentUnreadable

PLAIN = (".md", ".txt")
UNPACKED_MAX = 64 * 2**20
"""Bytes of all parts of a paper; a .docx is a zip file, and a small one may hold much."""
# a damaged paper fails inside zipfile, lxml and python-docx, which check little before they use it
DAMAGED = (
    AttributeError,
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    PackageNotFoundError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)


def text_of(path: Path) -> str:
    """The text of a .docx, .md or .txt file, a line a paragraph; tables and appendices of a .docx are left out.

    Raises:
        DocumentUnreadable: it is none of these.
    """
    try:
        if path.suffix.lower() in PLAIN:
            return path.read_text(encoding="utf-8-sig")
        if is_zipfile(path):
            _check_size(path)
        return _before_appendix([paragraph.text for paragraph in docx.Document(str(path)).paragraphs])
    except DAMAGED as error:
        raise DocumentUnreadable(path, "文件损坏，或者不是这几种文件") from error


def _check_size(path: Path) -> None:
    with ZipFile(path) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
    if unpacked > UNPACKED_MAX:
        raise DocumentUnreadable(path, f"展开有{unpacked // 2**20}兆，最多{UNPACKED_MAX // 2**20}兆")


def _before_appendix(lines: list[str]) -> str:
    ends = [at for at, line in enumerate(lines) if line.strip() in ("附件", "附件1")]
    return "\n".join(lines[: ends[0]] if ends else lines)
