"""What every test shares: no network but loopback, and none of the developer's settings."""

from __future__ import annotations

import gc
import ipaddress
import os
import shutil
import socket
import tempfile
from pathlib import Path
from typing import Any

import pytest
import structlog
from hypothesis import settings

from tests.surroundings import forget_settings
from tests.terminal import Terminal

# At once and for good: fixtures of every scope and processes that tests start see none either.
forget_settings(os.environ)

MEMORY = Path("/dev/shm")  # noqa: S108
ROOM = 4 << 30  # bytes; a run takes a fraction of it


def _in_memory() -> None:
    """Have what tests write kept in memory: every commit to a disk would wait for it."""
    if "TMPDIR" in os.environ or not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ROOM:
        return
    if not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC:  # some tests write programs
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


_in_memory()
# All tests and what they import are never garbage, and would be looked through again and again.
gc.set_threshold(50_000)
# Nobody looks at most of the lines that tests log: a traceback in colours takes half a second.
structlog.configure(
    processors=[
        structlog.stdlib.add_log_level,
        structlog.processors.format_exc_info,
        structlog.dev.ConsoleRenderer(colors=False),
    ]
)

# How long an example takes says nothing on a machine that is shared: benchmarks measure time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

LONGEST = ("browser", "processes", "long")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker is at one test when others are done."""

    def rank(item: pytest.Item) -> int:
        marks = [item.get_closest_marker(mark) for mark in LONGEST]
        return next((number for number, mark in enumerate(marks) if mark), len(LONGEST))

    items.sort(key=rank)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Share the tests out among the workers as `tests/sharing.py` says."""
    from tests.sharing import Sharing

    return Sharing(config, log)


def _loopback(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket's path
    host = str(address[0])
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    """Give a terminal in an empty folder."""
    return Terminal(monkeypatch, tmp_path)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection and look-up that would leave this machine."""
    connect, lookup = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: object, /) -> None:
        if not _loopback(address):
            raise AssertionError(f"a test tried to reach {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    def guarded_lookup(host: object, *args: object, **kwargs: object) -> object:
        if host is not None and not _loopback((host,)):
            raise socket.gaierror(f"a test tried to look up {host!r}")
        return lookup(host, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_lookup)
