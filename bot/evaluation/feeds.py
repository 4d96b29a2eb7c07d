"""`eval feeds`: what is read of feeds' bodies, against what they say."""

from __future__ import annotations

import base64
import binascii
import contextlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urljoin

from bot import feeds
from bot.domain import Entry, Feed, Measurement
from bot.errors import ConfigError, FeedError
from bot.evaluation import rows
from bot.language.markup import line, plain

_FIELDS: rows.Fields = {
    "id": (str, int),
    "body": (str,),
    "content_type": (str, type(None)),
    "expected": (dict,),
}
#: Where a body came from, unless its row has a `url`: relative links are resolved by it.
_URL = "https://feeds.example/feed"
_MOST = 1_000_000  # entries; positions count, so none is left out
_SAME = timedelta(seconds=1)

_Object: TypeAlias = Mapping[str, Any]


def measure(path: Path) -> Measurement:
    """Read the body of each row, and count the expected fields that came out right.

    An expected field that is missing, or null, is not counted. Entries are matched by their
    position. `raised` counts the bodies on which anything but FeedError came out; on these,
    as on those that are refused, nothing is right.
    """
    expected = right = raised = 0
    for row in rows.read(path, _FIELDS):
        url = str(row.get("url") or _URL)
        found: feeds.Contents | None = None
        try:
            found = feeds.read(_body(row), row["content_type"] or "", _feed(url), most=_MOST)
        except FeedError:
            pass
        except ConfigError:
            raise
        except Exception:  # that none comes out is what is measured
            raised += 1
        marks = list(_marks(_expected(row), found, url))
        expected, right = expected + len(marks), right + sum(marks)
    return Measurement(
        name="feeds",
        figures={
            "expected": expected,
            "right": right,
            "share": right / max(expected, 1),
            "raised": raised,
        },
    )


def _feed(url: str) -> Feed:
    return Feed(id="eval", url=url, publisher="")


def _body(row: _Object) -> bytes:
    try:
        return base64.b64decode(row["body"], validate=True)
    except binascii.Error as error:
        raise ConfigError(f"row {row['id']!r}: its body is not base64: {error}") from error


def _expected(row: _Object) -> _Object:
    """Give what a row expects. Raises ConfigError for what cannot be compared."""
    expected: _Object = row["expected"]
    listed = expected.get("entries") or []
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise ConfigError(f"row {row['id']!r}: its expected entries must be a list of objects")
    return expected


def _marks(expected: _Object, found: feeds.Contents | None, url: str) -> Iterator[bool]:
    """Say of each expected field whether it is right."""
    if expected.get("title") is not None:
        yield found is not None and _same_text(expected["title"], found.title)
    for number, one in enumerate(expected.get("entries") or ()):
        entry = found.entries[number] if found and number < len(found.entries) else None
        for name, right in _CHECKS.items():
            if one.get(name) is not None:
                yield entry is not None and right(one[name], entry, url)


def _same_text(expected: Any, found: str) -> bool:
    """Compare as a reader would: white space does not count, nor the markup of a title."""
    text = str(expected)
    return found in (line(text), line(plain(text)))


def _same_link(expected: Any, entry: Entry, url: str) -> bool:
    """Compare with the entry's link, and with the one that the feed gave for it.

    What is relative names no site: it is compared within the site of the entry's.
    """
    reference = str(expected).strip().replace("&amp;", "&")
    return any(
        _resolves(reference, found, base)
        for found in filter(None, (entry.url, entry.given))
        for base in (url, found)
    ) or (not entry.url and not reference)


def _resolves(reference: str, found: str, url: str) -> bool:
    return _resolved(reference.strip(), url) == found != ""


def _resolved(reference: str, url: str) -> str:
    with contextlib.suppress(ValueError):
        return reference and urljoin(url, reference)
    return ""


def _same_instant(expected: Any, entry: Entry, _: str) -> bool:
    instant = _instant(expected)
    if instant is None or entry.published is None:
        return False
    return abs(instant - entry.published) < _SAME


def _instant(expected: Any) -> datetime | None:
    """Read an instant strictly, and not by the reader that is measured."""
    if isinstance(expected, int | float):
        return datetime.fromtimestamp(expected, UTC)
    if isinstance(expected, list):  # Python's struct_time, as JSON has it
        with contextlib.suppress(ValueError, TypeError):
            year, month, day, hour, minute, second = expected[:6]
            return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        with contextlib.suppress(ValueError, TypeError):
            instant = read(str(expected).strip())
            return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return None


def _same_id(expected: Any, entry: Entry, url: str) -> bool:
    # Some readers resolve an id that is relative, as they do a link.
    guid = line(str(expected))
    return guid == entry.guid or _resolved(guid, url) == _resolved(entry.guid, url) != ""


_CHECKS = {
    "title": lambda expected, entry, _: _same_text(expected, entry.title),
    "link": _same_link,
    "id": _same_id,
    "published": _same_instant,
}
