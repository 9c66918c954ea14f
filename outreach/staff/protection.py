"""The headers that every response of the staff pages bears, whatever made it."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

EMPTY = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
PROTECTION = {
    # Plotly sets styles by script, which this allows; the style elements it would add are in staff.css (see base.html).
    # The one style attribute it writes, on heat maps, is empty: the hash is that of no characters at all.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; "
    f"style-src 'self' 'unsafe-hashes' '{EMPTY}'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
HOME = "mingbai.staff"
"""The key of the scope under which the address stands that the staff pages are mounted at."""
KEPT = "public, max-age=31536000, immutable"


class Protected:
    """Adds the headers; nothing is kept by browser or proxy but the static files."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and puts the headers on what comes back."""
        scope[HOME] = scope.get("root_path", "")  # mounts within the pages change what root_path says
        keeping = _keeping(scope) if scope["type"] == "http" else ""

        async def protecting(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update({**PROTECTION, "Cache-Control": keeping})
            await send(message)

        await self._app(scope, receive, protecting if scope["type"] == "http" else send)


def _keeping(scope: Scope) -> str:
    path = scope["path"].removeprefix(scope.get("root_path", ""))
    if not path.startswith("/static/"):
        return "no-store"
    return KEPT if scope["query_string"].startswith(b"v=") else "no-cache"
