"""Passwords: what one must be, and how it is kept, with Argon2id (RFC 9106) at the library's recommended cost."""

from __future__ import annotations

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from outreach.errors import PasswordUnfit

SHORTEST, LONGEST = 10, 128
"""Characters; long enough counts for more than which kinds of them there are (NIST SP 800-63B 3.1.1)."""
AT_ONCE = 2
"""Hashes computed at once: each takes 64 MiB, and a crowd at the door must not take the machine's memory."""


class Passwords:
    """Hashes and verifies. Safe for threads."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """Prepares; `hasher` is replaced in tests by a cheaper one."""
        self._hasher = hasher or PasswordHasher()
        self._turn = threading.BoundedSemaphore(AT_ONCE)
        self._nobodys = self._hasher.hash("nobody's")

    def hash(self, password: str) -> str:
        """The password in Argon2's notation."""
        with self._turn:
            return self._hasher.hash(_normal(password))

    def matches(self, password: str, kept: str | None) -> bool:
        """Whether the password is the one that was kept; with none kept it takes as long and is false."""
        with self._turn:
            try:
                self._hasher.verify(kept or self._nobodys, _normal(password)[:LONGEST])
            except VerifyMismatchError:
                return False
        return kept is not None

    def outdated(self, kept: str) -> bool:
        """Whether it was kept with other parameters than are used now."""
        return self._hasher.check_needs_rehash(kept)


def check_password(password: str, name: str) -> None:
    """Refuses a password that is too easily guessed.

    Raises:
        PasswordUnfit: it is shorter than 10 characters, longer than 128, all one character, or holds little but the name.
    """
    normal = _normal(password)
    if not SHORTEST <= len(normal) <= LONGEST:
        raise PasswordUnfit(f"有{len(normal)}个字符，应当是{SHORTEST}到{LONGEST}个")
    if len(set(normal)) == 1 or not normal.casefold().replace(name.casefold(), "").strip():
        raise PasswordUnfit("只有账号名，或者只有一种字符，太容易猜到")


def _normal(password: str) -> str:
    # the same key gives half or full width, composed or not, by the keyboard; and no lone half of a pair can be hashed
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace").decode("utf-8")
