"""Feed -> Entries: fetch a source, understand what it sent, say when to ask again."""

from __future__ import annotations

from bot.feeds.catalogue import CATALOGUE, load_feeds, named
from bot.feeds.discover import discover
from bot.feeds.due import after
from bot.feeds.entries import Contents
from bot.feeds.fetch import SOURCES, Source, fetch
from bot.feeds.reading import read

__all__ = [
    "CATALOGUE",
    "SOURCES",
    "Contents",
    "Source",
    "after",
    "discover",
    "fetch",
    "load_feeds",
    "named",
    "read",
]
