"""The peer's side: `reader`, as its guide tells to use it."""

from __future__ import annotations

import sys

from bench.feeds import server
from bench.feeds.phase import Phases


def _measure(port: int, count: int, folder: str, workers: int) -> None:
    import feedparser_sgmllib

    # Its copy of feedparser asks for it by its old name; the feedparser it requires has it so.
    sys.modules.setdefault("sgmllib", feedparser_sgmllib)
    from reader import make_reader

    phases = Phases()
    with make_reader(f"{folder}/reader.sqlite") as reader:
        for number in range(count):
            reader.add_feed(server.url(number, port))
        phases.ended("start")
        reader.update_feeds(workers=workers)
        phases.ended("cold")
        reader.update_feeds(scheduled=False, workers=workers)  # else it would wait for an hour
        phases.ended("warm")


if __name__ == "__main__":
    _measure(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
