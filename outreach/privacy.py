"""Pseudonyms: how many residents came, without knowing who.

A pseudonym is HMAC-SHA256 over channel and session, keyed with a key of the month, which is itself HMAC-SHA256 of the
month keyed with the office's key (Krawczyk, Bellare, Canetti 1997, RFC 2104). The same resident has another pseudonym
next month, and without the key none can be computed from a name (个人信息保护法 73: de-identification).
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
import stat
from datetime import datetime
from pathlib import Path

from outreach.days import local
from outreach.errors import KeyExposed

KEY_BYTES = 32
PSEUDONYM_DIGITS = 16


class Pseudonymiser:
    """Makes pseudonyms with the key at `key_path`, which is made on first use and readable by its owner alone."""

    def __init__(self, key_path: Path) -> None:
        """Reads the key, making it where there is none.

        Raises:
            KeyExposed: somebody other than its owner may read it.
        """
        self._key = _read_or_make(key_path)

    def pseudonym(self, channel: str, session: str, at: datetime) -> str:
        """Returns the 16 hex digits that stand for this session in the local month of `at`."""
        month = self._hmac(self._key, f"{local(at):%Y-%m}")
        # lengths go first, so that ("ab", "c") and ("a", "bc") differ
        return self._hmac(month, f"{len(channel)}:{channel}{session}").hex()[:PSEUDONYM_DIGITS]

    @staticmethod
    def _hmac(key: bytes, text: str) -> bytes:
        return hmac.new(key, text.encode("utf-8", errors="surrogatepass"), hashlib.sha256).digest()


def _read_or_make(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _make(path)
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        raise KeyExposed(path, mode)
    return path.read_bytes()


def _make(path: Path) -> None:
    """Writes a new key whole or not at all: several processes may start at once, and the first link wins."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
