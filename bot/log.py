"""Log lines: a past-tense event and fixed keys, never article text, never a token."""

from __future__ import annotations

import logging
import re
import sys
from typing import Any, TextIO

import structlog

# Slack's tokens (xoxb-, xapp-, …), OpenAI's keys, and passwords within URLs, save the one of
# our own example.
_SECRET = re.compile(
    r"xox[a-z](?:\.xox[a-z])?-[\w-]+|xapp-[\w-]+|\bsk-[\w-]{8,}"
    r"|(?<=://)(?!user:password@host/)[^/\s:@]*:[^/\s]+(?=@)"
)


def redact(text: str) -> str:
    """Replace whatever looks like a secret."""
    return _SECRET.sub("[secret]", text)


def _redacted(_logger: Any, _method: str, line: Any) -> str:
    return redact(str(line))


def set_up(level: str = "INFO", style: str = "console", stream: TextIO | None = None) -> None:
    """Send log lines to `stream` (standard error), as text for people or as JSON for machines.

    Vendors' loggers speak from WARNING up, through the same redaction.
    """
    stream = stream or sys.stderr
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=stream.isatty(), pad_event_to=18)
    )
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso" if style == "json" else "%H:%M:%S", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *shared],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                renderer,
                _redacted,  # the finished line, so that no corner of an event is left out
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel("ERROR" if level == "ERROR" else "WARNING")
    logging.getLogger("bot").setLevel(level)
