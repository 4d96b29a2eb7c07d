"""An address is followed through the tables, however it was written down."""

from __future__ import annotations

from bot.articles import canonical
from bot.domain import Listed, Placement, Poll, PollStatus, Relevance, Trace
from bot.store import Store
from tests import make

URL = "https://outlet1.example/100%25_news"
TRADE = Relevance(relevant=True, score=0.9, topics=("steel",), terms=(("tariff", 2.0),))


async def trace(store: Store, url: str = URL) -> Trace:
    wanted = canonical(url)
    return await store.trace(wanted, lambda other: canonical(other) == wanted)


async def test_an_address_is_followed_to_its_story(store: Store) -> None:
    assert await trace(store) == Trace()
    feed = make.feed(1)
    await store.set_feeds([feed], make.NOON)
    entry = make.entry(1, feed, url=f"{URL}?utm_source=rss")
    like = make.entry(2, feed, url="https://outlet1.example/100xxxnews")
    poll = Poll(status=PollStatus.OK, entries=(entry, like))
    await store.save_poll(feed, poll, make.NOON, make.after(hours=1))
    waiting = Listed(publisher=feed.publisher, seen=make.NOON, waiting=True, archive=False)
    assert await trace(store) == Trace(listed=(waiting,))
    article = make.article(1, url=URL)
    await store.save_article(entry.id, article, make.NOON)
    story = await store.place(
        article,
        TRADE,
        make.sketch(),
        lambda _: Placement(story_id=None),
        embedder="e@1",
        since=make.NOON,
        brief_at=make.NOON,
    )
    read = Listed(publisher=feed.publisher, seen=make.NOON, waiting=False, archive=False)
    assert await trace(store) == Trace(
        listed=(read,), article_id=article.id, relevance=TRADE, story_id=story, readings=1
    )


async def test_an_article_that_moved_is_found_by_what_the_feed_listed(store: Store) -> None:
    feed = make.feed(1)
    await store.set_feeds([feed], make.NOON)
    entry = make.entry(1, feed, url="http://short.example/1")
    poll = Poll(status=PollStatus.OK, entries=(entry,))
    await store.save_poll(feed, poll, make.NOON, make.after(hours=1))
    article = make.article(1)
    await store.save_article(entry.id, article, make.NOON)
    assert (await trace(store, entry.url)).article_id == article.id
    assert (await trace(store, article.url)).article_id == article.id
