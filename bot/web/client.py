"""`Web` over aiohttp."""

from __future__ import annotations

import asyncio
import re
import resource
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from urllib.parse import urldefrag, urljoin

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.http_exceptions import HttpProcessingError

from bot.errors import PrivateAddressError, WebError, WebFault
from bot.web.guard import AddressRefusedError, fetchable, open_socket, refused
from bot.web.names import Names
from bot.web.port import NO_HEADERS, Response, Web
from bot.web.turns import PATIENCE, SPACING, Turns
from bot.web.wire import Connector

MAX_REDIRECTS = 5
CONNECTIONS = 96  # open at once: more than there are polls and readings, or these would wait
SOCKETS = 16_384  # open at once, with those that are kept for a moment
# Policies of what a page may load fill more than the usual 8 kB on some official sites.
LONGEST_HEADER = 32_768
REFUSAL_BYTES = 200_000  # of a refusal's page, which is read no further
REFUSAL_SECONDS = 2.0  # and at most a quarter of what the fetch has

_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}
_BODILESS = frozenset({204, 304})  # which may state the length of what they leave out
_LISTS = frozenset({"cache-control", "vary", "link"})  # headers that may be sent in parts
_UNPACKED = frozenset({"gzip", "deflate", "br", "zstd"})  # by aiohttp, piece by piece
_PACKINGS = _UNPACKED | {"x-gzip", "compress", "x-compress", "bzip2", "xz", "lzma", "dcb", "dcz"}


@asynccontextmanager
async def open_web(
    *,
    user_agent: str,
    allowed: frozenset[tuple[str, int]] = frozenset(),
    resolver: AbstractResolver | None = None,
    spacing: float = SPACING,
    patience: float = PATIENCE,
) -> AsyncIterator[Web]:
    """Open the HTTP client, and close its connections at the end.

    `allowed` holds the (IP address, port) pairs that pass the address guard though they
    are not public, and are asked without taking turns: the sample press, and nothing else.
    `spacing` and `patience` are of the turns at any other host, in seconds.
    """
    _make_room()
    connector = Connector(
        limit=CONNECTIONS,
        resolver=resolver or Names(),
        socket_factory=partial(open_socket, allowed),
    )
    async with aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": user_agent},
        timeout=aiohttp.ClientTimeout(total=None),
        max_line_size=LONGEST_HEADER,
        max_field_size=LONGEST_HEADER,
        trust_env=False,
    ) as session:
        yield Client(session, Turns(spacing=spacing), patience=patience, free=allowed)


def _make_room() -> None:
    """Let this process open as many sockets as it may.

    Connections are kept for a moment, in case more is wanted of their host: where thousands
    of feeds are due at once, that is more than the usual limit, which is meant to be raised.
    """
    limit, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = SOCKETS if most == resource.RLIM_INFINITY else min(SOCKETS, most)
    if limit != resource.RLIM_INFINITY and limit < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


