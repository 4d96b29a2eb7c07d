"""The HTTP client against servers on loopback, most of them hostile."""

from __future__ import annotations

import asyncio
import socket
import ssl
import tracemalloc
import zlib
from collections.abc import Iterator
from typing import Any, cast

import aiohttp
import pytest
from aiohttp import client_exceptions
from aiohttp.client_reqrep import ConnectionKey
from yarl import URL

from bot.web import MAX_REDIRECTS, Client, Response, Turns, open_web
from tests.loopback import AGENT, HOST, Talk, get, http, refusal, saying, serving


async def test_an_answer_comes_back_whole() -> None:
    async with serving(saying(http(b"hello", "200 OK", "ETag: x", "Set-Cookie: a=b"))) as (
        server,
        web,
    ):
        response = await web.get(
            server.url, headers={"If-None-Match": "w"}, max_bytes=5, timeout=5.0
        )
        await get(web, server.url)
    assert response == Response(
        url=server.url,
        status=200,
        headers={"content-length": "5", "etag": "x", "set-cookie": "a=b"},
        body=b"hello",
    )
    first, second = server.requests
    assert f"User-Agent: {AGENT}\r\n" in first
    assert "If-None-Match: w\r\n" in first
    assert "Cookie" not in second


@pytest.mark.parametrize("status", ["304 Not Modified", "404 Not Found", "429 Slow", "503 Down"])
async def test_any_status_is_an_answer(status: str) -> None:
    async with serving(saying(http(b"", status, "Retry-After: 7"))) as (server, web):
        response = await get(web, server.url)
    assert (response.status, response.headers["retry-after"]) == (int(status[:3]), "7")


async def test_redirects_are_followed_to_the_final_url() -> None:
    async def talk(request: str, writer: asyncio.StreamWriter) -> None:
        if request.startswith("GET / "):
            writer.write(http(b"", "302 Found", "Location: /there?x=1"))
        else:
            writer.write(http(b"here"))

    async with serving(talk) as (server, web):
        response = await get(web, server.url)
    assert (response.url, response.body) == (f"{server.url}there?x=1", b"here")


@pytest.mark.parametrize(
    ("chain", "moved"),
    [
        ([], ""),
        ([301], "1"),
        ([308], "1"),
        ([302], ""),
        ([303], ""),
        ([307], ""),
        ([301, 308], "2"),
        ([301, 302], "1"),
        ([301, 302, 301], "1"),
        ([307, 301], ""),
    ],
)
async def test_it_says_where_permanent_redirects_lead(chain: list[int], moved: str) -> None:
    async def talk(request: str, writer: asyncio.StreamWriter) -> None:
        step = int(request.split()[1].removeprefix("/") or 0)
        if step < len(chain):
            writer.write(http(b"", f"{chain[step]} There", f"Location: /{step + 1}#part"))
        else:
            writer.write(http(b"here"))

    async with serving(talk) as (server, web):
        response = await get(web, server.url)
    assert response.moved == (server.url + moved if moved else "")
    assert response.url == server.url + (str(len(chain)) if chain else "")


async def test_a_redirect_loop_is_cut() -> None:
    async with serving(saying(http(b"", "301 Moved", "Location: /"))) as (server, web):
        assert await refusal(web, server.url) == (f"more than {MAX_REDIRECTS} redirects", True)
    assert len(server.requests) == MAX_REDIRECTS + 1


async def test_a_body_stops_at_its_cap() -> None:
    async with serving(saying(http(b"x" * 10_001))) as (server, web):
        assert await refusal(web, server.url) == ("its body is larger than 10000 bytes", True)


async def test_an_endless_body_stops_at_its_cap() -> None:
    async def talk(request: str, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b"x" * 1000)
            await writer.drain()

    async with serving(talk) as (server, web):
        assert await refusal(web, server.url) == ("its body is larger than 10000 bytes", True)


async def test_a_gzip_bomb_is_cut_while_it_unpacks() -> None:
    packer, zeros = zlib.compressobj(wbits=31), bytes(1_000_000)
    bomb = b"".join(packer.compress(zeros) for _ in range(200)) + packer.flush()
    answer = http(bomb, "200 OK", "Content-Encoding: gzip")
    async with serving(saying(answer)) as (server, web):
        tracemalloc.start()
        said, permanent = await refusal(web, server.url, max_bytes=1_000_000)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert (said, permanent) == ("its body is larger than 1000000 bytes", True)
    assert peak < 20_000_000


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope",
        b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
        b"\x16\x03\x01\x00\x00",
        b"HTTP/1.1 200 OK\r\nbad header\r\n\r\n",
    ],
)
async def test_a_broken_answer_is_an_error_that_may_pass(answer: bytes) -> None:
    async with serving(saying(answer)) as (server, web):
        said, permanent = await refusal(web, server.url)
    assert said
    assert not permanent


