"""Invented feeds of every kind, and what each says: the rows of `eval feeds`.

`python -m tests.feeds.invented > FILE` writes them as that form reads them.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping

from tests.feeds.invented import damaged, dated, encoded, formats, marked
from tests.feeds.invented.told import Told

TOLD: tuple[Told, ...] = (
    *formats.TOLD,
    *encoded.TOLD,
    *marked.TOLD,
    *dated.TOLD,
    *damaged.TOLD,
)


def rows() -> Iterator[Mapping[str, object]]:
    for one in TOLD:
        yield {
            "id": one.id,
            "url": "https://gazette.example/feeds/trade.rss",
            "body": base64.b64encode(one.body).decode(),
            "content_type": one.content_type,
            "expected": one.expected,
        }


def lines() -> str:
    return "".join(json.dumps(row) + "\n" for row in rows())