class Client:
    """`Web` over an aiohttp session."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        turns: Turns,
        *,
        patience: float = PATIENCE,
        free: frozenset[tuple[str, int]] = frozenset(),
    ) -> None:
        self._session, self._turns = session, turns
        self._patience, self._free = patience, free

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] = NO_HEADERS,
        max_bytes: int,
        timeout: float,  # noqa: ASYNC109
    ) -> Response:
        """Fetch a URL, following redirects; see `Web.get`."""
        try:
            async with asyncio.timeout(timeout) as deadline, AsyncExitStack() as holding:
                turn = _Turn(self._turns, deadline, holding, self._patience, url)
                limits = _Limits(max_bytes, min(REFUSAL_SECONDS, timeout / 4))
                return await self._follow(url, headers, limits, turn)
        except WebError:
            raise
        except TimeoutError as error:
            raise WebError(
                f"no answer within {timeout:g} s", url=url, fault=WebFault.TIMEOUT
            ) from error
        except Exception as error:  # whatever aiohttp trips over: no answer may stop the others
            raise _web_error(error, url) from error

    async def _follow(
        self, url: str, headers: Mapping[str, str], limits: _Limits, turn: _Turn
    ) -> Response:
        target, moved, moving = url, "", True
        for _ in range(MAX_REDIRECTS + 1):
            goal = fetchable(target, url)
            if (goal.host, goal.port) not in self._free:
                await turn.take(goal.host or "")
            async with self._session.get(goal, headers=headers, allow_redirects=False) as answer:
                location = answer.headers.get("Location")
                if answer.status in _REDIRECTS and location:
                    target = urldefrag(urljoin(target, location)).url
                    moving = moving and answer.status in _PERMANENT
                    moved = target if moving else moved
                    continue
                return Response(
                    url=target,
                    status=answer.status,
                    headers=_headers(answer),
                    body=await _read(answer, limits, url),
                    moved=moved,
                )
        raise refused(f"more than {MAX_REDIRECTS} redirects", url)


@dataclass(frozen=True, slots=True)
class _Limits:
    """Bytes of a body, and seconds for the body of a refusal."""

    bytes: int
    refusal: float


class _Turn:
    """The turn that one fetch holds, at one host after the other.

    A redirect within a host goes on with the turn there. Waiting is no fault of the server's,
    so the deadline is moved by it; the patience is for all of it together.
    """

    def __init__(
        self,
        turns: Turns,
        deadline: asyncio.Timeout,
        holding: AsyncExitStack,
        patience: float,
        url: str,
    ) -> None:
        self._turns, self._deadline, self._holding = turns, deadline, holding
        self._patience, self._url = patience, url
        self._host = ""

    async def take(self, host: str) -> None:
        """Wait for a turn at a host, and give that at the last one back."""
        if host == self._host:
            return
        await self._holding.aclose()
        self._host = ""
        clock, until = asyncio.get_running_loop().time, self._deadline.when()
        began = clock()
        self._deadline.reschedule(None)
        await self._holding.enter_async_context(self._turns.turn(host, self._patience, self._url))
        waited = clock() - began
        self._patience = max(self._patience - waited, 0.0)
        self._deadline.reschedule(None if until is None else until + waited)
        self._host = host


def _headers(answer: aiohttp.ClientResponse) -> dict[str, str]:
    """Give each header once: the parts of a list joined, else the last that was sent."""
    headers: dict[str, str] = {}
    for name, value in answer.headers.items():
        name = name.lower()
        headers[name] = f"{headers[name]}, {value}" if name in _LISTS and name in headers else value
    return headers


async def _read(answer: aiohttp.ClientResponse, limits: _Limits, url: str) -> bytes:
    max_bytes = limits.bytes
    if answer.status >= 400:
        return await _read_refusal(answer, limits)
    packed = answer.headers.get("Content-Encoding", "").strip().lower()
    # Anything else is no packing, but a mistake: some name the encoding of their letters there.
    if packed not in _UNPACKED and _PACKINGS & set(re.split(r"[\s,]+", packed)):
        raise WebError(
            f"its body is packed in a way that we cannot undo: {packed[:50]!r}",
            url=url,
            fault=WebFault.MALFORMED,
        )
    too_large = WebError(
        f"its body is larger than {max_bytes} bytes",
        url=url,
        permanent=True,
        fault=WebFault.TOO_LARGE,
    )
    if (answer.content_length or 0) > max_bytes and answer.status not in _BODILESS:
        raise too_large
    body = bytearray()
    async for chunk in answer.content.iter_any():
        body += chunk
        if len(body) > max_bytes:
            raise too_large
    return bytes(body)


async def _read_refusal(answer: aiohttp.ClientResponse, limits: _Limits) -> bytes:
    """Read what can be had of a refusal's page: its status has said already what matters."""
    body, most = bytearray(), min(limits.bytes, REFUSAL_BYTES)
    with suppress(aiohttp.ClientError, OSError, EOFError):  # a TimeoutError is an OSError
        async with asyncio.timeout(limits.refusal):
            async for chunk in answer.content.iter_any():
                body += chunk
                if len(body) > most:
                    break
    return bytes(body[:most])


def _web_error(error: Exception, url: str) -> WebError:
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        why = getattr(error.certificate_error, "verify_message", "") or error.certificate_error
        return WebError(f"its certificate is not valid: {why}"[:300], url=url, permanent=True)
    if isinstance(error, aiohttp.ClientConnectorError):
        cause: Exception = error.os_error
        detail = f"cannot connect: {error.os_error.strerror or cause}"
    else:
        cause = error
        said = error.message if isinstance(error, aiohttp.ClientResponseError) else str(error)
        detail = f"{type(error).__name__}: {' '.join(said.split())}".removesuffix(": ")
    if isinstance(cause, AddressRefusedError):
        return PrivateAddressError(detail, url=url)
    # A ValueError is an address that is none: from yarl, idna and the codec of the headers.
    permanent = isinstance(cause, ValueError)
    malformed = permanent or isinstance(cause, aiohttp.ClientResponseError | HttpProcessingError)
    fault = WebFault.MALFORMED if malformed else WebFault.UNREACHABLE
    return WebError(detail[:300], url=url, permanent=permanent, fault=fault)
