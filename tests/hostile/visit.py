"""A visit to the hostile server, what it writes, and what a good server says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

BEGUN = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"


@dataclass(frozen=True)
class Visit:
    """A request: its path, how often it was asked before, and where the answer goes."""

    path: str
    request: str
    before: int
    site: str
    writer: asyncio.StreamWriter
    over: asyncio.Event  # when the server ends

    async def pause(self, seconds: float = 3600.0) -> None:
        """Do nothing for a while. Raises ConnectionAbortedError when the server ends."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.over.wait(), seconds)
            raise ConnectionAbortedError

    async def say(self, *parts: bytes) -> None:
        for part in parts:
            self.writer.write(part)
            await self.writer.drain()

    async def answer(self, body: bytes, status: str = "200 OK", *headers: str) -> None:
        await self.say(http(body, status, *headers))

    async def go_on(self, parts: Iterator[bytes], pause: float = 0.0) -> None:
        """Write until the other side has had enough."""
        for part in parts:
            await self.say(part)
            await self.pause(pause)


Talk = Callable[[Visit], Awaitable[None]]


def http(body: bytes = b"", status: str = "200 OK", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def item(site: str, name: str, number: int, guid: str = "", date: str = "") -> str:
    return f"""<item><title>{name.title()} tells of tariff {number}</title>
<link>{site}/article/{name}/{number}</link><guid isPermaLink="false">{guid or number}</guid>
<pubDate>{date or f"Mon, 04 May 2026 09:{number:02}:00 GMT"}</pubDate>
<description>The ministry of {name} set a duty of {number} per cent on steel.</description></item>
"""


def rss(*items: str, declaration: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    return (
        f'{declaration}<rss version="2.0"><channel><title>A paper</title>{"".join(items)}'
        "</channel></rss>"
    ).encode()


def three(visit: Visit) -> bytes:
    """Write a feed of three entries, named after its path."""
    name = visit.path.strip("/").replace("/", "-")
    return rss(*(item(visit.site, name, number) for number in (1, 2, 3)))


async def good(visit: Visit) -> None:
    if "If-None-Match: " in visit.request:
        await visit.answer(b"", "304 Not Modified")
    else:
        await visit.answer(three(visit), "200 OK", "Content-Type: application/rss+xml", "ETag: w")


async def article(visit: Visit) -> None:
    _, _, name, number = visit.path.split("/")
    text = (
        f"<p>The ministry of {name} set a duty of {number} per cent on steel from the first of "
        "June, and said that importers would be told of the forms within the week.</p>"
        "<p>Exporters of steel asked for talks before the tariff takes effect, and named two "
        "ports where shipments already wait for their papers.</p>"
    )
    page = f"<!doctype html><html><head><title>{name} tells of tariff {number}</title></head>"
    await visit.answer(
        f"{page}<body><article><h1>Tariff {number}</h1>{text * 3}</article></body></html>".encode(),
        "200 OK",
        "Content-Type: text/html; charset=utf-8",
    )


async def missing(visit: Visit) -> None:
    await visit.answer(b"nothing here", "404 Not Found")
