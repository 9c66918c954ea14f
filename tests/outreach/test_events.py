"""An event is made of names; a sentence does not fit into it."""

from datetime import datetime

import pytest

from outreach.errors import EventInvalid
from tests.outreach.events import an_event


@pytest.mark.parametrize(
    "field",
    ["intent", "topic", "card", "channel", "outcome", "risk", "resident", "site", "reason", "hotline", "scheme"],
)
@pytest.mark.parametrize("words", ["我的钱被骗了，怎么办？", "a b", "x" * 65, "<b>"])
def test_a_residents_words_fit_into_no_field(field, words):
    with pytest.raises(EventInvalid, match=field) as caught:
        an_event(**{field: words})
    assert words not in str(caught.value)


@pytest.mark.parametrize("wrong", [{"at": datetime(2026, 11, 23)}, {"ms": -1}, {"feedback": "maybe"}])
def test_what_is_no_event_is_refused(wrong):
    with pytest.raises(EventInvalid):
        an_event(**wrong)


def test_a_place_may_have_a_chinese_name():
    assert an_event(site="政务大堂").site == "政务大堂"
