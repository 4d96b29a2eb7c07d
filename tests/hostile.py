"""A web server on loopback that does to a feed reader whatever servers do.

    python -m tests.hostile 9500

prints the address of each case and what a poll of it should come to, and serves until Ctrl-C.
Each case is a few lines that write bytes, so that nothing between us and the wire is polite.
"""

from __future__ import annotations

import asyncio
import sys
import zlib
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

HOST = "127.0.0.1"
MEGABYTE = 1 << 20


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


@dataclass(frozen=True)
class Case:
    """Something that a server does; `outcome` is what its poll comes to.

    `brings` is how many entries are kept of it in the end, however often it is polled.
    """

    name: str
    outcome: str
    talk: Talk
    brings: int = 0
    busy: bool = False  # it keeps a processor at work, here or there


@dataclass
class Hostile:
    """The server while it runs."""

    port: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    visits: set[asyncio.Task[Any]] = field(default_factory=set)

    @property
    def site(self) -> str:
        return f"http://{HOST}:{self.port}"

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self.visits.add(task)
        try:
            request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            path = request.split()[1]
            visit = Visit(path, request, self.asked[path], self.site, writer, self.over)
            self.asked[path] += 1
            await talk_of(path)(visit)
            await writer.drain()
        except (OSError, EOFError, ValueError):
            pass
        finally:
            writer.close()
            self.visits.discard(task)


def talk_of(path: str) -> Talk:
    """Find who answers for a path."""
    first, name = [*path.split("?")[0].split("/"), "", ""][1:3]
    if first == "good":
        return good
    if first == "article":
        return article
    return next((case.talk for case in CASES if case.name == (name or first)), missing)


@asynccontextmanager
async def open_hostile(port: int = 0) -> AsyncIterator[Hostile]:
    """Serve while the block runs."""
    hostile = Hostile()
    server = await asyncio.start_server(hostile.connected, HOST, port)
    hostile.port = server.sockets[0].getsockname()[1]
    try:
        yield hostile
    finally:
        server.close()
        hostile.over.set()
        if hostile.visits:
            await asyncio.wait(hostile.visits)


# -- what is good ------------------------------------------------------------------------


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


# -- what is slow ------------------------------------------------------------------------

_BEGUN = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"


def forever(part: bytes) -> Iterator[bytes]:
    for _ in count():
        yield part


async def hang_before_headers(visit: Visit) -> None:
    await visit.pause()


async def hang_in_headers(visit: Visit) -> None:
    await visit.say(_BEGUN)
    await visit.pause()


async def hang_in_body(visit: Visit) -> None:
    await visit.say(_BEGUN + b"Content-Length: 90000\r\n\r\n", three(visit)[:200])
    await visit.pause()


async def drip_body(visit: Visit) -> None:
    await visit.say(_BEGUN + b"\r\n")
    await visit.go_on((bytes([letter]) for letter in three(visit)), pause=1.0)


async def drip_headers(visit: Visit) -> None:
    await visit.say(_BEGUN)
    await visit.go_on(forever(b"X: y\r\n"), pause=0.2)


