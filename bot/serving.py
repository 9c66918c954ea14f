"""Serves the app with uvicorn and says where, once it answers."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from bot.app import build_app
from bot.settings import Settings


class _Server(uvicorn.Server):
    """uvicorn's server, which also says when it is open."""

    def __init__(self, config: uvicorn.Config, opened: Callable[[str], None]) -> None:
        super().__init__(config)
        self._opened = opened

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Opens the port, then says the address of the resident page."""
        await super().startup(sockets)
        if self.should_exit or not self.servers:
            return
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        self._opened(f"http://{host}:{port}/")


def serve(settings: Settings, opened: Callable[[str], None]) -> None:
    """Serves until stopped; `opened` is called with the page's address when it can be reached.

    Addresses are not logged: a resident's words never stand in one, but a kiosk's may be told by it.
    """
    config = uvicorn.Config(
        build_app(settings),
        host=settings.host,
        port=settings.port,
        ws="none",  # uvicorn's own needs newer websockets than Rasa's web server allows; we have no use for them
        log_config=None,
        access_log=False,
        server_header=False,
    )
    _Server(config, opened).run()
