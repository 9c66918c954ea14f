"""For every test: logs as they are in service, so that no test prints a message's words."""

import pytest

from bot.logs import configure


@pytest.fixture(autouse=True, scope="session")
def _quiet_logs():
    configure("WARNING")