async def endless_provisional(visit: Visit) -> None:
    await visit.go_on(forever(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"))


async def nothing_unpacked_for_ever(visit: Visit) -> None:
    packer = zlib.compressobj(wbits=31)
    begin = packer.compress(b"") + packer.flush(zlib.Z_SYNC_FLUSH)
    await visit.say(_BEGUN + b"Content-Encoding: gzip\r\n\r\n", begin)
    await visit.go_on(forever(b"\x00\x00\x00\xff\xff" * 1000), pause=0.01)  # empty blocks


async def refusal_that_hangs(visit: Visit) -> None:
    head = b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7200\r\nContent-Length: 9000\r\n\r\n"
    await visit.say(head, b"slow down")
    await visit.pause()


# -- what is large -----------------------------------------------------------------------


async def fifty_megabytes(visit: Visit) -> None:
    await visit.say(_BEGUN + b"Content-Length: 52428800\r\n\r\n")
    await visit.go_on(b" " * MEGABYTE for _ in range(50))


async def endless_body(visit: Visit) -> None:
    await visit.say(_BEGUN + b"\r\n")
    await visit.go_on(forever(b" " * MEGABYTE))


async def endless_chunks(visit: Visit) -> None:
    await visit.say(_BEGUN + b"Transfer-Encoding: chunked\r\n\r\n")
    await visit.go_on(forever(b"10000\r\n" + b" " * 65536 + b"\r\n"))


async def tiny_chunks(visit: Visit) -> None:
    await visit.say(_BEGUN + b"Transfer-Encoding: chunked\r\n\r\n")
    await visit.go_on(forever(b"1\r\nx\r\n" * 10_000))


async def tiny_members(visit: Visit) -> None:
    packer = zlib.compressobj(wbits=31)
    member = packer.compress(b"") + packer.flush()
    await visit.say(_BEGUN + b"Content-Encoding: gzip\r\n\r\n")
    await visit.go_on(forever(member * 10_000))


async def endless_extension(visit: Visit) -> None:
    await visit.say(_BEGUN + b"Transfer-Encoding: chunked\r\n\r\n5;")
    await visit.go_on(forever(b"x" * 65536))


async def endless_trailers(visit: Visit) -> None:
    await visit.say(_BEGUN + b"Transfer-Encoding: chunked\r\n\r\n0\r\n")
    await visit.go_on(forever(b"X: y\r\n" * 10_000))


def bomb(megabytes: int, wbits: int) -> Iterator[bytes]:
    """Pack so much of nothing; a thousandth of it goes over the wire."""
    packer, zeros = zlib.compressobj(9, wbits=wbits), bytes(MEGABYTE)
    for _ in range(megabytes):
        yield packer.compress(zeros)
    yield packer.flush()


async def gzip_bomb(visit: Visit) -> None:
    await visit.say(_BEGUN + b"Content-Encoding: gzip\r\n\r\n")
    await visit.go_on(bomb(10_240, 31))


async def deflate_bomb(visit: Visit) -> None:
    await visit.say(_BEGUN + b"Content-Encoding: deflate\r\n\r\n")
    await visit.go_on(bomb(10_240, 15))


async def many_headers(visit: Visit) -> None:
    await visit.say(_BEGUN)
    await visit.go_on(f"X-{number}: y\r\n".encode() for number in count())


async def giant_header(visit: Visit) -> None:
    await visit.say(_BEGUN + b"X: ")
    await visit.go_on(forever(b"y" * 65536))


# -- what is refused, or leads elsewhere -------------------------------------------------


def saying(body: bytes, status: str = "200 OK", *headers: str) -> Talk:
    async def talk(visit: Visit) -> None:
        await visit.answer(body, status, *headers)

    return talk


def raw(*parts: bytes) -> Talk:
    async def talk(visit: Visit) -> None:
        await visit.say(*parts)

    return talk


def leading(where: str, status: str = "302 Found") -> Talk:
    async def talk(visit: Visit) -> None:
        await visit.answer(b"", status, f"Location: {where}")

    return talk


async def long_chain(visit: Visit) -> None:
    await visit.answer(b"", "301 Moved", f"Location: {visit.path.split('?')[0]}?{visit.before}")


# -- what is no feed, or a bad one -------------------------------------------------------

_PAGE = b"<!doctype html><html><body><h1>Maintenance</h1><p>Back soon.</p></body></html>"


async def wrong_charset(visit: Visit) -> None:
    text = three(visit).decode().replace("ministry", "ministère")
    await visit.answer(text.encode("cp1252"), "200 OK", "Content-Type: text/xml; charset=utf-8")


async def truncated(visit: Visit) -> None:
    await visit.answer(three(visit)[:-200])


async def empty_later(visit: Visit) -> None:
    await visit.answer(b"" if visit.before else three(visit))


async def no_items_later(visit: Visit) -> None:
    await visit.answer(rss() if visit.before else three(visit))


async def churning_validators(visit: Visit) -> None:
    await visit.answer(three(visit), "200 OK", f'ETag: "{visit.before}"')


async def churning_guids(visit: Visit) -> None:
    name = visit.path.strip("/").replace("/", "-")
    items = (item(visit.site, name, n, guid=f"{visit.before}-{n}") for n in (1, 2, 3))
    await visit.answer(rss(*items))


async def churning_dates(visit: Visit) -> None:
    name, date = visit.path.strip("/").replace("/", "-"), f"Mon, 04 May 2026 {{}}:{visit.before:02}"
    items = (item(visit.site, name, n, date=f"{date.format(10 + n)}:00 GMT") for n in (1, 2, 3))
    await visit.answer(rss(*items))


async def always_unchanged(visit: Visit) -> None:
    await visit.answer(b"", "304 Not Modified")


def doctype(subset: str) -> Talk:
    """Answer with a feed whose title stands in an entity that its document type declares."""

    async def talk(visit: Visit) -> None:
        declaration = f'<?xml version="1.0"?><!DOCTYPE rss [{subset}]>'
        one = item(visit.site, "bomb", 1).replace("Bomb tells", "&z; &z; tells")
        await visit.answer(rss(one, declaration=declaration.replace("SITE", visit.site)))

    return talk


def laughs() -> str:
    lower = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 12))
    return f'<!ENTITY l0 "ha">{lower}<!ENTITY z "&l11;">'


