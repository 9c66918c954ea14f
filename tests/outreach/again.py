"""Every statistic a second time: plain loops over the events, sharing nothing with the first but its names."""

import math
import statistics
from collections import Counter, defaultdict
from datetime import timedelta

from outreach.statistics import Rate

CHINA = timedelta(hours=8)
QUESTIONS = ("answered", "suggested", "unanswered")


class Again:
    """What the statistics should be for the given events, days and streets."""

    def __init__(self, events, first, last, streets):
        self.before = [event for event in events if day_of(event) < first]
        self.events = [event for event in events if first <= day_of(event) <= last]
        self.asked = [event for event in self.events if event.outcome in QUESTIONS]
        self.streets = streets

    def figures(self):
        outcomes = Counter(event.outcome for event in self.events)
        verdicts = Counter(event.feedback for event in self.events if event.feedback)
        checked = [event for event in self.events if event.outcome == "scam_checked"]
        opened = [event for event in self.events if event.opening]
        named = Counter(event.hotline for event in self.events if event.hotline)
        topics = Counter(event.topic for event in self.asked)
        took = sorted(event.ms for event in self.events)
        returning = len(self._returning())
        residents = len({who(event) for event in self.events})
        return {
            "residents": residents,
            "returning_residents": returning,
            "new_residents": residents - returning,
            "conversations": len(opened),
            "conversations_by_channel": Counter(event.channel for event in opened),
            "turns": len(self.events),
            "turns_by_outcome": outcomes,
            "turns_by_intent": Counter(event.intent for event in self.events),
            "median_ms": statistics.median(took) if took else None,
            "p95_ms": took[math.ceil(0.95 * len(took)) - 1] if took else None,
            "questions": len(self.asked),
            **{outcome: outcomes[outcome] for outcome in (*QUESTIONS, "refused", "failed")},
            **{f"{outcome}_rate": Rate(outcomes[outcome], len(self.asked)) for outcome in QUESTIONS},
            "questions_by_topic": topics,
            "top_topics": dict(topics.most_common(10)),
            "top_cards": Counter(event.card for event in self.events if event.outcome == "answered"),
            "scam_checks": len(checked),
            "scam_checks_by_risk": Counter(event.risk for event in checked),
            "scam_checks_by_kind": Counter(event.topic for event in checked),
            "emergencies": outcomes["emergency"],
            "services": outcomes["service"],
            "quiz_turns": outcomes["quiz"],
            "referrals": sum(named.values()),
            "referrals_by_hotline": named,
            "feedback_yes": verdicts["yes"],
            "feedback_no": verdicts["no"],
            "feedback": sum(event.feedback is not None for event in self.events),
            "feedback_by_channel": Counter(event.channel for event in self.events if event.feedback),
            "reasons_given": sum(event.reason is not None for event in self.events),
            "reasons_by_reason": Counter(event.reason for event in self.events if event.reason),
            "helpful_rate": Rate(verdicts["yes"], sum(verdicts.values())),
            **self._broken_down("turns", self.events),
            **self._broken_down("questions", self.asked),
            **self._residents_broken_down(),
        }

    def _broken_down(self, total, events):
        return {f"{total}_by_{name}": Counter(map(of, events)) for name, of in self._dimensions().items()}

    def _residents_broken_down(self):
        found = {}
        for name, of in self._dimensions().items():
            people = defaultdict(set)
            for event in self.events:
                people[of(event)].add(who(event))
            found[f"residents_by_{name}"] = {category: len(those) for category, those in people.items()}
        by_street = Counter()
        for site, number in found["residents_by_site"].items():
            by_street[self.streets.get(site, "")] += number
        return {**found, "residents_by_street": by_street}

    def _dimensions(self):
        return {
            "channel": lambda event: event.channel,
            "site": lambda event: event.site,
            "street": lambda event: self.streets.get(event.site, ""),
            "hour": lambda event: str((event.at + CHINA).hour),
            "weekday_hour": lambda event: f"{day_of(event).isoweekday()}-{(event.at + CHINA).hour}",
            "day": lambda event: str(day_of(event)),
            "month": lambda event: str(day_of(event))[:7],
        }

    def _returning(self):
        days = defaultdict(set)
        for event in (*self.before, *self.events):
            days[who(event)].add(day_of(event))
        return {who(event) for event in self.events if min(days[who(event)]) < day_of(event)}


def day_of(event):
    return (event.at + CHINA).date()


def who(event):
    return day_of(event).strftime("%Y-%m"), event.resident
