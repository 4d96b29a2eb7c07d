"""The one HTTP client: every fetch has a size cap, a deadline and an address guard.

What is fetched is named by feeds and pages, so each address is treated as hostile. The
guard looks at the address that is actually connected to: a name that resolves to a
private network, now or on the second look-up, and a redirect to one are refused alike.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Protocol
from urllib.parse import urldefrag, urljoin

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.errors import PrivateAddressError, WebError, WebFault

MAX_REDIRECTS = 5
CONNECTIONS = 64  # open at once
CONNECTIONS_PER_HOST = 4
PORTS = frozenset({80, 443})

_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})

# IPv6: only what is allocated to the public (2000::/3) less the special blocks inside it,
# so that mapped, compatible, NAT64, local and unallocated addresses all fall outside.
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
_SPECIAL_V6 = tuple(
    map(
        ipaddress.IPv6Network,
        (
            "2001::/23",  # Teredo and the other protocol assignments, RFC 2928
            "2001:db8::/32",  # documentation, RFC 3849
            "2002::/16",  # 6to4, RFC 3056
            "3fff::/20",  # documentation, RFC 9637
        ),
    )
)
_RELAY_V4 = ipaddress.IPv4Network("192.88.99.0/24")  # 6to4 relays, RFC 7526


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a server answered. `url` is the final one; header names are in lower case.

    `moved` is where the permanent redirects led that came before any other: the address to
    ask from now on, empty where what was asked for has not moved.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved: str = ""


class Web(Protocol):
    """Where pages and feeds come from."""

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] = _NO_HEADERS,
        max_bytes: int,
        timeout: float,  # noqa: ASYNC109 - the deadline is the port's promise
    ) -> Response:
        """Fetch a URL, following redirects.

        `max_bytes` caps the decompressed body; `timeout`, in seconds, covers everything
        from the look-up of the name to the last byte. Any status is an answer.

        Raises WebError where there is no answer; permanent where there never will be.
        """
        ...


@asynccontextmanager
async def open_web(
    *,
    user_agent: str,
    allowed: frozenset[tuple[str, int]] = frozenset(),
    resolver: AbstractResolver | None = None,
) -> AsyncIterator[Web]:
    """Open the HTTP client, and close its connections at the end.

    `allowed` holds the (IP address, port) pairs that pass the address guard though they
    are not public: the sample press, and nothing else.
    """
    connector = aiohttp.TCPConnector(
        limit=CONNECTIONS,
        limit_per_host=CONNECTIONS_PER_HOST,
        resolver=resolver,
        socket_factory=partial(_open_socket, allowed),
    )
    async with aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": user_agent},
        timeout=aiohttp.ClientTimeout(total=None),
        trust_env=False,
    ) as session:
        yield Client(session)


class Client:
    """`Web` over an aiohttp session."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] = _NO_HEADERS,
        max_bytes: int,
        timeout: float,  # noqa: ASYNC109
    ) -> Response:
        """Fetch a URL, following redirects; see `Web.get`."""
        try:
            async with asyncio.timeout(timeout):
                return await self._follow(url, headers, max_bytes)
        except TimeoutError as error:
            raise WebError(
                f"no answer within {timeout:g} s", url=url, fault=WebFault.TIMEOUT
            ) from error
        # ValueError: from yarl, idna and the header codec. EOFError: a stream cut in a chunk.
        except (aiohttp.ClientError, OSError, ValueError, EOFError) as error:
            raise _web_error(error, url) from error

    async def _follow(self, url: str, headers: Mapping[str, str], max_bytes: int) -> Response:
        target, moved, moving = url, "", True
        for _ in range(MAX_REDIRECTS + 1):
            async with self._session.get(
                _fetchable(target, url), headers=headers, allow_redirects=False
            ) as answer:
                location = answer.headers.get("Location")
                if answer.status in _REDIRECTS and location:
                    target = urldefrag(urljoin(target, location)).url
                    moving = moving and answer.status in _PERMANENT
                    moved = target if moving else moved
                    continue
                return Response(
                    url=target,
                    status=answer.status,
                    headers={name.lower(): value for name, value in answer.headers.items()},
                    body=await _read(answer, max_bytes, url),
                    moved=moved,
                )
        raise WebError(
            f"more than {MAX_REDIRECTS} redirects",
            url=url,
            permanent=True,
            fault=WebFault.REFUSED,
        )


async def _read(answer: aiohttp.ClientResponse, max_bytes: int, url: str) -> bytes:
    body = bytearray()
    async for chunk in answer.content.iter_any():
        body += chunk
        if len(body) > max_bytes:
            raise WebError(
                f"its body is larger than {max_bytes} bytes",
                url=url,
                permanent=True,
                fault=WebFault.TOO_LARGE,
            )
    return bytes(body)


def _fetchable(target: str, url: str) -> URL:
    parsed = URL(target)
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise _refused("not an http or https address", url)
    if parsed.user is not None or parsed.password is not None:
        raise _refused("an address that holds a user name or password", url)
    return parsed


def _refused(why: str, url: str) -> WebError:
    return WebError(why, url=url, permanent=True, fault=WebFault.REFUSED)


def _web_error(error: Exception, url: str) -> WebError:
    if isinstance(error, aiohttp.ClientConnectorError):
        cause: Exception = error.os_error
        detail = f"cannot connect: {error.os_error.strerror or cause}"
    else:
        cause = error
        detail = f"{type(error).__name__}: {error}".removesuffix(": ")
    if isinstance(cause, _AddressRefusedError):
        return PrivateAddressError(detail, url=url)
    # A ValueError is a malformed address, or a certificate that is not valid.
    permanent = isinstance(cause, ValueError)
    fault = WebFault.MALFORMED if permanent else WebFault.UNREACHABLE
    return WebError(detail[:300], url=url, permanent=permanent, fault=fault)


# -- the address guard -------------------------------------------------------------------


class _AddressRefusedError(OSError):
    """The guard's refusal, in the one type that a connector passes through."""


def _open_socket(
    allowed: frozenset[tuple[str, int]], address: aiohttp.AddrInfoType
) -> socket.socket:
    family, kind, protocol, _, where = address
    host, port = str(where[0]), int(where[1])
    if (host, port) not in allowed and not (port in PORTS and public(host)):
        # The same words for every address of a name: the connector then raises this error
        # itself instead of a summary of several.
        raise _AddressRefusedError("it is not at a public address on port 80 or 443")
    return socket.socket(family, kind, protocol)


def public(host: str) -> bool:
    """Say whether an IP address is one that the public internet routes to a single host.

    The special blocks are those of the IANA special-purpose address registries.
    """
    address = ipaddress.ip_address(host)
    if isinstance(address, ipaddress.IPv6Address):
        return (
            address.scope_id is None
            and address in _PUBLIC_V6
            and not any(address in block for block in _SPECIAL_V6)
        )
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and address not in _RELAY_V4
    )
