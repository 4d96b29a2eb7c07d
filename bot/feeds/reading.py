"""A body of any kind -> what it says, where nobody has said of which kind it is."""

from __future__ import annotations

from bot.domain import Feed
from bot.errors import FeedError
from bot.feeds import federalregister, jsonfeed, sitemap, syndication
from bot.feeds.entries import MAX_ENTRIES, Contents

_READERS = (syndication.read, jsonfeed.read, sitemap.read, federalregister.read)


def read(body: bytes, content_type: str, feed: Feed, most: int = MAX_ENTRIES) -> Contents:
    """Read a body as the first kind that it can be read as.

    Raises FeedError, and nothing else: the first kind's.
    """
    refused: FeedError | None = None
    for reader in _READERS:
        try:
            return reader(body, content_type, feed, most)
        except FeedError as error:
            refused = refused or error
    raise refused or FeedError("no kind of feed is known", url=feed.url)
