"""Events for tests: synthetic people, hand-made or drawn."""

from datetime import datetime, timedelta, timezone

from outreach.days import local
from outreach.events import TurnEvent

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=timezone.utc)  # noon in China


def an_event(**more):
    fields = {
        "at": NOON,
        "channel": "web",
        "site": "",
        "resident": "a" * 16,
        "intent": "ask_knowledge",
        "topic": "inheritance",
        "card": "will-handwritten",
        "outcome": "answered",
        "risk": None,
        "ms": 10,
    }
    return TurnEvent(**{**fields, **more})


def drawn_events(chance, count, residents=200):
    """Turns of two weeks before and after noon; a resident has another pseudonym every month."""
    for _ in range(count):
        outcome = chance.choice(
            ["answered", "suggested", "unanswered", "scam_checked", "emergency", "service", "small_talk", "quiz"]
        )
        at = NOON + timedelta(minutes=chance.randrange(-20_000, 20_000))
        feedback = chance.choice(["yes", "no"]) if outcome == "small_talk" and chance.random() < 0.3 else None
        yield an_event(
            at=at,
            channel=chance.choice(["web", "kiosk", "telegram"]),
            site=chance.choice(["", "大堂", "二楼", "东街", "西街"]),
            resident=f"{local(at).month:04x}{chance.randrange(residents):012x}",
            intent=chance.choice(["ask_knowledge", "check_message", "small_talk"]),
            topic=chance.choice(["inheritance", "civil", "consumer"]),
            card=chance.choice(["will-handwritten", "support-unpaid"]) if outcome == "answered" else None,
            outcome=outcome,
            risk=chance.choice(["high", "none"]) if outcome == "scam_checked" else None,
            ms=chance.randrange(1, 500),
            feedback=feedback,
            reason=chance.choice(["unclear", "wrong"]) if feedback is None and chance.random() < 0.1 else None,
            opening=chance.random() < 0.2,
            hotline=chance.choice(["110", "12345", "96110"]) if outcome in ("service", "emergency") else None,
        )
