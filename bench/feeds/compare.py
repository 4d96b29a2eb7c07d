"""A thousand feeds, new and then unchanged, read by Tradewire and by `reader` in turn."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.request import urlopen

from rich.table import Table

from bench.feeds.phase import Phase
from bench.feeds.server import ENTRIES
from bench.processes import memory, tree

_FEEDS = 1000
_SIZES = 100, 5000  # feeds with which memory is looked at besides
_ROUNDS = 3  # of which the best counts
_WORKERS = 1, 2, 8  # threads that `reader` is tried with; the first is its default
_LOOK = 0.2  # seconds between two looks at memory
_ABOUT = (
    f"{_FEEDS:,} feeds of {ENTRIES} entries from a server on loopback, a process of its own. Each "
    "feed has an address of its own (127.x.y.z), so nobody's spacing within a host comes in. Cold: "
    "every feed is new. Warm: each answers 304, by its ETag. "
    f"Both keep them in an SQLite file; the best of {_ROUNDS} rounds, in turn. CPU and memory "
    "(PSS, at the most) are those of the client, with all of its processes. In brackets: ours by "
    "theirs."
)
_MISSING = (
    " The package reader is not installed, so there is nothing beside: `make bench` installs it, "
    "or: python -m pip install --require-hashes -r requirements/bench.txt"
)


@dataclass(frozen=True, slots=True)
class _Side:
    """Who reads the feeds: a module, what it is told, and where it keeps entries."""

    name: str
    module: str
    arguments: tuple[str, ...]
    database: str


_OURS = _Side("Tradewire", "bench.feeds.ours", (), "tradewire.db")
_PEERS = tuple(
    _Side(
        f"reader, {count} worker{'s' * (count > 1)}",
        "bench.feeds.peer",
        (str(count),),
        "reader.sqlite",
    )
    for count in _WORKERS
)


def measure() -> Table:
    """Read the feeds by each in turn, round after round. Takes some four minutes."""
    best: dict[_Side, Mapping[str, Phase]] = {}
    peers = list(_PEERS) if find_spec("reader") else []
    with _server() as port:
        for _ in range(_ROUNDS):
            for side in (_OURS, *peers):
                best[side] = _better(best.get(side), _read(side, port, _FEEDS))
            quickest = sorted(peers, key=lambda peer: best[peer]["warm"].seconds)[:1]
            peers = [peer for peer in peers if peer in (_PEERS[0], *quickest)]
        sizes = {size: _read(_OURS, port, size) for size in _SIZES}
    return _table(best, peers, {**sizes, _FEEDS: best[_OURS]})


def _table(
    best: Mapping[_Side, Mapping[str, Phase]],
    peers: Sequence[_Side],
    sizes: Mapping[int, Mapping[str, Phase]],
) -> Table:
    sides = (_OURS, *peers)
    table = Table("What", *(side.name for side in sides), title="Feeds")
    table.caption = _ABOUT + ("" if peers else _MISSING)
    for phase in ("cold", "warm"):
        rates = [_FEEDS / best[side][phase].seconds for side in sides]
        table.add_row(f"{phase}, feeds a second", *_beside(rates, "{:,.0f}"))
        spent = [best[side][phase].cpu for side in sides]
        table.add_row(f"{phase}, seconds of CPU", *_beside(spent, "{:.2f}"))
    peaks = [_peak(best[side]) for side in sides]
    table.add_row("memory, MB", *_beside(peaks, "{:.0f}"), end_section=True)
    for size, phases in sorted(sizes.items()):
        table.add_row(f"{size:,} feeds, MB", f"{_peak(phases):.0f}")
    return table


def _beside(values: Sequence[float], form: str) -> Iterator[str]:
    """Give ours, and those of others with the ratio of ours to them."""
    ours, *others = values
    yield form.format(ours)
    yield from (f"{form.format(other)} ({ours / other:.2f} x)" for other in others)


def _peak(phases: Mapping[str, Phase]) -> float:
    return max(phase.memory for phase in phases.values())


def _better(before: Mapping[str, Phase] | None, now: Mapping[str, Phase]) -> Mapping[str, Phase]:
    """Take the quicker of each phase."""
    if before is None:
        return now
    return {name: min(before[name], now[name], key=lambda phase: phase.seconds) for name in now}


@contextmanager
def _server() -> Iterator[int]:
    with subprocess.Popen(
        [sys.executable, "-m", "bench.feeds.server"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()


def _read(side: _Side, port: int, count: int) -> Mapping[str, Phase]:
    """Have a side read the feeds, look at its memory meanwhile, and count what it did."""
    with tempfile.TemporaryDirectory() as folder, Path(folder, "log").open("w") as log:
        command = [sys.executable, "-m", side.module, str(port), str(count), folder]
        with subprocess.Popen(
            [*command, *side.arguments],
            stdout=subprocess.PIPE,
            stderr=log,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)},
        ) as process:
            phases = {phase.name: phase for phase in _phases(process)}
        if process.returncode:
            raise RuntimeError(f"{side.name}: {Path(folder, 'log').read_text()[-2000:]}")
        with closing(sqlite3.connect(Path(folder, side.database))) as kept:
            entries = kept.execute("SELECT count(*) FROM entries").fetchone()[0]
    with urlopen(f"http://127.0.0.1:{port}/counts", timeout=10) as reply:
        answered = json.load(reply)
    assert answered == {"200": count, "304": count}, f"{side.name}: {answered}"
    assert entries == count * ENTRIES, f"{side.name}: {entries} entries"
    return phases


def _phases(process: subprocess.Popen[bytes]) -> Iterator[Phase]:
    """Give the phases that a side tells of, from when it is ready."""
    assert process.stdout is not None
    peak, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(_LOOK):
            peak[0] = max(peak[0], sum(map(memory, tree(process.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for line in process.stdout:
            name, seconds, cpu = json.loads(line)
            most = max(peak[0], sum(map(memory, tree(process.pid))))
            peak[0] = 0.0
            if name != "start":
                yield Phase(name, seconds, cpu, most)
    finally:
        over.set()
        watcher.join()
