"""Feed -> Entries: fetch a source, understand what it sent, say when to ask again."""

from __future__ import annotations

from bot.feeds.catalogue import CATALOGUE, EXAMPLE, load_feeds
from bot.feeds.due import after
from bot.feeds.fetch import SOURCES, Source, fetch

__all__ = ["CATALOGUE", "EXAMPLE", "SOURCES", "Source", "after", "fetch", "load_feeds"]
