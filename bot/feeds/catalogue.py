"""Feeds named in TOML: the catalogue that ships, and the files that users write."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.domain import Feed, identify
from bot.errors import ConfigError
from bot.feeds.fetch import SOURCES

CATALOGUE = Path(__file__).with_name("catalogue.toml")
MINUTES = 15.0  # between polls, unless said
LONGEST_MINUTES = 7 * 24 * 60.0

_KEYS = frozenset({"url", "publisher", "kind", "official", "minutes"})
_EXAMPLE = """
[[feed]]
url = "https://example.com/trade.rss"
publisher = "The Example Gazette"
kind = "syndication"  # RSS and Atom; "jsonfeed" for a JSON Feed, "sitemap" for a news sitemap
official = false      # true for a government's or an institution's own texts
minutes = 15          # between polls
"""


def named(wanted: str) -> tuple[Feed, ...]:
    """Read the feeds that TRADEWIRE_FEEDS names: a file's path, or `catalogue` for ours.

    Raises ConfigError that says how to name some.
    """
    path = CATALOGUE if wanted == "catalogue" else Path(wanted)
    if not path.exists():
        raise ConfigError(
            f"TRADEWIRE_FEEDS: no feeds are named, and there is no file {path}. Either set "
            "TRADEWIRE_FEEDS=catalogue for the official sources that come with Tradewire, or "
            f"write {path} like this:\n{_EXAMPLE}"
        )
    return load_feeds(path)


def load_feeds(path: Path) -> tuple[Feed, ...]:
    """Read the feeds that a TOML file names; a feed's id is derived from its URL.

    Raises ConfigError that names the file and the entry, and shows an example.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _refusal(path, f"cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _refusal(path, f"is not TOML: {error}") from error
    rows = table.get("feed")
    if set(table) != {"feed"} or not isinstance(rows, list) or not rows:
        raise _refusal(path, "must hold one or more [[feed]] entries and nothing else")
    feeds: dict[str, Feed] = {}
    for number, row in enumerate(rows, 1):
        try:
            feed = _feed(row)
            if feed.id in feeds:
                raise ValueError(f"url {feed.url} is named twice")
        except ValueError as error:
            raise _refusal(path, f"feed {number}: {error}") from error
        feeds[feed.id] = feed
    return tuple(feeds.values())


def _refusal(path: Path, what: str) -> ConfigError:
    return ConfigError(f"{path}: {what}. An entry looks like this:\n{_EXAMPLE}")


def _feed(row: Any) -> Feed:
    if not isinstance(row, dict):
        raise ValueError("is not a [[feed]] entry")
    if unknown := sorted(set(row) - _KEYS):
        raise ValueError(f"unknown key {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}")
    url = _words(row, "url")
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise ValueError(f"url {url!r} is not an http or https address")
    kind = row.get("kind", "syndication")
    if kind not in tuple(SOURCES):
        raise ValueError(f"kind {kind!r} is unknown; known are {', '.join(SOURCES)}")
    official = row.get("official", False)
    if not isinstance(official, bool):
        raise ValueError(f"official must be true or false, not {official!r}")
    minutes = row.get("minutes", MINUTES)
    if type(minutes) not in {int, float} or not 1 <= minutes <= LONGEST_MINUTES:
        raise ValueError(f"minutes must be between 1 and {LONGEST_MINUTES:g}, not {minutes!r}")
    return Feed(
        id=identify(url),
        url=url,
        publisher=_words(row, "publisher"),
        kind=kind,
        official=official,
        interval=minutes * 60.0,
    )


def _words(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key} is missing" if value is None else f"{key} must be text")
    return value.strip()
