"""Runs the actions inside the process that holds the agent.

Rasa posts a custom action's call to another server and validates what comes back against a schema it compiles anew
every time. Both are left out here: the executor of the SDK is called directly, the schema is compiled once, and the
domain, which no action of ours reads, is not shipped along. Measured in docs/measurements.md.
"""

from __future__ import annotations

from typing import Any

import jsonschema
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor


class InProcessActions(EndpointConfig):  # type: ignore[misc]  # Rasa ships untyped
    """An action endpoint that is a function call."""

    def __init__(self, package: str = "actions") -> None:
        super().__init__(url="in-process", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(self, json: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Runs the action that `json` calls and returns its events and responses."""
        answer: dict[str, Any] = await self._executor.run(json)
        return answer


def compile_schema_once() -> None:
    """Makes Rasa check an action's result against a schema that is compiled once instead of at every call."""
    validator = jsonschema.Draft7Validator(RemoteAction.action_response_format_spec())

    def check(_: RemoteAction, result: dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = check
