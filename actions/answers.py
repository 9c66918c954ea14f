"""What is answered to words: by the cards, by the scam check, or honestly not yet. Shared by the actions that take words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.desk import library
from actions.reply import Button, Outcome, Reply
from actions.speaking import ALREADY_PAID, ASK_PERSON, CHECK_MESSAGE, THREE_QUESTIONS, button_to, card_reply, say
from knowledge.card import Card
from knowledge.citation import Citation
from knowledge.danger import in_danger
from knowledge.errors import CardUnknown
from knowledge.scam import FLAGGED, Risk, Verdict
from knowledge.scam.asking import asks_about, doubts, says_too_little
from knowledge.scam.kinds import kinds
from knowledge.scam.money import smells_of_money
from knowledge.search import MOST_HITS, Certainty, Finding, Hit
from knowledge.statutes.shelf import Passage
from knowledge.themes import themes

SIGNS_SHOWN = 3
BESIDE = 2
"""Cards near to the words that get a button beside a verdict, at most."""
WAY_OUT = 0.5
"""The chance from which on a card is worth a button beside the first minutes."""
WEAK = 0.3
"""Below this chance the nearest card says nothing about the theme of the question."""
FALLBACK_HOTLINE = "12348"
OPENING = 80
"""Characters of an article that are shown where it may bear on a question."""
WHOLE = 500
"""Characters of an article that are shown where it was asked for by its number."""


@dataclass(frozen=True)
class Answer:
    """A Reply, the response of the domain its words come from where it has none of its own, what fills that in, and the
    action that follows at once, if one does.
    """

    reply: Reply
    response: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    follow: str | None = None


def tell(dispatcher: CollectingDispatcher, found: Answer) -> list[dict[str, Any]]:
    """Utters `found`; returns the events that an action has to return."""
    say(dispatcher, found.reply, found.response, found.words)
    return [FollowupAction(found.follow)] if found.follow else []


def answer(text: str, chat: float = 0.0) -> Answer:
    """The card that is sure; else the signs of a scam, if there are any; else the likely card, or up to three; else "not yet".

    `chat`, 0 to 1, is how likely it is that nothing was asked that cards could answer.
    """
    finding = library().ask(text, chat=chat)
    articles = library().named(text)
    given = _given(finding) if _bears_on(finding, articles) else None
    if given and finding.certainty is Certainty.SURE:
        return given
    named = _named(articles)
    if named:
        return named
    verdict = library().check(text)
    # half a suspicion counts only where the resident has it too: "住院费谁出" has words of a scam, and is none
    alarming = verdict.risk is Risk.HIGH or (verdict.risk is Risk.MEDIUM and doubts(text))
    if given and (asks_about(text) or not alarming):
        return replace(given, reply=_with_help(given.reply, text))
    if alarming:
        return Answer(verdict_reply(verdict, finding))
    if finding.certainty is Certainty.UNSURE:
        response = "utter_did_you_mean_stop" if doubts(text) else "utter_did_you_mean"
        return Answer(_with_help(_suggestion(finding), text), response)
    unanswered = _no_answer(finding, text)
    near = finding.best.card.id if finding.best else None
    return replace(unanswered, reply=replace(_with_help(unanswered.reply, text), near=near))


def checked(text: str, *, awaited: bool, chat: float = 0.0) -> Answer:
    """What the signs in a message say; `awaited` when it was asked for, and so is a message and not a question."""
    verdict = library().check(text)
    finding = library().ask(text, chat=chat)
    # a message that was asked for is no question: only a sure card speaks instead of its signs
    found = _given(finding) if finding.certainty is Certainty.SURE or not awaited else None
    if found and (verdict.risk is Risk.NONE or asks_about(text)):
        # asked about a known scheme in words of his own: the card says more than its signs do
        return replace(found, reply=replace(found.reply, risk=verdict.risk, scheme=verdict.scheme))
    asked = not doubts(text) or finding.certainty is not Certainty.NOTHING
    nothing_found = awaited or finding.certainty is Certainty.NOTHING
    if verdict.risk is Risk.NONE and nothing_found and says_too_little(text):
        few = Reply("", Outcome.SCAM_CHECKED, topic="check_message", risk=verdict.risk)
        return Answer(few, "utter_says_too_little", follow="three_questions_form")
    if verdict.risk is Risk.NONE and asked and not awaited:
        return answer(text, chat)
    return Answer(verdict_reply(verdict, finding))


def _given(finding: Finding) -> Answer | None:
    """The card, where it is sure; where it is likely, with its own question before it and the next cards as buttons."""
    if finding.certainty not in {Certainty.SURE, Certainty.LIKELY}:
        return None
    best, *others = finding.hits
    reply = card_reply(best.card, best.score)
    if finding.certainty is Certainty.SURE:
        return Answer(reply)
    reply = replace(reply, text="", buttons=_card_buttons(others))
    return Answer(reply, "utter_likely", {"question": best.card.question, "answer": best.card.body})


def verdict_reply(verdict: Verdict, finding: Finding) -> Reply:
    """A verdict as a Reply: risk, kind and what to do now; then the signs with the words that raised them.

    It rests on a card: the one that the words found, where it is sure or likely, or else the one on this kind of fraud.
    That card and others that are near are a button away.
    """
    card = _card_of(verdict, finding)
    kind = kinds().get(verdict.type or "")
    signs = (f"“{flag.span}”：{flag.why}" for flag in verdict.red_flags[:SIGNS_SHOWN])
    likeness = (f"像是“{kind.name}”。{kind.advice}",) if kind else ()
    near = _near(finding)[:BESIDE]
    asking = () if verdict.risk in FLAGGED else (THREE_QUESTIONS,)
    shown = near if card is None or card in {hit.card for hit in near} else (Hit(card, 1.0), *near)
    return Reply(
        "\n".join((verdict.headline, *likeness, *signs, verdict.advice)),
        Outcome.SCAM_CHECKED,
        topic=verdict.type or "check_message",
        card=card.id if card else None,
        citations=card.citations if card else (),
        hotlines=verdict.hotlines,
        buttons=(ALREADY_PAID, *asking, *_card_buttons(shown), ASK_PERSON),
        checked_on=card.checked_on if card else None,
        risk=verdict.risk,
        score=verdict.score,
        scheme=verdict.scheme,
    )


def _card_of(verdict: Verdict, finding: Finding) -> Card | None:
    if verdict.risk not in FLAGGED:
        return None
    if finding.best and finding.certainty in {Certainty.SURE, Certainty.LIKELY}:
        return finding.best.card
    try:
        return library().card(verdict.card) if verdict.card else None
    except CardUnknown:  # retired, or the office has taken it out
        return None


def _near(finding: Finding) -> tuple[Hit, ...]:
    return finding.hits if finding.certainty is not Certainty.NOTHING else ()


def near_cards(finding: Finding) -> tuple[Button, ...]:
    """Buttons to the cards that are worth a look beside an answer of another kind."""
    return _card_buttons(_near(finding)[:BESIDE])


def way_out(text: str) -> tuple[Button, ...]:
    """The way out of an answer that was not meant: a button to the card that `text` perhaps asks for, if there is one."""
    best = library().ask(text).best
    return _card_buttons((best,)) if best and best.score >= WAY_OUT else ()


def _bears_on(finding: Finding, articles: Sequence[Citation]) -> bool:
    """Whether the best card may answer a question that names `articles`: it cites one of them, or none was named."""
    return not articles or (finding.best is not None and bool(set(finding.best.card.citations) & set(articles)))


def _named(articles: Sequence[Citation]) -> Answer | None:
    """What a question that names articles by their numbers gets: their texts, or else the cards that cite them."""
    if not articles:
        return None
    passages = [passage for passage in map(library().passage, articles) if passage]
    if passages:
        shown = "\n".join(f"{passage.citation}：{_opening(passage.article.text, WHOLE)}" for passage in passages)
        reply = Reply(
            "",
            Outcome.ANSWERED,
            topic="statute",
            citations=tuple(passage.citation for passage in passages),
            hotlines=(FALLBACK_HOTLINE,),
            buttons=(ASK_PERSON,),
        )
        return Answer(reply, "utter_articles", {"passages": shown})
    hits = tuple(Hit(card, 1.0) for card in library().citing(articles)[:MOST_HITS])
    return Answer(_suggestion(Finding(Certainty.UNSURE, hits)), "utter_did_you_mean") if hits else None


def _with_help(reply: Reply, text: str) -> Reply:
    """Puts 110 before the other numbers where somebody is in danger, or else 96110 after them in doubt; two at most."""
    if in_danger(text):
        return replace(reply, hotlines=("110", *reply.hotlines)[:2])
    asks_96110 = doubts(text) and "96110" not in reply.hotlines
    return replace(reply, hotlines=(*reply.hotlines[:1], "96110")) if asks_96110 else reply


def _suggestion(finding: Finding) -> Reply:
    best = finding.hits[0]
    return Reply(
        "",
        Outcome.SUGGESTED,
        topic=best.card.theme,
        buttons=(*_card_buttons(finding.hits), ASK_PERSON),
        score=best.score,
        suggestions=tuple(hit.card.id for hit in finding.hits),
        near=best.card.id,
    )


def _card_buttons(hits: Iterable[Hit]) -> tuple[Button, ...]:
    return tuple(button_to(hit.card) for hit in hits)


def _no_answer(finding: Finding, text: str) -> Answer:
    score = finding.best.score if finding.best else 0.0
    if smells_of_money(text):
        buttons = (CHECK_MESSAGE, ASK_PERSON)
        return Answer(
            Reply("", Outcome.UNANSWERED, hotlines=("96110",), buttons=buttons, score=score), "utter_no_answer_money"
        )
    passages = () if in_danger(text) else library().passages(text)
    if passages:
        return _passages(passages, score)
    theme = themes()[finding.best.card.theme] if finding.best and score >= WEAK else None
    number = theme.hotline if theme else FALLBACK_HOTLINE
    local = library().contacts.get(theme.id) if theme else None
    return Answer(
        Reply("", Outcome.UNANSWERED, hotlines=(number,), local=local, buttons=(ASK_PERSON,), score=score),
        "utter_no_answer",
    )


def _passages(passages: Sequence[Passage], score: float) -> Answer:
    """Articles that may bear on the question, as the law's own words: no answer, and counted as none."""
    shown = "\n".join(f"{passage.citation}：{_opening(passage.article.text)}" for passage in passages)
    reply = Reply(
        "",
        Outcome.UNANSWERED,
        citations=tuple(passage.citation for passage in passages),
        hotlines=(FALLBACK_HOTLINE,),
        buttons=(ASK_PERSON,),
        score=score,
    )
    return Answer(reply, "utter_passages", {"passages": shown})


def _opening(text: str, most: int = OPENING) -> str:
    """The first words of an article, `most` characters of them."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[:most].rstrip("，、；") + "……"
