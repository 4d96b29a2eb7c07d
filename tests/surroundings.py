"""What lies around a test and must be as it was afterwards: settings and log lines."""

from __future__ import annotations

import logging
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager

import pytest
import structlog

from bot.config import Config, load, settings


def forget_settings(environ: MutableMapping[str, str]) -> None:
    """Take every setting out of an environment, and whatever is named like one."""
    known = {name for name, _ in settings()}
    for name in [*environ]:
        if name.upper() in known or name.upper().startswith("TRADEWIRE_"):
            del environ[name]


def given(environment: pytest.MonkeyPatch, **values: str) -> Config:
    """Read the settings where these are set, and none of our own."""
    put(environment, **values)
    return load(None)


def put(environment: pytest.MonkeyPatch, **values: str) -> None:
    """Set these settings, and none of our own."""
    for name, _ in settings():
        environment.delenv(name, raising=False)
    for name, value in values.items():
        environment.setenv(name, value)


@contextmanager
def logging_kept() -> Iterator[None]:
    """Put back, at the end, where log lines go."""
    loggers = [logging.getLogger(name) for name in (None, "bot")]
    before = [(logger, logger.level, logger.handlers[:]) for logger in loggers]
    configured = structlog.get_config()
    try:
        yield
    finally:
        for logger, level, handlers in before:
            logger.setLevel(level)
            logger.handlers[:] = handlers
        structlog.configure(**configured)
