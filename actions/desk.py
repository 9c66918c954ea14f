"""The desk: where actions find the library.

Rasa's SDK makes every Action itself, without arguments, so the library cannot be handed to them; whoever wires the
process (bot/wiring.py, bot/action_server.py, a test) opens the desk once instead. It is the only global of the house.
"""

from __future__ import annotations

from knowledge.library import Library

_library: list[Library] = []


class DeskClosed(RuntimeError):
    """An action ran before the library was opened."""

    def __init__(self) -> None:
        super().__init__("no library is on the desk; call actions.desk.open_desk(library) before running actions")


def open_desk(library: Library) -> None:
    """Puts `library` on the desk, in place of any before it."""
    _library[:] = [library]


def library() -> Library:
    """Returns the library that is on the desk.

    Raises:
        DeskClosed: nobody has opened the desk.
    """
    if not _library:
        raise DeskClosed
    return _library[0]
