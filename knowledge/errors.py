"""What can be wrong with what the bot knows.

KnowledgeError                 root of this branch
├── CardFaults                 operator: cards that break the card contract (all faults at once)
├── HotlineUnknown             operator: a card names a number the hotline table does not have
├── CardUnknown                resident: a button names a card that is no longer there
├── EncoderUnreadable          operator: the encoder folder is missing or not one of ours
├── ClassifierUnreadable       operator: the folder of the scam classifier is missing or damaged
├── PictureUnreadable          resident: a picture is too large, damaged, none, or has no words
├── StatuteUnreadable          operator: an official text is damaged, half, a scan, or of no kind we read
├── StatuteUnknown             operator: no such law, version or article has been imported
└── StatutesUnreachable        operator: the file of imported texts cannot be opened or written
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Fault:
    """One fault of one card, complete enough to be mended without reading code.

    `line` is 1-based in the card's file; `value` is what stands there; `remedy` is what to do.
    """

    path: Path
    line: int
    field: str
    value: str
    remedy: str

    def __str__(self) -> str:
        shown = self.value if len(self.value) <= 60 else self.value[:57] + "…"
        return f"{self.path}:{self.line}: {self.field} = {shown!r}: {self.remedy}"


class KnowledgeError(Exception):
    """Root of everything that can be wrong with the knowledge."""


class CardFaults(KnowledgeError):
    """Cards break the contract of `knowledge.card`; `faults` lists every fault found."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = sorted(faults)
        listing = "\n".join(str(fault) for fault in self.faults)
        super().__init__(f"{len(self.faults)} faults in the cards; mend them and lint again:\n{listing}")


class HotlineUnknown(KnowledgeError):
    """A number is asked for that the hotline table does not have."""

    def __init__(self, number: str, known: Sequence[str]) -> None:
        self.number = number
        super().__init__(
            f"hotline {number!r} is not in knowledge/hotlines.yml, which has {', '.join(known)}; "
            "add it there with its source, or use one of these"
        )


class CardUnknown(KnowledgeError):
    """A card id that no card carries, usually an old button pressed after the card was retired."""

    def __init__(self, card_id: str) -> None:
        self.card_id = card_id
        super().__init__(f"no card has the id {card_id!r}; list them with `mingbai knowledge list`")


class EncoderUnreadable(KnowledgeError):
    """The folder named as encoder holds no encoder."""

    def __init__(self, folder: Path | str, why: str) -> None:
        self.folder = folder
        super().__init__(
            f"no encoder can be read from {folder}: {why}; "
            "name a sentence-transformers folder or run `mingbai train encoder`"
        )


class ClassifierUnreadable(KnowledgeError):
    """The folder of the scam classifier holds none."""

    def __init__(self, folder: Path, why: str) -> None:
        self.folder = folder
        super().__init__(f"no scam classifier can be read from {folder}: {why}; run `mingbai train scam`")


class PictureUnreadable(KnowledgeError):
    """The words of a picture cannot be read."""

    def __init__(self, why: str) -> None:
        super().__init__(f"the picture cannot be read: {why}; send another one, or type its words")


class StatuteUnreadable(KnowledgeError):
    """An official text cannot be imported; `line` is 1-based among the lines that are not blank, 0 for the whole file."""

    def __init__(self, path: Path, why: str, line: int = 0) -> None:
        self.path, self.line = path, line
        place = f"{path}, line {line}" if line else str(path)
        super().__init__(f"{place}: {why}; nothing was imported")


class StatuteUnknown(KnowledgeError):
    """A law, a version of it, or an article that no imported text has."""

    def __init__(self, what: str, near: Sequence[str] = ()) -> None:
        remedy = f"did you mean {' or '.join(near)}?" if near else "`mingbai statutes list` shows what was imported"
        super().__init__(f"{what} is not among the imported texts; {remedy}")


class StatutesUnreachable(KnowledgeError):
    """The file of imported texts cannot be used."""

    def __init__(self, place: Path, why: str) -> None:
        super().__init__(
            f"the imported texts at {place} cannot be used: {why}; check folder and rights, or import anew"
        )
