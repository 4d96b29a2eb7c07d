"""The address guard: which addresses are asked at all, by how they are written and by what
they turn out to be."""

from __future__ import annotations

import ipaddress
import re
import socket

import aiohttp
from yarl import URL

from bot.errors import PrivateAddressError, WebError, WebFault

PORTS = frozenset({80, 443})
NOT_PUBLIC = "it is not at a public address on port 80 or 443"
_LONGEST = 8000  # characters of an address

# Everything in the IANA special-purpose address registries, whether or not it is marked as
# globally reachable: no feed and no article is there.
_SPECIAL_V4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",  # this network, RFC 791
            "10.0.0.0/8",  # private, RFC 1918
            "100.64.0.0/10",  # behind a carrier's NAT, RFC 6598; some clouds' metadata
            "127.0.0.0/8",  # loopback, RFC 1122
            "168.63.129.16/32",  # not in the registries: Azure's own, inside each machine there
            "169.254.0.0/16",  # link-local, RFC 3927; most clouds' metadata
            "172.16.0.0/12",  # private, RFC 1918
            "192.0.0.0/24",  # protocol assignments, RFC 6890
            "192.0.2.0/24",  # documentation, RFC 5737
            "192.31.196.0/24",  # AS112, RFC 7535
            "192.52.193.0/24",  # multicast tunnels, RFC 7450
            "192.88.99.0/24",  # 6to4 relays, RFC 7526
            "192.168.0.0/16",  # private, RFC 1918
            "192.175.48.0/24",  # AS112, RFC 7534
            "198.18.0.0/15",  # benchmarks, RFC 2544
            "198.51.100.0/24",  # documentation, RFC 5737
            "203.0.113.0/24",  # documentation, RFC 5737
            "224.0.0.0/4",  # multicast, RFC 1112
            "240.0.0.0/4",  # reserved, and broadcast, RFC 1112 and 919
        ),
    )
)
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
            "2620:4f:8000::/48",  # AS112, RFC 7534
            "3ffe::/16",  # the 6bone, given back, RFC 3701
            "3fff::/20",  # documentation, RFC 9637
        ),
    )
)
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})  # then an IPv4 address follows, RFC 5214
# What the URL standard takes for an IPv4 address: its last part is a number of any kind.
_NUMERIC = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE | re.DOTALL)
_PLAIN_V4 = re.compile(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})", re.ASCII)


def fetchable(target: str, url: str) -> URL:
    """Parse an address that may be asked, as far as its letters tell.

    `url` is what was asked for first. Raises WebError, and ValueError for what is no address.
    """
    if len(target) > _LONGEST:
        raise refused(f"an address of more than {_LONGEST} characters", url)
    parsed = URL(target)
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise refused("not an http or https address", url)
    if parsed.user is not None or parsed.password is not None:
        raise refused("an address that holds a user name or password", url)
    if _NUMERIC.fullmatch(parsed.host) and not _PLAIN_V4.fullmatch(parsed.host):
        raise PrivateAddressError("an address in numbers that hide where it leads", url=url)
    return parsed


def refused(why: str, url: str) -> WebError:
    """Build the refusal of an address or an answer that we do not want."""
    return WebError(why, url=url, permanent=True, fault=WebFault.REFUSED)


class AddressRefusedError(OSError):
    """The guard's refusal, in the one type that a connector passes through."""


def open_socket(
    allowed: frozenset[tuple[str, int]], address: aiohttp.AddrInfoType
) -> socket.socket:
    """Open the socket for an address that is about to be connected to.

    `allowed` pairs of IP address and port pass. Raises AddressRefusedError.
    """
    family, kind, protocol, _, where = address
    host, port = str(where[0]), int(where[1])
    if (host, port) not in allowed and not (port in PORTS and public(host)):
        # The same words for every address of a name: the connector then raises this error
        # itself instead of a summary of several.
        raise AddressRefusedError(NOT_PUBLIC)
    return socket.socket(family, kind, protocol)


def public(host: str) -> bool:
    """Say whether an IP address is one that the public internet routes to a single host."""
    address = ipaddress.ip_address(host)
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in block for block in _SPECIAL_V4)
    return (
        address.scope_id is None
        and address in _PUBLIC_V6
        and not any(address in block for block in _SPECIAL_V6)
        and int(address) >> 32 & 0xFFFFFFFF not in _ISATAP
    )
