"""Whose address a link is: an outlet's own, a redirector's that hides it, or a form for consent's.

An aggregator's redirect is neither read nor cited: it leads programs to a form for consent, and
people past the outlet's own address.
"""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import urlsplit

from bot.domain import Entry, Feed
from bot.language.boilerplate import bids, heads
from bot.language.urls import unwrapped

AGGREGATOR = "news.google.com"
ASKING = "consent.google.com"  # on behalf of it
HIDDEN = "Google News hides the address of the outlet's page, so nothing but its headline is kept"
LONGEST_NAME = 60  # characters of an outlet's name, where a feed gives it

# One short word or two, of letters alone: no article's.
_FRONT = re.compile(
    r"(?:/[a-z]{2}(?:[-_][a-z]{2})?)?(?:/(?:home|index|default|start|main|front)[^/]*"
    r"|/(?=[^/]{1,20}$)[a-z]+(?:[-_][a-z]+)?)?",
    re.IGNORECASE,
)
# Hosts of the kind `consent.example.com` ask for nothing but consent. Yahoo's are called guce.
_CONSENT = ("consent.", "guce.")
_URL_FIELD = 4  # of the message that an older link of Google News is
_VARINT, _BYTES = 0, 2  # how a field of such a message is written


def own_address(url: str) -> str:
    """Give the outlet's own address behind a redirector's, empty where it is hidden."""
    url = unwrapped(url)
    return _held(urlsplit(url).path.rstrip("/").rpartition("/")[2]) if _hides(url) else url


def asks_consent(url: str, asked: str) -> str:
    """Name the host that a page's address was redirected to if it asks for consent only."""
    try:
        host, before = urlsplit(url).hostname or "", urlsplit(asked).hostname or ""
    except ValueError:
        return ""
    return host if host != before and host.lower().startswith(_CONSENT) else ""


def leads_to_front(url: str, asked: str) -> bool:
    """Say whether a page's address was redirected to a front page, or to a section's."""
    try:
        path, before = urlsplit(url).path.rstrip("/"), urlsplit(asked).path.rstrip("/")
    except ValueError:
        return False
    slug = before.rpartition("/")[2].partition(".")[0].lower()
    if not asked or path == before or (slug and slug in path.lower()):
        return False
    return bool(_FRONT.fullmatch(path)) and not _FRONT.fullmatch(before)


def names_one(text: str) -> bool:
    """Say whether a text may be an outlet's name: it is short, and neither sentence nor order."""
    sentence = len(text.split()) > 3 and text.rstrip("”\"’'")[-1:] in tuple(".!?…")
    return len(text) <= LONGEST_NAME and not sentence and heads(text) and not bids(text)


def headed(entry: Entry, feed: Feed) -> tuple[str, str]:
    """Tell a headline and its outlet apart, which an aggregator's title joins by a dash.

    What an official source publishes is its own, whatever it names; so is what names, in the
    place of an outlet, something that asks or tells somebody something.
    """
    named = entry.publisher if names_one(entry.publisher) and not feed.official else ""
    name = named or feed.publisher
    if entry.publisher:
        return entry.title.removesuffix(f" - {entry.publisher}"), name
    before, dash, after = entry.title.rpartition(" - ")
    if dash and before and names_one(after) and _hides(entry.url):
        return before, after
    return entry.title, name


def _hides(url: str) -> bool:
    """Say whether an address is an aggregator's, or its form for consent before that."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        return host == AGGREGATOR or (host == ASKING and AGGREGATOR in parts.query.lower())
    except ValueError:
        return False


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def _held(token: str) -> str:
    """Read the address in a link of Google News, which those before 2024 hold: a protobuf."""
    try:
        message = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        at = 0
        while at < len(message):
            key, at = _varint(message, at)
            value, at = _varint(message, at)
            if key & 7 == _BYTES:
                field, at = message[at : at + value], at + value
                if key >> 3 == _URL_FIELD:
                    address = field.decode()
                    return address if _is_address(address) and not _hides(address) else ""
            elif key & 7 != _VARINT:
                break
    except (binascii.Error, ValueError, IndexError):
        pass
    return ""


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value, shift, at = value | (byte & 127) << shift, shift + 7, at + 1
        if byte < 128:
            return value, at
