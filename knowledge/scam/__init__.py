"""Is it a scam? Red flags with the words that raised them, a risk, and what to do. Never a verdict on a named person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Risk(str, Enum):
    """How dangerous a message looked. NONE means "no sign found", never "safe"."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


FLAGGED = frozenset({Risk.HIGH, Risk.MEDIUM})
"""Risks from which on a message is said to look like a fraud."""


@dataclass(frozen=True)
class RedFlag:
    """One sign: its name, the words of the message that raised it, and in one sentence why it matters."""

    name: str
    span: str
    why: str


@dataclass(frozen=True)
class Verdict:
    """What a check found.

    `scheme` is the key that near copies of a flagged message share (`knowledge.scam.scheme`), none where nothing was flagged;
    `score` runs from 0 to 1; `type` is a kind of fraud of `flags.yml`, none when no kind stands out; `headline` says the
    risk and `advice` what to do now, in one or two sentences each; `card` and `hotlines` lead on.
    """

    risk: Risk
    score: float
    type: str | None
    red_flags: tuple[RedFlag, ...]
    headline: str
    advice: str
    card: str | None
    hotlines: tuple[str, ...]
    scheme: str | None = None
