"""What is amiss -> the ops channel, each thing once when it begins and once when it is over."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

import bot
from bot.channels import notices, troubles
from bot.channels.health import health
from bot.domain import Channel, Concern, Condition, Delivery, Flow, Notice, Source, identify
from bot.errors import DeliveryError
from bot.newsroom.desk import Desk
from bot.newsroom.pulse import Pulse

log = structlog.get_logger()

#: A step is told of after so many attempts.
ATTEMPTS = 5
#: Bytes that are left of a disk when it is nearly full; it has room again at twice as many.
LITTLE = 500_000_000
#: Keys in the outbox that begin so are notices.
OPS = "ops:"
_WORK = {
    Flow.POLL: "polling sources",
    Flow.READ: "reading articles",
    Flow.GROUP: "grouping articles",
    Flow.BRIEF: "writing briefings",
    Flow.EMBED: "making vectors of articles",
    Flow.ANNOUNCE: "handing briefings to channels",
    Flow.DIGEST: "giving digests",
    Flow.POST: "posting messages",
    Flow.ANSWER: "answering people",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Looks at what operators should know, and tells them.

    `find` gives the ops channel, or None where none is set: then it stands in the log only.
    It raises DeliveryError while the one that is set cannot be found.
    `free` gives the bytes that the disk has left.
    """

    desk: Desk
    pulse: Pulse
    find: Callable[[], Awaitable[Channel | None]]
    free: Callable[[], int]
    command: str = "/trade"

    async def tick(self) -> None:
        """Look once, for a clock."""
        await self.look()

    async def look(self) -> tuple[Notice, ...]:
        """Look at everything once; give what was told."""
        desk = self.desk
        now, known = desk.now(), await desk.store.noticed()
        sources = await desk.store.sources()
        if probed := troubles.next_asked(sources, now):
            await desk.store.poll_at(now, [probed.feed.id])
        told = notices.changes(known, await self._seen(sources, known, now), now)
        if not told:
            return ()
        outgoing = []
        try:
            channel = await self.find()
        except DeliveryError:  # which whoever looks for it has logged: it is told once it is found
            return ()
        if channel is not None:
            key = identify(*(f"{each.key} {each.over}" for each in told), now.isoformat())
            message = notices.render(told, desk.zone, self.command)
            outgoing.append(Delivery(channel=channel, key=OPS + key, message=message))
        if not await desk.store.tell(told, known, outgoing, now):
            return ()  # another worker did
        for each in told:
            tell = log.info if each.over or each.concern is Concern.VERSION else log.warning
            tell("notice.told", about=each.key, over=each.over, why=each.detail)
        if any(each.concern is Concern.OUTAGE and each.over for each in told):
            failing = (each for each in sources if health(each).condition is Condition.FAILING)
            await desk.store.poll_at(now, [each.feed.id for each in failing])
        return told

    async def _seen(
        self,
        sources: Sequence[Source],
        known: Mapping[str, tuple[Notice, datetime]],
        now: datetime,
    ) -> tuple[Notice, ...]:
        return (
            *troubles.seen(sources, known, now, self.desk.zone),
            *await self._channels(),
            *await self._steps(),
            *self.pulse.notices,
            *self._disk(),
            self._notice(Concern.VERSION, "version", bot.__version__, bot.__version__),
        )

    async def _channels(self) -> list[Notice]:
        return [
            self._notice(Concern.CHANNEL, channel, channel, over=not paused)
            for channel, paused in (await self.desk.store.paused_channels()).items()
        ]

    async def _steps(self) -> list[Notice]:
        return [
            self._notice(
                Concern.STEP,
                each.flow.value,
                _WORK.get(each.flow, each.flow.value),
                f"{each.due} tried {ATTEMPTS} times or more",
                over=not each.due,
            )
            for each in await self.desk.store.struggling(ATTEMPTS)
        ]

    def _disk(self) -> list[Notice]:
        free = self.free()
        if LITTLE < free < 2 * LITTLE:
            return []
        detail = f"{free / 1e6:,.0f} MB left"
        return [
            self._notice(
                Concern.DISK, "var", "The folder of TRADEWIRE_VAR", detail, over=free > LITTLE
            )
        ]

    def _notice(
        self, concern: Concern, id_: str, about: str, detail: str = "", *, over: bool = False
    ) -> Notice:
        return Notice(
            concern=concern, id=id_, about=about, since=self.desk.now(), detail=detail, over=over
        )


async def note(desk: Desk, concern: Concern, id_: str, about: str, detail: str = "") -> None:
    """Keep a happening, of which operators are told at the next look."""
    await desk.store.note(
        Notice(concern=concern, id=id_, about=about, since=desk.now(), detail=detail)
    )
