"""The forms that settings have; each check raises ValueError, whose words follow the name."""

from __future__ import annotations

import re
from ipaddress import ip_address


def check_token(secret: str, prefix: str = "") -> None:
    """Check a secret that is sent in a header."""
    if not secret.startswith(prefix):
        raise ValueError(f"should begin with {prefix}")
    if not re.fullmatch(r"[\x21-\x7e]+", secret.removeprefix(prefix)):
        raise ValueError("should be letters, digits and signs, without spaces")


def check_url(url: str) -> None:
    """Check the address of a server."""
    if "@" in url:
        raise ValueError("should hold no password: secrets have settings of their own")
    if not re.fullmatch(r"https?://[^\s/]\S*", url):
        raise ValueError("should be a URL that begins with https:// or http://")


def pairs(addresses: str) -> frozenset[tuple[str, int]]:
    """Read (IP, port) pairs."""
    found = set()
    for part in filter(None, map(str.strip, addresses.split(","))):
        host, _, port = part.rpartition(":")
        try:
            found.add((str(ip_address(host.strip("[]"))), int(port)))
        except ValueError:
            raise ValueError("should be IP:PORT, with commas between several") from None
    return frozenset(found)
