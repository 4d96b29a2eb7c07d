"""Run the benchmarks that are named, or all of them."""

from __future__ import annotations

import gc
import sys

from rich.console import Console

from bench import footprint, gate, rooms, sandbox, store, stories
from bench.feeds import compare
from bot.__main__ import COLLECT_AFTER

BENCHMARKS = {
    "feeds": compare.measure,
    "footprint": footprint.measure,
    "gate": gate.measure,
    "rooms": rooms.measure,
    "sandbox": sandbox.measure,
    "store": store.measure,
    "stories": stories.measure,
}


def main() -> None:
    """Run benchmarks, with memory collected as the program does, and print a table for each."""
    gc.set_threshold(COLLECT_AFTER)
    wanted = sys.argv[1:] or list(BENCHMARKS)
    if unknown := [name for name in wanted if name not in BENCHMARKS]:
        sys.exit(f"no benchmark {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}")
    console = Console()
    for name in wanted:
        with console.status(f"{name} …"):
            table = BENCHMARKS[name]()
        console.print(table)


if __name__ == "__main__":
    main()
