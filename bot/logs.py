"""Logging: to stderr, one JSON line an event, never a resident's words.

Rasa logs every message at debug, partly through logging and partly through structlog, so nothing of Rasa's is ever
let through below WARNING, whatever level is asked for.
"""

from __future__ import annotations

import logging
import sys

import structlog

LOUD = (
    "rasa",
    "rasa_sdk",
    "httpx",
    "httpcore",
    "telegram",
    "apscheduler",
    "matplotlib",
    "tensorflow",
    "sentence_transformers",
)
"""Libraries that log words, or addresses with the bot's token in them, at INFO and below."""


def configure(level: str) -> None:
    """Sends every log of the process to stderr at `level` or above."""
    lowest = logging.getLevelName(level)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        # Rasa's debug lines come through structlog too: INFO is the lowest that can be had
        wrapper_class=structlog.make_filtering_bound_logger(max(lowest, logging.INFO)),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=lowest, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s", force=True)
    for library in LOUD:
        logging.getLogger(library).setLevel(max(lowest, logging.WARNING))
