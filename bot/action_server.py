"""The actions for a stock Rasa action server: `rasa run actions --actions bot.action_server`.

Mingbai itself does not need it (bot/in_process.py); it keeps the assistant a plain Rasa project and is what the
benchmark compares with.
"""

from __future__ import annotations

import importlib
import pkgutil

import actions
from actions.desk import open_desk
from bot.settings import Settings
from knowledge.library import Library

for module in pkgutil.iter_modules(actions.__path__):
    importlib.import_module(f"actions.{module.name}")
open_desk(Library.open(Settings.from_environ().encoder))
