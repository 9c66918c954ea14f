"""The scam check: signs by table and a small classifier, combined into a risk that explains itself.

Deterministic: the same words give the same verdict, and every verdict names the words that made it. Weights of signs
combine as independent doubts do, 1 - (1-w1)(1-w2)…; calming signs take off at most half of that; the classifier's chance
is one more doubt, so it may raise what the signs say and never lower it. Calming signs leave the chance alone: the
classifier has seen the same words, and has learnt from thousands of ordinary messages what they are worth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.language.sounds import views
from knowledge.scam import FLAGGED, RedFlag, Verdict
from knowledge.scam.classifier import Classifier, classifier
from knowledge.scam.finders import Found
from knowledge.scam.kinds import kinds
from knowledge.scam.scheme import scheme_of
from knowledge.scam.signs import Sign, table

SPAN = 30
"""Characters of the resident's message quoted for one sign, at most."""
CALMED = 0.45
"""What calming signs leave of a doubt, at least."""
SPEAKS = 0.5
"""The classifier's chance from which on its own reason is told, too."""
CLAUSE = re.compile(r"[,.!?;:。，！？；：\n]+")
SHORTEST_CLAUSE = 4
SIGN_SHARE = 0.1
"""What a sign's weight adds to the chance of its own kind: enough where the classifier wavers."""
LIKENESS = "像骗局的说法"
WHY_LIKE = "这样的话和许多骗局里的说法很像"


def check(message: str, judge: Classifier | None = None) -> Verdict:
    """Looks for signs of a scam in `message`; no network, no names judged, some milliseconds.

    `judge` is the classifier; the one that ships when none is given.
    """
    judge = judge or classifier()
    seen = views(message)
    raised = [(sign, found) for sign in table().flags if (found := _found(sign, seen))]
    raised.sort(key=lambda pair: -pair[0].weight)
    chance = judge.chance(message)
    score = 1 - (1 - _calm(seen) * _together([sign.weight for sign, _ in raised])) * (1 - chance)
    level = table().level(score)
    flags = [RedFlag(sign.name, found.span[:SPAN], sign.why.format(**found.words)) for sign, found in raised]
    if chance >= SPEAKS and level is not table().levels[-1]:
        flags.append(RedFlag(LIKENESS, _most_telling(seen[0], judge)[:SPAN], WHY_LIKE))
    kind = _kind(judge.kind_of(message), [sign for sign, _ in raised]) if level is not table().levels[-1] else None
    return Verdict(
        level.risk,
        round(score, 3),
        kind,
        tuple(flags),
        level.headline,
        level.advice,
        kinds()[kind].card if kind else None,
        level.hotlines,
        scheme_of(message) if level.risk in FLAGGED else None,
    )


def _found(sign: Sign, seen: Sequence[str]) -> Found | None:
    """What raises `sign` in what was written, or else in what was heard, told in the words that were written."""
    written, *heard = seen
    found = sign.found_in(written)
    if found or not heard:
        return found
    found = sign.found_in(heard[0])
    place = heard[0].find(found.span) if found else -1
    # a word heard is as long as the word written, so it stands in the same place
    return Found(written[place : place + len(found.span)], found.words) if found and place >= 0 else found


def _together(weights: Sequence[float]) -> float:
    doubt = 1.0
    for weight in weights:
        doubt *= 1 - weight
    return 1 - doubt


def _calm(seen: Sequence[str]) -> float:
    """What is left of a doubt, CALMED to 1."""
    return max(CALMED, 1 - _together([sign.weight for sign in table().calming if _found(sign, seen)]))


def _kind(chances: dict[str, float], signs: Sequence[Sign]) -> str | None:
    """The kind of fraud: what the classifier takes it for, the signs' own kinds weighing in a little."""
    for sign in signs:
        if sign.type in chances:
            chances[sign.type] += SIGN_SHARE * sign.weight
    best = max(chances, key=chances.__getitem__, default=None)
    return best if best in kinds() else None


def _most_telling(text: str, judge: Classifier) -> str:
    """The clause of `text` that says most for a scam."""
    clauses = [clause for clause in CLAUSE.split(text) if len(clause) >= SHORTEST_CLAUSE] or [text]
    tellings = judge.tellings(clauses)
    return clauses[tellings.index(max(tellings))].strip()
