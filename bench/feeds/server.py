"""The sources: feeds on loopback, in a process of their own, which both who read them share.

It says as little as a server may, so that the processor is left to who is measured. Each feed
has an address of its own in 127.0.0.0/8, as most have on the web: none waits for another.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import cast

ENTRIES = 30
_NEWEST = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
_NUMBER = b"@@"  # stands for the feed's number


def address(number: int) -> str:
    """Give the IP address of a feed."""
    return f"127.1.{number // 250}.{number % 250 + 1}"


def url(number: int, port: int) -> str:
    """Give the URL of a feed."""
    return f"http://{address(number)}:{port}/feeds/{number}.xml"


def _item(number: int) -> str:
    words = f"entry {number} of source @@"
    when = format_datetime(_NEWEST - timedelta(hours=number), usegmt=True)
    return (
        f"<item><title>Ministry sets a duty of {number + 3}.5% on imports: {words}</title>"
        f"<link>https://source-@@.example/news/2026/05/{number}-duty-on-imports</link>"
        f"<guid isPermaLink='false'>tag:source-@@.example,2026:{number}</guid>"
        f"<pubDate>{when}</pubDate><dc:creator>A Correspondent</dc:creator>"
        "<category>Trade</category><description>&lt;p&gt;The ministry said that the duty, "
        f"which {words} announced, would apply from the first day of June to goods that are "
        "landed at any port.&lt;/p&gt; &lt;p&gt;Importers &lt;a href=&quot;https://source-@@"
        ".example/importers&quot;&gt;asked for a year&lt;/a&gt; to empty their warehouses, and "
        "growers called it &amp;quot;overdue&amp;quot;.&lt;/p&gt;</description></item>\n"
    )


_FEED = (
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
    "<title>Source @@</title><link>https://source-@@.example/</link>"
    f"<description>Invented news of trade</description>\n{''.join(map(_item, range(ENTRIES)))}"
    "</channel></rss>\n"
).encode()


class _Answers(asyncio.Protocol):
    """Answers what it is asked on one connection, one request after the other."""

    def __init__(self, counts: Counter[str]) -> None:
        self._counts = counts
        self._got = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._got += data
        while b"\r\n\r\n" in self._got:
            head, _, self._got = self._got.partition(b"\r\n\r\n")
            self._transport.write(self._answer(head))

    def _answer(self, head: bytes) -> bytes:
        path = head.split(b" ", 2)[1]
        if path == b"/counts":
            body = json.dumps(self._counts).encode()
            self._counts.clear()
            return _reply(b"200 OK", b"application/json", b'"counts"', body)
        number = path.rpartition(b"/")[2].removesuffix(b".xml")
        etag = b'"edition-%b"' % number
        if b"\r\nif-none-match: " + etag in head.lower():
            self._counts["304"] += 1
            return b"HTTP/1.1 304 Not Modified\r\nETag: %b\r\n\r\n" % etag
        self._counts["200"] += 1
        body = _FEED.replace(_NUMBER, number)
        return _reply(b"200 OK", b"application/rss+xml; charset=utf-8", etag, body)


def _reply(status: bytes, kind: bytes, etag: bytes, body: bytes) -> bytes:
    return b"HTTP/1.1 %b\r\nContent-Type: %b\r\nETag: %b\r\nContent-Length: %d\r\n\r\n%b" % (
        status,
        kind,
        etag,
        len(body),
        body,
    )


async def _serve() -> None:
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # as a server for thousands has
    counts: Counter[str] = Counter()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Answers(counts), "0.0.0.0", 0, backlog=4096)  # noqa: S104
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)  # until who started it closes that
    server.close()


if __name__ == "__main__":
    import uvloop

    uvloop.run(_serve())
