"""The table of known slips, which staff edit: wrong words, certainties, names in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from outreach.errors import SlipsInvalid

TABLE = Path(__file__).with_name("slips.yml")
ONLY_WITH_FIGURES = "有数才说"


@dataclass(frozen=True)
class Slips:
    """`confusions` wrong to right; `certainties` to remedy; `anchored` certainties that a figure beside them allows;
    `people` and `verbs` between which no 、 stands; `full_names` of organisations.
    """

    confusions: Mapping[str, str]
    certainties: Mapping[str, str]
    anchored: tuple[str, ...]
    people: tuple[str, ...]
    verbs: tuple[str, ...]
    full_names: tuple[str, ...]


def slips_from(table: Path = TABLE) -> Slips:
    """Reads the table.

    Raises:
        SlipsInvalid: it cannot be read, or a part of it is not what it may be.
    """
    try:
        parts = yaml.safe_load(table.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SlipsInvalid(f"读不出来：{error}") from error
    if not isinstance(parts, dict):
        raise SlipsInvalid("最外层应当有错词、断言、人、动词、单位全称几节")
    certainties = _pairs(parts, "断言")
    anchored = certainties.pop(ONLY_WITH_FIGURES, [])
    if not isinstance(anchored, list):
        raise SlipsInvalid(f"断言里的“{ONLY_WITH_FIGURES}”应当是一列词")
    return Slips(
        {str(wrong): str(right) for wrong, right in _pairs(parts, "错词").items()},
        {str(word): str(remedy) for word, remedy in certainties.items()},
        tuple(str(word) for word in anchored),
        _list(parts, "人"),
        _list(parts, "动词"),
        _list(parts, "单位全称"),
    )


def _pairs(parts: Mapping[str, Any], name: str) -> dict[Any, Any]:
    pairs = parts.get(name) or {}
    if not isinstance(pairs, dict):
        raise SlipsInvalid(f"“{name}”一节应当是“错写: 该写成”")
    return dict(pairs)


def _list(parts: Mapping[str, Any], name: str) -> tuple[str, ...]:
    words = parts.get(name) or []
    if not isinstance(words, list):
        raise SlipsInvalid(f"“{name}”一节应当是一列词")
    return tuple(str(word) for word in words)
