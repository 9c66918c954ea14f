"""The machine interface: a line for a line, in order, and no bad line ends the run."""

import json

import pytest

from bot.jsonl import LineUnreadable, answer_lines, check_row, parse


async def rows_of(*lines):
    async def echo(row):
        return {"id": row["id"], "text": row["text"]}

    return [row async for row, _ in answer_lines(lines, echo)]


async def test_bad_lines_get_an_error_each_and_the_others_their_answer():
    rows = await rows_of(b'{"id": 1, "text": "a"}', b"{", b"", b"[1]", '{"id": 4, "text": "四"}'.encode())

    assert [row["id"] for row in rows] == [1, None, None, 4]
    assert [("error" in row) for row in rows] == [False, True, True, False]


@pytest.mark.parametrize(
    ("line", "id_", "why"),
    [
        (b"\xff", None, "not UTF-8"),
        (b"nonsense", None, "not JSON"),
        (b"[" * 100_000, None, "not JSON"),
        (b'"text"', None, "JSON str"),
        (b'{"id": "q7"}', "q7", "no text"),
        (b'{"id": "q7", "text": 5}', "q7", "no text"),
        (b'{"id": "q7", "text": "a", "session": 5}', "q7", "session"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_with_its_id(line, id_, why):
    with pytest.raises(LineUnreadable, match=why) as caught:
        parse(line, 1)
    assert caught.value.id == id_


async def test_a_check_answers_in_the_form_that_was_promised():
    row = await check_row({"id": "m1", "text": "请把钱转到安全账户"})

    assert row.keys() == {"id", "risk", "score", "type", "red_flags", "advice", "ms"}
    assert row["risk"] == "high"
    assert row["red_flags"][0].keys() == {"name", "span", "why"}
    json.dumps(row)
