"""The one Reply: what an action makes, a channel renders and outreach counts.

It travels inside the Rasa utterance's `custom` payload, so that `rasa shell` and every Rasa channel can carry it too.
There is no second description of an answer anywhere in the house.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from typing import Any

from knowledge.citation import Citation
from knowledge.hotlines import Hotline, hotline
from knowledge.scam import Risk

MOST_NUMBERS = 2


class Outcome(str, Enum):
    """How a turn ended, as it is counted. The values are the machine interface's and never change meaning."""

    ANSWERED = "answered"  # a reviewed card, verbatim
    SUGGESTED = "suggested"  # "did you mean": one to three cards to choose from
    UNANSWERED = "unanswered"  # honestly no answer yet
    SCAM_CHECKED = "scam_checked"  # a forwarded message was looked at for signs of a scam
    EMERGENCY = "emergency"  # the money is gone or the code is told: first minutes
    QUIZ = "quiz"
    SERVICE = "service"  # a hotline or a person was named
    SMALL_TALK = "small_talk"
    OUT_OF_SCOPE = "out_of_scope"
    REFUSED = "refused"  # empty, oversized or otherwise not to be processed
    FAILED = "failed"  # our failure; the resident got an apology and a number


@dataclass(frozen=True)
class Button:
    """A choice: `title` is shown (at most 30 characters), `payload` is a Rasa payload of at most 64 bytes (Telegram's limit)."""

    title: str
    payload: str

    def as_dict(self) -> dict[str, str]:
        """As Rasa and the web page write a button."""
        return {"title": self.title, "payload": self.payload}


@dataclass(frozen=True)
class Reply:
    """One answer.

    `text` is the answer in plain words; `steps` are what to do now, in order; `hotlines` at most two numbers,
    `local` the office's own number for the matter, where it has one.
    `card`, `topic`, `citations` and `checked_on` say what it rests on; `score` is the search's confidence, 0 to 1.
    `feedback` is "yes" or "no" where the turn was a verdict on the answer before it, `reason` why that was no, in a turn of
    its own; `scheme` is the key of a flagged message that near copies of it share (`knowledge.scam.scheme`); `near` is the
    card that was nearest where none was given.
    """

    text: str
    outcome: Outcome
    topic: str = ""
    card: str | None = None
    citations: tuple[Citation, ...] = ()
    steps: tuple[str, ...] = ()
    hotlines: tuple[str, ...] = ()
    local: Hotline | None = None
    buttons: tuple[Button, ...] = ()
    checked_on: date | None = None
    risk: Risk | None = None
    score: float | None = None
    suggestions: tuple[str, ...] = ()
    feedback: str | None = None
    reason: str | None = None
    scheme: str | None = None
    near: str | None = None

    def as_payload(self) -> dict[str, Any]:
        """The JSON form for the `custom` payload; `from_payload` reads it back unchanged."""
        return {
            "text": self.text,
            "outcome": self.outcome.value,
            "topic": self.topic,
            "card": self.card,
            "citations": [citation.as_dict() for citation in self.citations],
            "steps": list(self.steps),
            "hotlines": list(self.hotlines),
            "local": asdict(self.local) if self.local else None,
            "buttons": [button.as_dict() for button in self.buttons],
            "checked_on": self.checked_on.isoformat() if self.checked_on else None,
            "risk": self.risk.value if self.risk else None,
            "score": self.score,
            "suggestions": list(self.suggestions),
            "feedback": self.feedback,
            "reason": self.reason,
            "scheme": self.scheme,
            "near": self.near,
        }

    @classmethod
    def from_payload(cls, payload: Mapping[str, Any]) -> Reply:
        """Reads what `as_payload` wrote.

        Raises:
            KeyError: `text` or `outcome` is missing.
            ValueError: `outcome`, `risk` or `checked_on` has a value that is not one of theirs.
        """
        checked_on, risk = payload.get("checked_on"), payload.get("risk")
        return cls(
            text=payload["text"],
            outcome=Outcome(payload["outcome"]),
            topic=payload.get("topic", ""),
            card=payload.get("card"),
            citations=tuple(Citation(**citation) for citation in payload.get("citations", ())),
            steps=tuple(payload.get("steps", ())),
            hotlines=tuple(payload.get("hotlines", ())),
            local=Hotline(**payload["local"]) if payload.get("local") else None,
            buttons=tuple(Button(**button) for button in payload.get("buttons", ())),
            checked_on=date.fromisoformat(checked_on) if checked_on else None,
            risk=Risk(risk) if risk else None,
            score=payload.get("score"),
            suggestions=tuple(payload.get("suggestions", ())),
            feedback=payload.get("feedback"),
            reason=payload.get("reason"),
            scheme=payload.get("scheme"),
            near=payload.get("near"),
        )

    @classmethod
    def from_utterance(cls, text: str | None, data: Mapping[str, Any]) -> Reply:
        """Puts a Rasa utterance together again: words and buttons may come from a response of the domain.

        `data` is the utterance without its text: `custom` has the payload, `buttons` the response's own buttons.
        """
        payload = dict(data["custom"])
        payload["text"] = payload["text"] or text or ""
        written = [{"title": button["title"], "payload": button["payload"]} for button in data.get("buttons") or ()]
        payload["buttons"] = [*written, *payload.get("buttons", ())]
        return cls.from_payload(payload)

    @property
    def about_feedback(self) -> bool:
        """Whether it answers a verdict or the reason for one, and so is no answer itself."""
        return self.feedback is not None or self.reason is not None

    @property
    def source_line(self) -> str:
        """The law it rests on and the day that was checked, as residents see it; empty for an answer without either."""
        parts = []
        if (
            self.citations and self.outcome is not Outcome.UNANSWERED
        ):  # articles shown instead of an answer name themselves
            parts.append("依据：" + "、".join(str(citation) for citation in self.citations))
        if self.checked_on:
            parts.append(f"{self.checked_on.year}年{self.checked_on.month}月{self.checked_on.day}日核对")
        return "　".join(parts)

    @property
    def numbers(self) -> tuple[Hotline, ...]:
        """The numbers with their names and purposes: two at most, 110 always first, the office's own before the others."""
        national = tuple(hotline(number) for number in self.hotlines)
        if self.local is None:
            return national
        urgent = national[:1] if self.hotlines[:1] == ("110",) else ()
        return (*urgent, self.local, *national[len(urgent) :])[:MOST_NUMBERS]

    def as_text(self) -> str:
        """Everything but the buttons as plain text, for channels without layout: terminal, Telegram, WeChat."""
        lines = [self.text]
        lines += [f"{place}. {step}" for place, step in enumerate(self.steps, start=1)]
        lines += [f"☎ {line.number} {line.name}：{line.purpose}" for line in self.numbers]
        if self.source_line:
            lines.append(self.source_line)
        return "\n".join(lines)