@pytest.mark.parametrize(
    "headers",
    [b"X-%d: y\r\n" * 1000, b"X: " + b"y" * 100_000 + b"\r\n"],
    ids=["many", "long"],
)
async def test_a_flood_of_headers_is_cut(headers: bytes) -> None:
    answer = b"HTTP/1.1 200 OK\r\n" + headers + b"Content-Length: 0\r\n\r\n"
    async with serving(saying(answer)) as (server, web):
        assert (await refusal(web, server.url))[0]


async def drip_headers(request: str, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X: y\r\n")
        await writer.drain()
        await asyncio.sleep(0.02)


async def drip_body(request: str, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        writer.write(b".")
        await writer.drain()
        await asyncio.sleep(0.02)


async def hang(request: str, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(5)


@pytest.mark.parametrize("talk", [drip_headers, drip_body, hang])
async def test_the_deadline_covers_everything(talk: Talk) -> None:
    async with serving(talk) as (server, web):
        assert await refusal(web, server.url, timeout=0.2) == ("no answer within 0.2 s", False)


async def test_nobody_there_is_an_error_that_may_pass() -> None:
    with socket.socket() as unused:
        unused.bind((HOST, 0))
        port = unused.getsockname()[1]
    async with open_web(user_agent=AGENT, allowed=frozenset({(HOST, port)})) as web:
        said, permanent = await refusal(web, f"http://{HOST}:{port}/")
    assert said.startswith("cannot connect: ")
    assert not permanent


async def test_an_unknown_name_is_an_error_that_may_pass() -> None:
    async with open_web(user_agent=AGENT) as web:
        said, permanent = await refusal(web, "http://no-such-name.invalid/")
    assert said.startswith("cannot connect: ")
    assert not permanent


async def test_the_environment_names_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1/")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    async with serving(saying(http(b"ok"))) as (server, web):
        assert (await get(web, server.url)).body == b"ok"


# -- every error of aiohttp --------------------------------------------------------------


def descendants(kind: type[Exception]) -> Iterator[type[Exception]]:
    for child in kind.__subclasses__():
        yield child
        yield from descendants(child)


def built(kind: type[Exception]) -> Exception:
    """Build an error of aiohttp as aiohttp would."""
    key = ConnectionKey("news.example", 80, False, True, None, None, None)
    url = URL("http://news.example/")
    info = aiohttp.RequestInfo(url, "GET", cast("Any", {}), url)
    if issubclass(kind, aiohttp.ClientConnectorCertificateError):
        return kind(key, ssl.SSLCertVerificationError("it has expired"))
    if issubclass(kind, client_exceptions.UnixClientConnectorError):
        return kind("/socket", key, OSError("gone"))
    if issubclass(kind, aiohttp.ClientConnectorError):
        return kind(key, OSError("gone"))
    if issubclass(kind, aiohttp.ClientResponseError):
        return kind(info, ())
    if issubclass(kind, aiohttp.ServerFingerprintMismatch):
        return kind(b"one", b"other", "news.example", 443)
    if issubclass(kind, aiohttp.InvalidURL):
        return kind(url)
    return kind("gone")


class Failing:
    """A session whose every request fails."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def get(self, *args: object, **kwargs: object) -> None:
        raise self._error


THEIRS = {kind for kind in descendants(aiohttp.ClientError) if "aiohttp." in kind.__module__}
SYSTEM: set[type[Exception]] = {
    ConnectionResetError,
    BrokenPipeError,
    socket.gaierror,
    ssl.SSLError,
    EOFError,
    OSError,
}


@pytest.mark.parametrize("kind", sorted(THEIRS | SYSTEM, key=str))
async def test_every_error_is_mapped_at_the_door(kind: type[Exception]) -> None:
    error = built(kind) if issubclass(kind, aiohttp.ClientError) else kind("gone")
    client = Client(cast("aiohttp.ClientSession", Failing(error)), Turns())
    said, permanent = await refusal(client, "http://news.example/")
    assert said
    assert permanent == isinstance(error, ValueError)
