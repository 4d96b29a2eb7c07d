"""Whatever is asked for and whatever is answered, nothing but WebError comes out of the client."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import WebError
from bot.web import Response, Web, open_web
from tests.loopback import AGENT, HOST, Rebinding, Server, open_server
from tests.test_web_addresses import ADDRESSES


async def asked(web: Web, url: str) -> Response | None:
    try:
        return await web.get(url, max_bytes=1000, timeout=1.0)
    except WebError:
        return None


@given(st.lists(ADDRESSES, min_size=1, max_size=20))
@settings(max_examples=60)
def test_no_address_brings_anything_else(urls: Sequence[str]) -> None:
    async def ask() -> None:
        resolver = Rebinding("127.0.0.1")
        async with open_web(user_agent=AGENT, resolver=resolver, spacing=0.0) as web:
            answers = [await asked(web, url) for url in urls]
        assert not any(answers)

    asyncio.run(ask())


HEADS = st.sampled_from(
    [
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 301 Moved\r\nLocation: ",
        b"HTTP/1.1 404 No\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        b"HTTP/1.0 200 OK\r\n\r\n",
        b"HTTP/9.9 999 ?\r\n",
        b"",
    ]
)
HEADERS = st.lists(
    st.sampled_from(
        [
            b"Content-Encoding: gzip\r\n",
            b"Content-Encoding: deflate\r\n",
            b"Content-Encoding: br\r\n",
            b"Content-Encoding: zstd\r\n",
            b"Transfer-Encoding: chunked\r\n",
            b"Content-Length: 3\r\n",
            b"Content-Length: -3\r\n",
            b"Content-Length: 99999999999999999999\r\n",
            b"Set-Cookie: \xff=\0\r\n",
            b"Content-Type: \xff;charset=\r\n",
            b"Location: //\xff\r\n",
            b"X: \xe9\r\n",
            b" folded\r\n",
            b"\r\n",
        ]
    ),
    max_size=6,
).map(b"".join)
BODIES = st.binary(max_size=60) | st.sampled_from(
    [b"3\r\nabc\r\n0\r\n\r\n", b"\x1f\x8b\x08", b"x\x9c"]
)
ANSWERS = st.tuples(HEADS, HEADERS, BODIES).map(b"".join) | st.binary(max_size=100)


@given(st.lists(ANSWERS, min_size=1, max_size=20))
@settings(max_examples=60)
def test_no_answer_brings_anything_else(answers: Sequence[bytes]) -> None:
    async def ask() -> None:
        server: Server

        async def talk(request: str, writer: asyncio.StreamWriter) -> None:
            path = request.split()[1].strip("/")
            writer.write(answers[int(path)] if path.isdecimal() else b"HTTP/1.1 200 OK\r\n\r\n")

        async with open_server(talk) as (server, web):
            for number in range(len(answers)):
                response = await asked(web, f"http://{HOST}:{server.port}/{number}")
                assert response is None or len(response.body) <= 1000

    asyncio.run(ask())
