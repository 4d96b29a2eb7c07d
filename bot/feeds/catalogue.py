"""Feeds named in TOML: the catalogue that ships, and the files that users write."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.domain import Feed, Offer, identify
from bot.errors import ConfigError
from bot.feeds.fetch import SOURCES

CATALOGUE = Path(__file__).with_name("catalogue.toml")
MINUTES = 15.0  # between polls, unless said
LONGEST_MINUTES = 7 * 24 * 60.0
OURS = "catalogue"  # what TRADEWIRE_FEEDS says for the feeds that ship

_OLD = "publisher"  # what `name` was called, and may still be
_KEYS = frozenset(
    {"url", "name", "kind", "official", "minutes", "region", "topics", "quirk", "optional", "only"}
)
_EXAMPLE = """
[[feed]]
name = "The Example Gazette"
url = "https://example.com/trade.rss"
kind = "syndication"  # RSS and Atom; others: "jsonfeed", "sitemap" (of news), "federalregister"
official = false      # true for a government's or an institution's own texts
minutes = 15          # between polls
"""


def named(wanted: str, *, others: bool = False) -> tuple[Feed, ...]:
    """Read the feeds that TRADEWIRE_FEEDS names: a file's path, or `catalogue` for ours.

    Of ours those are left out that are polled only where somebody adds them. With `others`, which
    were added already, there may be no file. Raises ConfigError that says how to name some.
    """
    if wanted == OURS:
        return tuple(each.feed for each in offers() if not each.optional)
    path = Path(wanted)
    if not path.exists() and others:
        return ()
    if not path.exists():
        raise ConfigError(
            f"TRADEWIRE_FEEDS: no feeds are named, and there is no file {path}. Either set "
            "TRADEWIRE_FEEDS=catalogue for the sources that come with Tradewire, or add some of "
            f"them (tradewire feeds add WTO), or write {path} like this:\n{_EXAMPLE}"
        )
    return load_feeds(path)


@cache
def offers() -> tuple[Offer, ...]:
    """Give the sources that come with Tradewire."""
    return load(CATALOGUE)


def load_feeds(path: Path) -> tuple[Feed, ...]:
    """Read the feeds that a TOML file names; a feed's id is derived from its URL.

    Raises ConfigError that names the file and the entry, and shows an example.
    """
    return tuple(each.feed for each in load(path))


def load(path: Path) -> tuple[Offer, ...]:
    """Read the feeds that a TOML file names, and what it says of them.

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
    read: dict[str, Offer] = {}
    for number, row in enumerate(rows, 1):
        try:
            offer = _offer(row)
            if offer.feed.id in read:
                raise ValueError(f"url {offer.feed.url} is named twice")
        except ValueError as error:
            raise _refusal(path, f"feed {number}: {error}") from error
        read[offer.feed.id] = offer
    return tuple(read.values())


def _refusal(path: Path, what: str) -> ConfigError:
    return ConfigError(f"{path}: {what}. An entry looks like this:\n{_EXAMPLE}")


def _offer(row: Any) -> Offer:
    if not isinstance(row, dict):
        raise ValueError("is not a [[feed]] entry")
    if unknown := sorted(set(row) - _KEYS - {_OLD}):
        raise ValueError(f"unknown key {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}")
    if _OLD in row:
        if "name" in row:
            raise ValueError(f"name and {_OLD} are the same; give name alone")
        row = {**row, "name": row[_OLD]}
    url = _words(row, "url")
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise ValueError(f"url {url!r} is not an http or https address")
    kind = row.get("kind", "syndication")
    if kind not in tuple(SOURCES):
        raise ValueError(f"kind {kind!r} is unknown; known are {', '.join(SOURCES)}")
    minutes = row.get("minutes", MINUTES)
    if type(minutes) not in {int, float} or not 1 <= minutes <= LONGEST_MINUTES:
        raise ValueError(f"minutes must be between 1 and {LONGEST_MINUTES:g}, not {minutes!r}")
    return Offer(
        feed=Feed(
            id=identify(url),
            url=url,
            publisher=_words(row, "name"),
            kind=kind,
            official=_flag(row, "official"),
            interval=minutes * 60.0,
            only=_pattern(row),
        ),
        region=_words(row, "region", ""),
        topics=_topics(row),
        quirk=_words(row, "quirk", ""),
        optional=_flag(row, "optional"),
    )


def _words(row: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = row.get(key, default)
    if value is None:
        raise ValueError(f"{key} is missing")
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise ValueError(f"{key} must be text")
    return value.strip()


def _flag(row: Mapping[str, Any], key: str) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise ValueError(f"{key} must be true or false, not {value!r}")
    return value


def _topics(row: Mapping[str, Any]) -> tuple[str, ...]:
    value = row.get("topics", [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError('topics must be a list of texts, such as ["tariffs", "customs"]')
    return tuple(each.strip() for each in value if each.strip())


def _pattern(row: Mapping[str, Any]) -> str:
    pattern = _words(row, "only", "")
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"only is no regular expression: {error}") from error
    return pattern
