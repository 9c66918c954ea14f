"""Entries drawn at random: everything that an entry may hold, with what spreadsheets stumble over."""

from datetime import date

from hypothesis import strategies as st

from outreach.ledger.entries import FIRST_DAY, LARGEST, LAST_DAY, Activity, GovernanceFigure, Quantity

NASTY = (
    "=1+1",
    "'=1+1",
    "''-x",
    "-",
    "@总和",
    "＋一",
    "_x000D_",
    "#N/A",
    "TRUE",
    "00123",
    "2024-06-15",
    '说"明"',
    "a,b",
)
LETTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")


def texts(longest=120, least=1):
    drawn = st.text(LETTERS, max_size=longest).map(str.strip).filter(lambda text: len(text) >= least)
    return st.one_of(st.sampled_from(NASTY), drawn)


def notes():
    return st.lists(texts(80), max_size=4).map("\n".join).map(str.strip)


def partners():
    named = texts().filter(lambda text: not set(text) & set("、,，;；"))
    return st.lists(named, max_size=4).map(tuple)


def quantities():
    return st.builds(Quantity, st.integers(1, LARGEST), st.booleans()) | st.just(Quantity(0))


def periods():
    return st.lists(st.dates(FIRST_DAY, LAST_DAY), min_size=2, max_size=2).map(sorted)


def activities():
    maybe = st.none() | quantities()
    return st.builds(
        lambda days, **fields: Activity(first=days[0], last=days[1], **fields),
        periods(),
        name=texts(),
        kind=texts(),
        **{field: texts(least=0) | st.just("") for field in ("theme", "venue", "street", "attachment")},
        **dict.fromkeys(("partner_count", "sessions", "people", "materials"), maybe),
        partners=partners(),
        note=notes(),
    )


def figures():
    return st.builds(
        lambda days, **fields: GovernanceFigure(first=days[0], last=days[1], **fields),
        periods(),
        name=texts().map(lambda text: f"领域{text}"[:120].strip()),
        quantity=quantities(),
        unit=texts(),
        source=texts(),
        part_of=texts(least=0) | st.just(""),
        note=notes(),
    )


def an_activity(**more):
    day = date(2024, 6, 15)
    return Activity(**{"name": "反诈讲座", "kind": "宣讲讲座", "first": day, "last": day, **more})


def a_figure(**more):
    fields = {
        "name": "党内规范性文件.制定",
        "quantity": Quantity(7),
        "unit": "份",
        "first": date(2024, 1, 1),
        "last": date(2024, 11, 30),
        "source": "综合科台账",
    }
    return GovernanceFigure(**{**fields, **more})
