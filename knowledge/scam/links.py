"""What is wrong with an address in a message, seen in the address alone: nothing is ever fetched.

The tables of known names, shorteners and endings lie in `links.yml`, where staff may edit them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

import yaml

TABLE = Path(__file__).with_name("links.yml")
HOST = r"(?:[a-z0-9_-]+\.)+[a-z]{2,}|(?:[0-9]{1,3}\.){3}[0-9]{1,3}"
END = r"\s/:?#,。;，；、()"
ADDRESS = re.compile(
    rf"(?:https?:/{{1,2}}(?P<told>[^{END}]+)|(?<![a-z0-9@])(?P<host>{HOST}))(?P<rest>(?::[0-9]+)?(?:/[^\s,。;，；、]*)?)"
)
LOOK_ALIKES = str.maketrans({"l": "1", "i": "1", "o": "0"})
DIGITS = re.compile(r"[0-9]{5,}")


class Fault(str, Enum):
    """What may be wrong with an address, the gravest first; each has its row among the signs."""

    LOOK_ALIKE = "look_alike"
    """It bears the name of an office, a bank or a hotline and does not belong to it."""
    FOREIGN_LETTERS = "foreign_letters"
    """Its host has letters other than Latin ones (IDN, homoglyphs), which can imitate any name."""
    DOWNLOAD = "download"
    """It leads to a program and not to a page."""
    BARE_NUMBER = "bare_number"
    """It is a number (IP address) or has a port, as no office's page has."""
    SHORTENED = "shortened"
    """A shortener hides where it leads."""
    CHEAP_ENDING = "cheap_ending"
    """Its ending costs next to nothing and is a favourite of frauds."""


@dataclass(frozen=True)
class Link:
    """An address and what is wrong with it."""

    address: str
    fault: Fault | None


@dataclass(frozen=True)
class Names:
    """The table: names to be imitated with the endings that really are theirs, shorteners, cheap endings, file endings."""

    owners: dict[str, tuple[str, ...]]
    shorteners: frozenset[str]
    endings: tuple[str, ...]
    programs: tuple[str, ...]


def links_in(text: str) -> list[Link]:
    """Every address of `text`, in its normal form, each with the gravest that is wrong with it."""
    return [
        Link(match.group(), _fault(match["told"] or match["host"], match["rest"])) for match in ADDRESS.finditer(text)
    ]


def _fault(host: str, rest: str) -> Fault | None:
    signs = {
        Fault.LOOK_ALIKE: _imitates(host),
        Fault.FOREIGN_LETTERS: _is_wide(host) or "xn--" in host,
        Fault.DOWNLOAD: rest.split("?", maxsplit=1)[0].endswith(names().programs),
        Fault.BARE_NUMBER: host.replace(".", "").isdigit() or rest.startswith(":"),
        Fault.SHORTENED: host in names().shorteners,
        Fault.CHEAP_ENDING: host.endswith(names().endings),
    }
    return None if _is_official(host) else next((fault for fault, wrong in signs.items() if wrong), None)


def _is_wide(host: str) -> bool:
    return not host.isascii()


def _is_official(host: str) -> bool:
    return any(_belongs(host, owner) for owners in names().owners.values() for owner in owners)


def _belongs(host: str, owner: str) -> bool:
    return host == owner or host.endswith(f".{owner}")


def _imitates(host: str) -> bool:
    """Whether `host` bears a known name, be it with letters for digits, and belongs to none of its owners."""
    numbers = set(DIGITS.findall(host.translate(LOOK_ALIKES)))
    parts = set(re.split(r"[.-]", host))
    return any(
        (name in numbers if name.isdigit() else name in parts or (len(name) > 4 and name in host))
        for name in names().owners
    )


@lru_cache(maxsize=1)
def names() -> Names:
    """Reads the table once."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    owners = {str(name): tuple(owners) for name, owners in table["owners"].items()}
    return Names(owners, frozenset(table["shorteners"]), tuple(table["endings"]), tuple(table["programs"]))
