"""Feed -> Entries: fetch a source, understand what it sent, say when to ask again."""

from __future__ import annotations

from bot.feeds.catalogue import CATALOGUE, OURS, load, load_feeds, named, offers
from bot.feeds.discover import discover
from bot.feeds.due import after
from bot.feeds.entries import Contents
from bot.feeds.fetch import SOURCES, Source, fetch
from bot.feeds.look import look, look_at
from bot.feeds.opml import listed as read_list
from bot.feeds.opml import write as write_list
from bot.feeds.reading import read

__all__ = [
    "CATALOGUE",
    "OURS",
    "SOURCES",
    "Contents",
    "Source",
    "after",
    "discover",
    "fetch",
    "load",
    "load_feeds",
    "look",
    "look_at",
    "named",
    "offers",
    "read",
    "read_list",
    "write_list",
]
