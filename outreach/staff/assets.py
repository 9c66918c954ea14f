"""What the pages are made of beside HTML: our own styles and script, and Plotly from the package that is installed."""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route, Router
from starlette.staticfiles import StaticFiles

HERE = Path(__file__).parent
PLOTLY_VERSION = version("plotly")
"""Stands in Plotly's address, so that browsers may keep the file until another version is installed."""


def plotly_file() -> Path:
    """Where the installed package keeps plotly.min.js; found without importing it, which takes half a second."""
    found = find_spec("plotly")
    assert found is not None  # noqa: S101  # its version was read above
    assert found.submodule_search_locations  # noqa: S101
    return Path(found.submodule_search_locations[0], "package_data", "plotly.min.js")


def asset_routes() -> list[BaseRoute]:
    """`/static/…`, open to all: the page of the door needs it, and nothing of the office is in it."""
    file = plotly_file()

    async def plotly(_: Request) -> Response:
        return FileResponse(file, media_type="text/javascript")

    parts = Router([Route("/plotly.min.js", plotly), Mount("/", StaticFiles(directory=HERE / "static"))])
    return [Mount("/static", GZipMiddleware(parts, compresslevel=6))]
