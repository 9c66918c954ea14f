"""Finished papers as text, to be proof-read after staff have edited them in Word."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError

from outreach.errors import DocumentUnreadable

PLAIN = (".md", ".txt")


def text_of(path: Path) -> str:
    """The text of a .docx, .md or .txt file, a line a paragraph; tables and appendices of a .docx are left out.

    Raises:
        DocumentUnreadable: it is none of these.
    """
    try:
        if path.suffix.lower() in PLAIN:
            return path.read_text(encoding="utf-8-sig")
        return _before_appendix([paragraph.text for paragraph in docx.Document(str(path)).paragraphs])
    except (OSError, UnicodeDecodeError, PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise DocumentUnreadable(path, type(error).__name__) from error


def _before_appendix(lines: list[str]) -> str:
    ends = [at for at, line in enumerate(lines) if line.strip() in ("附件", "附件1")]
    return "\n".join(lines[: ends[0]] if ends else lines)