async def quadratic(visit: Visit) -> None:
    declaration = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY z "{"x" * 100_000}">]>'
    one = item(visit.site, "bomb", 1).replace("Bomb tells", "&z;" * 20_000)
    await visit.answer(rss(one, declaration=declaration))


def attributes(value: str) -> Talk:
    """Answer with an element of so many attributes that the parser compares them for hours."""

    async def talk(visit: Visit) -> None:
        many = " ".join(f"a{number}='{value}'" for number in range(200_000))
        await visit.answer(rss(f"<item {many}></item>"))

    return talk


async def deep(visit: Visit) -> None:
    await visit.answer(b"<?xml version='1.0'?><rss><channel>" + b"<item>" * 20_000)


_VOID = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
_GZIP = "Content-Encoding: gzip"
_UNREACHABLE, _NO_FEED, _REFUSED, _LARGE = "unreachable", "not a feed", "refused", "too large"
_SAME = "not modified"  # each time after the first: it is the same body

CASES = (
    Case("hang-before-headers", "timeout", hang_before_headers),
    Case("hang-in-headers", "timeout", hang_in_headers),
    Case("hang-in-body", "timeout", hang_in_body),
    Case("drip-body", "timeout", drip_body),
    Case("drip-headers", "timeout", drip_headers),
    Case("endless-provisional", _UNREACHABLE, endless_provisional, busy=True),
    Case("nothing-unpacked", "timeout", nothing_unpacked_for_ever),
    Case("fifty-megabytes", _LARGE, fifty_megabytes),
    Case("endless-body", _LARGE, endless_body),
    Case("endless-chunks", _LARGE, endless_chunks),
    Case("tiny-chunks", _UNREACHABLE, tiny_chunks, busy=True),
    Case("tiny-members", _UNREACHABLE, tiny_members),
    Case("endless-extension", _UNREACHABLE, endless_extension, busy=True),
    Case("endless-trailers", _UNREACHABLE, endless_trailers),
    Case("gzip-bomb", _LARGE, gzip_bomb, busy=True),
    Case("deflate-bomb", _LARGE, deflate_bomb, busy=True),
    Case("many-headers", _UNREACHABLE, many_headers),
    Case("giant-header", _UNREACHABLE, giant_header),
    Case("packed-twice", _UNREACHABLE, saying(b"x", "200 OK", "Content-Encoding: gzip, gzip")),
    Case("packed-oddly", _UNREACHABLE, saying(b"x", "200 OK", "Content-Encoding: compress")),
    Case("not-packed", _UNREACHABLE, saying(b"not gzip at all", "200 OK", _GZIP)),
    Case("cut-off", _UNREACHABLE, raw(_BEGUN + b"Content-Length: 900\r\n\r\n<rss>")),
    Case("broken-chunks", _UNREACHABLE, raw(_VOID + b"zz\r\nx")),
    Case("no-http", _UNREACHABLE, raw(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")),
    Case("no-headers", _UNREACHABLE, raw(b"<rss version='2.0'></rss>\r\n\r\n")),
    Case("says-nothing", _UNREACHABLE, raw()),
    Case("forbidden", "http 403", saying(b"no", "403 Forbidden")),
    Case("too-many", "http 429", saying(b"", "429 Slow", "Retry-After: 9999999999999999999")),
    Case("refusal-that-hangs", "http 429", refusal_that_hangs),
    Case("failing", "http 500", saying(_PAGE, "500 Internal Server Error")),
    Case("gone", "gone", saying(b"", "410 Gone")),
    Case("loop", _REFUSED, leading("/x/loop")),
    Case("long-chain", _REFUSED, long_chain),
    Case("to-a-file", _REFUSED, leading("file:///etc/passwd")),
    Case("to-data", _REFUSED, leading("data:text/xml,<rss/>")),
    Case("to-ftp", _REFUSED, leading("ftp://example.com/feed")),
    Case("to-metadata", _REFUSED, leading("http://169.254.169.254/latest/meta-data/")),
    Case("to-a-neighbour", _REFUSED, leading(f"http://{HOST}:22/", "301 Moved")),
    Case("to-a-number", _REFUSED, leading("http://2130706433/")),
    Case("to-a-login", _REFUSED, leading("http://user:word@example.com/")),
    Case("to-nowhere", _UNREACHABLE, leading("http://[")),
    Case("page", _NO_FEED, saying(_PAGE, "200 OK", "Content-Type: text/html")),
    Case("empty", _NO_FEED, saying(b"")),
    Case("noise", _NO_FEED, saying(bytes(range(256)) * 40)),
    Case("laughs", _NO_FEED, doctype(laughs())),
    Case("outside", _SAME, doctype('<!ENTITY z SYSTEM "SITE/secret">'), brings=1),
    Case("local-file", _SAME, doctype('<!ENTITY z SYSTEM "file:///etc/passwd">'), brings=1),
    Case("parameters", _SAME, doctype('<!ENTITY % p SYSTEM "SITE/secret"> %p;'), brings=1),
    Case("quadratic", _NO_FEED, quadratic),
    Case("many-attributes", _NO_FEED, attributes("")),
    Case("hidden-attributes", "unreadable", attributes(">"), busy=True),
    Case("deep", "empty", deep),
    Case("wrong-charset", _SAME, wrong_charset, brings=3),
    Case("truncated", _SAME, truncated, brings=2),
    Case("empty-later", _NO_FEED, empty_later, brings=3),
    Case("no-items-later", "empty", no_items_later, brings=3),
    Case("churning-validators", "not modified", churning_validators, brings=3),
    Case("churning-guids", "ok", churning_guids, brings=3),
    Case("churning-dates", "ok", churning_dates, brings=3),
    Case("always-unchanged", "http 304", always_unchanged),
)


async def _serve(port: int) -> None:
    async with open_hostile(port) as hostile:
        for case in CASES:
            print(f"{hostile.site}/{case.name:<24} {case.outcome}")  # noqa: T201
        print(f"{hostile.site}/good/anything            ok")  # noqa: T201
        print(f"TRADEWIRE_ALLOWED_ADDRESSES={HOST}:{hostile.port}", flush=True)  # noqa: T201
        await asyncio.Event().wait()


if __name__ == "__main__":
    try:
        asyncio.run(_serve(int(sys.argv[1]) if len(sys.argv) > 1 else 9500))
    except KeyboardInterrupt:
        sys.exit()
