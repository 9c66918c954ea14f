"""Signs that no pattern can see: a yield reckoned to a year, what is wrong with an address, whose a telephone number is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import phonenumbers

from knowledge.scam.links import Fault, links_in
from knowledge.scam.yields import promised_yield

HOME = 86
POSSIBLE = phonenumbers.Leniency.POSSIBLE
SPOOFED = re.compile(
    r"(?<![0-9])(?:\+|0{1,4})?(?:86|0)(?:-|0)?(?:96110|12345|12348|12381|12315|12377|12389|95[0-9]{3})(?![0-9])"
)
"""A hotline's number with what comes before numbers from abroad or from another town: hotlines have nothing before them."""
OFFICE = re.compile(
    r"公安|警察|警官|民警|法院|检察|社保|医保|税务|民政|银行|客服|官方|政府|国家|扶贫|银监|证监|反诈|人社|住建|教育局|财政"
)
CALL = re.compile(r"联系|致电|拨打|来电|打|咨询|加|找|微信|电话|手机")
MOBILE = re.compile(r"(?<![0-9])(?:\+?86)?1[3-9][0-9]{9}(?![0-9])")
NEAR = 24
"""Characters between an office's name, the asking to call, and the mobile number, at most."""


@dataclass(frozen=True)
class Found:
    """The words that raised a sign, and what fills in its explanation."""

    span: str
    words: Mapping[str, str] = field(default_factory=dict)


Finder = Callable[[str, Mapping[str, Any]], "Found | None"]
"""Looks at the normal form of a message, with the sign's row of the table for its bounds."""


def _yield(text: str, row: Mapping[str, Any]) -> Found | None:
    promised = promised_yield(text)
    if promised is None or promised.yearly < row["least"]:
        return None
    return Found(promised.span, {"yearly": f"{promised.yearly:.0%}"})


def _link(text: str, row: Mapping[str, Any]) -> Found | None:
    return next((Found(link.address) for link in links_in(text) if link.fault is Fault(row["fault"])), None)


def _foreign_phone(text: str, _: Mapping[str, Any]) -> Found | None:
    matches: Iterable[Any] = phonenumbers.PhoneNumberMatcher(
        re.sub(r"(?<![0-9])00(?=[1-9])", "+", text), "CN", POSSIBLE
    )
    return next((Found(match.raw_string) for match in matches if match.number.country_code != HOME), None)


def _spoofed_hotline(text: str, _: Mapping[str, Any]) -> Found | None:
    match = SPOOFED.search(text)
    return Found(match.group()) if match else None


def _private_mobile(text: str, _: Mapping[str, Any]) -> Found | None:
    for match in MOBILE.finditer(text):
        around = text[max(0, match.start() - NEAR) : match.end() + NEAR]
        if CALL.search(around) and OFFICE.search(around):
            return Found(match.group())
    return None


FINDERS: Mapping[str, Finder] = {
    "yield": _yield,
    "link": _link,
    "foreign_phone": _foreign_phone,
    "spoofed_hotline": _spoofed_hotline,
    "private_mobile": _private_mobile,
}
