"""Servers whose bytes come too slowly, or never end."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import count

from tests.hostile.visit import BEGUN, Visit, three

MEGABYTE = 1 << 20


def forever(part: bytes) -> Iterator[bytes]:
    for _ in count():
        yield part


async def hang_before_headers(visit: Visit) -> None:
    await visit.pause()


async def hang_in_headers(visit: Visit) -> None:
    await visit.say(BEGUN)
    await visit.pause()


async def hang_in_body(visit: Visit) -> None:
    await visit.say(BEGUN + b"Content-Length: 90000\r\n\r\n", three(visit)[:200])
    await visit.pause()


async def drip_body(visit: Visit) -> None:
    await visit.say(BEGUN + b"\r\n")
    await visit.go_on((bytes([letter]) for letter in three(visit)), pause=1.0)


async def drip_headers(visit: Visit) -> None:
    await visit.say(BEGUN)
    await visit.go_on(forever(b"X: y\r\n"), pause=0.2)


async def endless_provisional(visit: Visit) -> None:
    await visit.go_on(forever(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"))


async def nothing_unpacked_for_ever(visit: Visit) -> None:
    packer = zlib.compressobj(wbits=31)
    begin = packer.compress(b"") + packer.flush(zlib.Z_SYNC_FLUSH)
    await visit.say(BEGUN + b"Content-Encoding: gzip\r\n\r\n", begin)
    await visit.go_on(forever(b"\x00\x00\x00\xff\xff" * 1000), pause=0.01)  # empty blocks


async def refusal_that_hangs(visit: Visit) -> None:
    head = b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7200\r\nContent-Length: 9000\r\n\r\n"
    await visit.say(head, b"slow down")
    await visit.pause()


# -- what is large -----------------------------------------------------------------------


async def fifty_megabytes(visit: Visit) -> None:
    await visit.say(BEGUN + b"Content-Length: 52428800\r\n\r\n")
    await visit.go_on(b" " * MEGABYTE for _ in range(50))


async def endless_body(visit: Visit) -> None:
    await visit.say(BEGUN + b"\r\n")
    await visit.go_on(forever(b" " * MEGABYTE))


async def endless_chunks(visit: Visit) -> None:
    await visit.say(BEGUN + b"Transfer-Encoding: chunked\r\n\r\n")
    await visit.go_on(forever(b"10000\r\n" + b" " * 65536 + b"\r\n"))


async def tiny_chunks(visit: Visit) -> None:
    await visit.say(BEGUN + b"Transfer-Encoding: chunked\r\n\r\n")
    await visit.go_on(forever(b"1\r\nx\r\n" * 10_000))


async def tiny_members(visit: Visit) -> None:
    packer = zlib.compressobj(wbits=31)
    member = packer.compress(b"") + packer.flush()
    await visit.say(BEGUN + b"Content-Encoding: gzip\r\n\r\n")
    await visit.go_on(forever(member * 10_000))


async def endless_extension(visit: Visit) -> None:
    await visit.say(BEGUN + b"Transfer-Encoding: chunked\r\n\r\n5;")
    await visit.go_on(forever(b"x" * 65536))


async def endless_trailers(visit: Visit) -> None:
    await visit.say(BEGUN + b"Transfer-Encoding: chunked\r\n\r\n0\r\n")
    await visit.go_on(forever(b"X: y\r\n" * 10_000))


def bomb(megabytes: int, wbits: int) -> Iterator[bytes]:
    """Pack so much of nothing; a thousandth of it goes over the wire."""
    packer, zeros = zlib.compressobj(9, wbits=wbits), bytes(MEGABYTE)
    for _ in range(megabytes):
        yield packer.compress(zeros)
    yield packer.flush()


async def gzip_bomb(visit: Visit) -> None:
    await visit.say(BEGUN + b"Content-Encoding: gzip\r\n\r\n")
    await visit.go_on(bomb(10_240, 31))


async def deflate_bomb(visit: Visit) -> None:
    await visit.say(BEGUN + b"Content-Encoding: deflate\r\n\r\n")
    await visit.go_on(bomb(10_240, 15))


async def many_headers(visit: Visit) -> None:
    await visit.say(BEGUN)
    await visit.go_on(f"X-{number}: y\r\n".encode() for number in count())


async def giant_header(visit: Visit) -> None:
    await visit.say(BEGUN + b"X: ")
    await visit.go_on(forever(b"y" * 65536))
