"""The facade that every door uses. It alone chains the rooms; each flow is one file.

    poll      feed     -> entries
    read      entry    -> article
    group     article  -> story
    brief     story    -> briefing, through the gate
    embed     article  -> the vector that a model makes of it
    announce  briefing -> the outbox of each channel that it is due to
    digest    a channel's hour -> its digest in the outbox
    deliver   messages -> Slack
    answer    question -> answer
    welcoming a person -> their channel's first digest

Every step takes the id of a row that is due, claims the row, does its work and settles the
row in the transaction that keeps the result. A step that fails is put off, alone.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import structlog

from bot import articles
from bot.domain import (
    Briefing,
    Channel,
    Delivery,
    Event,
    EventKind,
    Feed,
    FeedReport,
    Flow,
    Job,
    Message,
    Status,
)
from bot.errors import BotError, HostBusyError
from bot.newsroom import announce, answer, brief, deliver, digest, embed, group, poll, read, status
from bot.newsroom.conversation import Conversation
from bot.newsroom.curation import Curation
from bot.newsroom.desk import Desk, Model, Pace, Terms
from bot.newsroom.evidence import Evidence
from bot.newsroom.inquiry import Inquiry
from bot.newsroom.observer import Observer
from bot.newsroom.ports import Courier, NoCourier, Stream
from bot.newsroom.pulse import Pulse
from bot.newsroom.watch import Watch
from bot.newsroom.welcoming import Welcoming

log = structlog.get_logger()

Handler: TypeAlias = Callable[[Event], Awaitable[None]]
Step: TypeAlias = Callable[[Desk, str], Awaitable[None]]

_STEPS: Mapping[Flow, Step] = {
    Flow.POLL: poll.poll,
    Flow.READ: read.read,
    Flow.GROUP: group.group,
    Flow.BRIEF: brief.brief,
    Flow.EMBED: embed.embed,
    Flow.ANNOUNCE: announce.announce,
    Flow.DIGEST: digest.give,
    Flow.POST: deliver.post,
}
_LONGEST_WAIT = timedelta(hours=1)
_NEARLY_A_SECOND = timedelta(microseconds=999_999)
_LISTED, _AT_ONCE = 500, 32  # feeds, where all are polled at once
#: An event that could not be handled within so many attempts is given up, and said so.
_EVENT_ATTEMPTS = 8
_SAID = (EventKind.MENTION, EventKind.MESSAGE)


class Newsroom(Conversation, Welcoming, Curation, Inquiry, Evidence):
    """Everything that Tradewire can be asked to do."""

    def __init__(self, desk: Desk, handle: Handler | None = None) -> None:
        self._desk = desk
        self._handle = handle

    # -- the work that waits ---------------------------------------------------------

    async def due(self, polls: int = 50) -> tuple[Job, ...]:
        """List what is due now in every flow, the oldest; of feeds at most `polls`."""
        return await self._desk.store.due(self._desk.now(), polls=polls)

    async def work(self, job: Job) -> bool:
        """Do one step, if nobody else holds its row; say whether it was done.

        Whatever goes wrong is logged and put off, so that one bad item never stops the
        others and nothing is lost. A step that is broken off hands its row back at once.
        """
        desk, now = self._desk, self._desk.now()
        # To a whole second, so that what is claimed in one moment can be claimed together.
        lease = (now + desk.pace.lease + _NEARLY_A_SECOND).replace(microsecond=0)
        try:
            if not await desk.store.take(job.flow, job.id, now, lease):
                return False
            step = _STEPS.get(job.flow) or self._people[job.flow]
            await step(desk, job.id)
        except asyncio.CancelledError:
            await self._hand_back(job, lease)
            raise
        except HostBusyError as busy:
            again = desk.now() + timedelta(seconds=busy.retry_after)
            await desk.store.come_again(job.flow, job.id, again)
            return False
        except Exception as error:
            await self._put_off(job, error)
            desk.observer.stepped(job.flow, done=False)
        else:
            desk.observer.stepped(job.flow, done=True)
        return True

    @property
    def _people(self) -> Mapping[Flow, Step]:
        return {Flow.ANSWER: self._answer_event, Flow.WELCOME: self._welcome}

    async def _hand_back(self, job: Job, lease: datetime) -> None:
        try:
            await self._desk.store.hand_back(job.flow, job.id, lease)
            log.info("step.handed_back", flow=job.flow.value, id=job.id)
        except BotError as error:  # then its lease runs out
            log.warning("step.held", flow=job.flow.value, id=job.id, why=str(error))

    async def _put_off(self, job: Job, error: Exception) -> None:
        desk = self._desk
        attempts = await desk.store.attempts(job.flow, job.id)
        wait = min(timedelta(seconds=2 ** min(attempts, 20)), _LONGEST_WAIT)
        if isinstance(error, BotError):
            log.warning(
                "step.postponed", flow=job.flow.value, id=job.id, attempts=attempts, why=str(error)
            )
        else:
            log.error(
                "step.failed", flow=job.flow.value, id=job.id, attempts=attempts, exc_info=error
            )
        if job.flow is Flow.ANSWER and attempts >= _EVENT_ATTEMPTS:
            log.error("event.given_up", id=job.id, attempts=attempts)
            await desk.store.finish(job.flow, job.id)
            return
        await desk.store.postpone(job.flow, job.id, desk.now() + wait)

    async def _answer_event(self, desk: Desk, event_id: str) -> None:
        event = await desk.store.event(event_id)
        if event is not None and event.thread_ts and event.kind in _SAID:
            await asyncio.sleep(desk.pace.turn.total_seconds())
            if await desk.store.overtakes(event_id):
                await desk.store.postpone(Flow.ANSWER, event_id, desk.now())
                return
        if event is not None and self._handle is not None:
            await self._handle(event)
            desk.observer.handled(event.kind)
        await desk.store.handled(event_id)

    async def drain(self, flows: Collection[Flow] = tuple(Flow)) -> int:
        """Do everything that is due in `flows`, and what becomes due by it; count the steps."""
        steps = 0
        while jobs := [job for job in await self.due() if job.flow in flows]:
            done = [await self.work(job) for job in jobs]
            if not any(done):
                break
            steps += sum(done)
        return steps

    async def status(self) -> Status:
        """Give the bot's state: sources, stories, what waits, the model, who is running."""
        return await status.status(self._desk)

    async def want_vectors(self) -> None:
        """Let what is open wait for vectors of the model that is set, where it has none."""
        await embed.want(self._desk)

    async def tidy(self) -> None:
        """Keep what grouping compares as it is drawn now, and no longer than it is compared."""
        await group.tidy(self._desk)

    # -- feeds -----------------------------------------------------------------------

    async def set_feeds(self, feeds: tuple[Feed, ...]) -> None:
        """Make these the feeds that are polled."""
        await self._desk.store.set_feeds(feeds, self._desk.now())

    async def poll_now(self) -> tuple[FeedReport, ...]:
        """Fetch every feed at once, read and group what came, and report on each feed.

        Stories are briefed when they are due, which may be later.
        """
        await self._desk.store.poll_at(self._desk.now())
        places = asyncio.Semaphore(_AT_ONCE)

        async def polled(job: Job) -> bool:
            async with places:
                return await self.work(job)

        done = [True]
        while any(done):
            due = [job for job in await self.due(_LISTED) if job.flow is Flow.POLL]
            done = await asyncio.gather(*map(polled, due))
        await self.drain((Flow.READ, Flow.GROUP, Flow.BRIEF))
        return await self._desk.store.feed_reports()

    # -- what is asked ---------------------------------------------------------------

    async def latest(self, topic: str = "", limit: int = 5) -> tuple[Briefing, ...]:
        """Give the newest briefings, one a story, newest first; all, or those on a topic.

        A topic matches the topics of the story and the words of its headline and points.
        """
        return await answer.latest(self._desk, topic, limit)

    async def brief(self, subject: str) -> Briefing:
        """Write up a page (a URL), a text file (a path), or the newest story on a topic.

        What is read for it is not kept. Raises WebError, PoolError, and BotError where the
        archive has nothing on the topic.
        """
        desk = self._desk
        if re.match(r"https?://", subject, re.IGNORECASE):
            article = await articles.read_url(
                subject, desk.patient, desk.pool, desk.robots, desk.now()
            )
        elif (path := Path(subject)).exists():
            article = await articles.read_file(path, desk.pool, desk.now())
        else:
            found = await self.latest(subject, limit=1)
            if not found:
                raise BotError(
                    f"{subject!r} is no URL and no file, and the archive has no story on it. "
                    "Give a URL that begins with https://, the path of a text file, or a topic "
                    "such as: tradewire brief steel"
                )
            return found[0]
        return await brief.compose(desk, brief.lone_story(article), (article,))

    # -- channels and threads --------------------------------------------------------

    async def tell(self, channel: Channel, key: str, message: Message, thread_ts: str = "") -> None:
        """Post a message once for each `key`."""
        delivery = Delivery(channel=channel, key=key, message=message, thread_ts=thread_ts)
        await self._desk.store.send([delivery], self._desk.now())


__all__ = [
    "Courier",
    "Desk",
    "Handler",
    "Model",
    "Newsroom",
    "NoCourier",
    "Observer",
    "Pace",
    "Pulse",
    "Stream",
    "Terms",
    "Watch",
]
