"""The embedded default as its users start it: time to the first briefing, memory, idle CPU."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import Request, urlopen

from rich.table import Table

from bench.processes import cpu, memory, tree

_IDLE = 60  # seconds of idling that are measured
_QUIET = 15  # seconds without a message after which all is told


def measure() -> Table:
    """Start `tradewire run` in an empty folder and watch it. Takes about four minutes."""
    table = Table("What", "Figure", title="The embedded default")
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        process, page = _start(Path(folder))
        try:
            running = _until(process, "Tradewire is running", began)
            first = _until(process, "delivery.sent", began)
            table.add_row("start to connected", f"{running:.1f} s")
            table.add_row("start to first briefing posted", f"{first:.1f} s")
            _publish_all(page)
            while b"delivery.sent" in _drain(process, _QUIET):
                pass
            before = cpu(process.pid)
            _drain(process, _IDLE)
            spent = cpu(process.pid) - before
            table.add_row(f"idle CPU over {_IDLE} s, all processes", f"{spent / _IDLE:.2%}")
            sizes = {pid: memory(pid) for pid in tree(process.pid)}
            table.add_row("memory (PSS), all processes", f"{sum(sizes.values()):.0f} MB")
            table.add_row("of which the bot itself", f"{sizes[process.pid]:.0f} MB")
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)
    return table


def _publish_all(page: str) -> None:
    request = Request(  # noqa: S310 - our own page, on loopback
        f"{page}/view/clock", b'{"publish": "all"}', {"Content-Type": "application/json"}
    )
    with urlopen(request, timeout=10) as reply:  # noqa: S310
        assert reply.status == 200


def _start(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start it, and give its page's address."""
    ports = [socket.socket() for _ in range(2)]
    for port in ports:
        port.bind(("127.0.0.1", 0))
    numbers = [str(port.getsockname()[1]) for port in ports]
    for port in ports:
        port.close()
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "tradewire"), "run"],
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "TRADEWIRE_SANDBOX_PORT": numbers[0],
            "TRADEWIRE_PRESS_PORT": numbers[1],
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return process, f"http://127.0.0.1:{numbers[0]}"


def _until(process: subprocess.Popen[bytes], words: str, began: float) -> float:
    assert process.stdout is not None
    for line in process.stdout:
        if words in line.decode():
            return time.monotonic() - began
    raise RuntimeError(f"it ended without {words!r}")


def _drain(process: subprocess.Popen[bytes], seconds: float) -> bytes:
    """Let time pass, reading what it prints so that it never waits for us, and give that."""
    assert process.stdout is not None
    os.set_blocking(process.stdout.fileno(), False)
    end, printed = time.monotonic() + seconds, b""
    while (left := end - time.monotonic()) > 0:
        printed += process.stdout.read() or b""
        time.sleep(min(left, 1.0))
    return printed
