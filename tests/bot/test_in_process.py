"""Actions run in the agent's own process, and a result that is none is still refused."""

import jsonschema
import pytest
from rasa.core.actions.action import RemoteAction

from bot.in_process import InProcessActions, compile_schema_once


async def test_an_action_runs_without_a_server():
    call = {
        "next_action": "action_greet",
        "sender_id": "s",
        "tracker": {"sender_id": "s", "latest_message": {}, "events": []},
    }

    answer = await InProcessActions().request(json=call)

    assert answer["responses"][0]["response"] == "utter_greet"


def test_a_result_of_the_wrong_shape_is_refused():
    compile_schema_once()

    with pytest.raises(jsonschema.ValidationError):
        RemoteAction("action_greet", None)._validate_action_result({"events": "none"})
