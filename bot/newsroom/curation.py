"""What owners change of the sources, and what everybody may see of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import structlog

from bot import feeds
from bot.domain import Concern, Feed, Flow, Offer, Origin, Probe, Source, identify
from bot.errors import BotError, HostBusyError, KnownSourceError
from bot.newsroom import poll
from bot.newsroom.desk import Desk
from bot.newsroom.watch import note

#: A feed that was asked so lately is not asked again because a person wants to know.
LATELY = timedelta(minutes=1)

LIST_DEADLINE = 20.0  # seconds for the reading of an OPML file

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a look at every source found."""

    asked: int
    new: int  # articles
    sources: tuple[Source, ...]


class Curation:
    """The part of the newsroom that looks after the sources."""

    _desk: Desk

    def owners(self) -> tuple[str, ...]:
        """List the people who may change the sources."""
        return tuple(sorted(self._desk.owners))

    async def sources(self) -> tuple[Source, ...]:
        """Give every source that is polled or paused, by publisher."""
        return await self._desk.store.sources()

    def offers(self) -> tuple[Offer, ...]:
        """Give the sources that come with Tradewire, polled or not."""
        return feeds.offers()

    async def add_offer(
        self, offer: Offer, by: str, name: str = "", origin: Origin = Origin.SLACK
    ) -> Probe:
        """Poll a source of the catalogue from now on, and say what it holds now.

        It is added though it may not answer at this moment, for a feed is known to be there.
        """
        desk = self._desk
        feed = replace(offer.feed, publisher=name or offer.name)
        probe = await feeds.look(feed, desk.patient, desk.pool, desk.real)
        await desk.store.add_source(feed, origin, desk.now(), offer.region, offer.topics)
        await self._note(feed, "added", by)
        return probe

    async def add_source(
        self, url: str, name: str, by: str, origin: Origin = Origin.SLACK
    ) -> tuple[Feed, int]:
        """Find the feed at an address and poll it from now on; count what it holds.

        It is named `name`, or by its host. `by` is who adds it, `origin` where.
        Raises FeedError that says what is there instead, KnownSourceError where it is polled
        already, PoolError, and WebError where there is no answer.
        """
        desk = self._desk
        feed, contents = await feeds.discover(url, desk.patient, desk.pool)
        for known in await desk.store.sources():
            if known.feed.url == feed.url:  # to add it again would give it another name
                raise KnownSourceError(feed.url, known.feed.publisher)
        feed = replace(feed, publisher=name or feed.publisher)
        await desk.store.add_source(feed, origin, desk.now())
        await self._note(feed, "added", by)
        return feed, len(contents.entries)

    async def read_list(self, body: bytes) -> tuple[tuple[Offer, ...], tuple[str, ...]]:
        """Read the feeds that an OPML file lists, and what of it cannot be used.

        Raises FeedError, and PoolError.
        """
        return await self._desk.pool.run(feeds.read_list, body, deadline=LIST_DEADLINE)

    async def add_list(self, offers: Sequence[Offer], by: str, origin: Origin) -> int:
        """Poll every source of a list from now on; count those that were not polled before."""
        desk, now = self._desk, self._desk.now()
        known = {each.feed.url for each in await desk.store.sources()}
        new = [each for each in offers if each.feed.url not in known]
        for each in new:
            await desk.store.add_source(each.feed, origin, now, each.region, each.topics)
        if new:
            change, done = identify("list", by, now.isoformat()), f"added by {by}"
            log.info("sources.added", count=len(new), by=by)
            await note(desk, Concern.CHANGED, change, f"{len(new)} from a list", done)
        return len(new)

    async def pause_source(self, source: Source, by: str) -> None:
        """Poll a source no more until it is resumed."""
        await self._desk.store.pause_source(source.feed.id)
        await self._note(source.feed, "paused", by)

    async def resume_source(self, source: Source, by: str) -> None:
        """Poll a source again, at once."""
        await self._desk.store.resume_source(source.feed.id, self._desk.now())
        await self._note(source.feed, "resumed", by)

    async def remove_source(self, source: Source, by: str) -> None:
        """Poll a source no more; what it brought is kept."""
        await self._desk.store.remove_source(source.feed.id)
        await self._note(source.feed, "removed", by)

    async def _note(self, feed: Feed, done: str, by: str) -> None:
        """Let operators know what an owner did."""
        now = self._desk.now()
        change = identify(feed.id, done, now.isoformat())
        log.info("source.changed", feed=feed.id, publisher=feed.publisher, done=done, by=by)
        await note(self._desk, Concern.CHANGED, change, feed.publisher, f"{done} by {by}")

    async def check_sources(self) -> Checked:
        """Fetch every source now, but for those that were asked within the last minute."""
        desk, now = self._desk, self._desk.now()
        before = await desk.store.sources()
        asked = [
            each.feed
            for each in before
            if not each.paused
            and (
                each.polled is None
                or now - each.polled >= min(LATELY, timedelta(seconds=each.feed.interval))
            )
        ]
        ids = [feed.id for feed in asked]
        await desk.store.poll_at(now, ids)
        claimed = await desk.store.claim(
            Flow.POLL, now, lease=desk.pace.lease, ids=ids, limit=len(ids)
        )
        brought = await asyncio.gather(*(self._poll(id_) for id_ in claimed))
        return Checked(asked=len(claimed), new=sum(brought), sources=await desk.store.sources())

    async def _poll(self, feed_id: str) -> int:
        try:
            return await poll.counted(self._desk, feed_id)
        except HostBusyError as busy:
            again = self._desk.now() + timedelta(seconds=busy.retry_after)
            await self._desk.store.come_again(Flow.POLL, feed_id, again)
            return 0
        except BotError as error:
            until = self._desk.now() + LATELY
            await self._desk.store.postpone(Flow.POLL, feed_id, until)
            log.warning("step.postponed", flow="poll", id=feed_id, why=str(error))
            return 0
