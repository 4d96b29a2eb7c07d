"""The first ten minutes of a person with us, from the greeting to the first digest and beyond.

Each stage waits for the sources, for the person or for us; all of it is a row, so that a
restart goes on where it was and nothing is said twice.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias

import structlog

from bot.channels import schedule, settings
from bot.channels import welcome as words
from bot.domain import (
    Action,
    Channel,
    Delivery,
    Flow,
    Live,
    Message,
    Stage,
    Subscription,
    Welcome,
    welcome_id,
)
from bot.errors import DeliveryError
from bot.newsroom import deliver, digest, examples
from bot.newsroom.desk import Desk
from bot.newsroom.subscribing import Subscribing, difference

log = structlog.get_logger()

SOON = timedelta(seconds=1)
#: The greeting waits for so many looks at the sources, the preview at what they brought. Looks
#: are counted, and not the time, because the sandbox's clock jumps.
GREET, READ = 10, 60
#: A channel is looked at so often, so many times, to see whether it let us in.
LOOK, PATIENCE = timedelta(seconds=30), 120
_TRIES = 5  # at a row that others change too

_Step: TypeAlias = Callable[[Welcome, Channel], Awaitable[None]]


class Welcoming(Subscribing):
    """The part of the newsroom that takes a person by the hand."""

    async def greet(self, team: str, user: str) -> bool:
        """Begin to welcome whoever installed us; False in a workspace that knows us already."""
        now = self._desk.now()
        if not user or await self._desk.store.settled_in(team):
            return False
        welcome = Welcome(team=team, user=user, begun=now, since=now)
        return await self._desk.store.greet(welcome, now)

    async def choice(self, team: str, user: str) -> Subscription | None:
        """Give what a person chose last, where it is not in force yet."""
        found = await self._desk.store.welcome(welcome_id(team, user))
        waits = found and found.stage in (Stage.INVITING, Stage.READING, Stage.PREVIEW)
        return found.wanted if found and waits else None

    async def choose(self, user: str, wanted: Subscription) -> None:
        """Take what a person chose for a channel, and go on to the preview of its digest."""
        now, team = self._desk.now(), wanted.channel.team
        await self._desk.store.greet(
            Welcome(team=team, user=user, begun=now, since=now, stage=Stage.CHOOSING), None
        )

        await self._change(welcome_id(team, user), lambda before: _anew(before, wanted))

    async def post_first(self, team: str, user: str, round_: int) -> bool:
        """Post the digest of a preview; False where it was posted or changed since."""

        def agreed(before: Welcome) -> Welcome | None:
            ready = before.stage is Stage.PREVIEW and before.round == round_
            return replace(before, stage=Stage.POSTING) if ready else None

        return await self._change(welcome_id(team, user), agreed)

    async def let_in(self, channel: Channel) -> bool:
        """Go on with whoever waited until we were let into a channel; False where nobody did."""
        waiting = await self._desk.store.uninvited(channel)
        for each in waiting:
            await self._change(each.id, lambda before: before)
        return bool(waiting)

    async def _change(self, id_: str, change: Callable[[Welcome], Welcome | None]) -> bool:
        """Change a welcome that a step may be at work on, and let it go on at once."""
        for _ in range(_TRIES):
            before = await self._desk.store.welcome(id_)
            after = change(before) if before else None
            if before is None or after is None:
                return False
            if await self._advance(before, after, due=self._desk.now()):
                return True
        return False

    async def _advance(
        self,
        before: Welcome,
        after: Welcome,
        outgoing: Sequence[Delivery] = (),
        due: datetime | None = None,
    ) -> bool:
        now = self._desk.now()
        if after.stage is not before.stage or after.round != before.round:
            after = replace(after, since=now, looks=0)
            log.info("welcome.went_on", user=after.user, stage=after.stage.value)
        return await self._desk.store.advance(before, after, outgoing, now, due)

    # -- one step --------------------------------------------------------------------

    async def _welcome(self, desk: Desk, id_: str) -> None:
        """Take a person one step further, as far as it waits for nobody."""
        found = await desk.store.welcome(id_)
        step = self._steps.get(found.stage) if found else None
        if found is None or step is None:
            await desk.store.finish(Flow.WELCOME, id_)
            return
        try:
            direct = await self._direct(found)
        except DeliveryError as error:
            if not error.permanent:
                raise
            log.warning("welcome.unreachable", user=found.user, why=str(error))
            await desk.store.finish(Flow.WELCOME, id_)
            return
        await step(found, direct)

    @property
    def _steps(self) -> Mapping[Stage, _Step]:
        return {
            Stage.GREETING: self._greeting,
            Stage.INVITING: self._inviting,
            Stage.READING: self._reading,
            Stage.POSTING: self._posting,
            Stage.ASKING: self._asking,
        }

    async def _direct(self, welcome: Welcome) -> Channel:
        direct = await self._desk.courier.open_direct(welcome.team, welcome.user)
        return Channel(team=welcome.team, id=direct)

    async def _greeting(self, welcome: Welcome, direct: Channel) -> None:
        desk, now = self._desk, self._desk.now()
        if await desk.store.untried() and welcome.looks < GREET:
            await self._advance(welcome, _looked(welcome), due=now + SOON)
            return
        channels = [
            each.channel.id
            for each in await desk.store.subscriptions()
            if each.channel.team == welcome.team
        ]
        model = desk.terms.model
        hello = words.hello(await desk.store.feed_reports(), model, channels)
        await self._advance(
            welcome,
            replace(welcome, stage=Stage.CHOOSING),
            [Delivery(channel=direct, key="welcome", message=hello)],
        )

    async def _inviting(self, welcome: Welcome, direct: Channel) -> None:
        channel, now = _wanted(welcome).channel, self._desk.now()
        outgoing = _without_buttons(welcome, direct, words.changed())
        after = replace(welcome, shown=0)
        if await self._desk.courier.member(channel):
            await self._advance(welcome, replace(after, stage=Stage.READING), outgoing, now)
            return
        invite = words.invite(channel.id)
        outgoing.append(Delivery(channel=direct, key=_key(welcome, "invite"), message=invite))
        due = now + LOOK if welcome.looks < PATIENCE else None
        await self._advance(welcome, _looked(after), outgoing, due)

    async def _reading(self, welcome: Welcome, direct: Channel) -> None:
        desk, now = self._desk, self._desk.now()
        reports = await desk.store.feed_reports()
        composed = await digest.compose(desk, _wanted(welcome), now)
        stories = len(composed.contents.items)
        unread = await desk.store.unread(now, now + desk.pace.settle)
        waited = welcome.looks >= READ + desk.pace.settle / SOON
        ready = waited or not (unread or await desk.store.untried())
        told = words.progress(reports, stories, ready=ready)
        outgoing = _progress(welcome, direct, told)
        after = replace(welcome, told=welcome.told + len(outgoing), progress=told.text)
        if not ready:
            await self._advance(welcome, _looked(after), outgoing, now + SOON)
            return
        shown = await deliver.linked(desk, direct, composed.message)
        message = words.preview(shown, _wanted(welcome), welcome.round)
        outgoing.append(Delivery(channel=direct, key=_key(welcome, "preview"), message=message))
        after = replace(after, stage=Stage.PREVIEW, shown=welcome.round)
        await self._advance(welcome, after, outgoing)

    async def _posting(self, welcome: Welcome, direct: Channel) -> None:
        """Put what was chosen into force, say so in the channel, and post its first digest.

        All of it is named by the instant at which the person agreed, so that doing it again
        after a crash posts nothing twice.
        """
        wanted, now = _wanted(welcome), self._desk.now()
        if not await self._desk.courier.member(wanted.channel):
            await self._advance(welcome, _anew(welcome, wanted), due=now)
            return
        key, old = f"{_key(welcome, 'set')}:{welcome.user}", await self.settings(wanted.channel)
        awake = old.live not in (Live.OFF, Live.PAUSED)
        new = replace(wanted, since=old.since if awake else welcome.since)
        # First the announcement: it is posted once, whatever becomes of us before the change.
        told = Delivery(channel=wanted.channel, key=key, message=self._announced(old, new))
        await self._desk.store.send([told], now)
        await self.change(new)
        await self.digest_now(wanted.channel, welcome.since)
        edits = _without_buttons(welcome, direct, words.posted(wanted))
        await self._advance(welcome, replace(welcome, stage=Stage.ASKING, shown=0), edits, now)

    async def _asking(self, welcome: Welcome, direct: Channel) -> None:
        wanted, now = _wanted(welcome), self._desk.now()
        answerable, unanswerable = await examples.questions(self._desk, wanted.channel)
        slots = schedule.upcoming(wanted, now)
        message = words.closing(
            answerable, unanswerable, slots[0] if slots else None, wanted, now, self._desk.command
        )
        closing = Delivery(channel=direct, key=_key(welcome, "closing"), message=message)
        await self._advance(welcome, replace(welcome, stage=Stage.DONE), [closing])

    # -- what it needs ---------------------------------------------------------------

    def _announced(self, old: Subscription, new: Subscription) -> Message:
        undo = json.dumps(difference(old, new), separators=(",", ":"))
        due = self.first_digest(new)
        did = "set up what this channel gets"
        return settings.announcement(old, new, due, new.set_by, undo=undo, did=did)


def _wanted(welcome: Welcome) -> Subscription:
    if welcome.wanted is None:
        raise ValueError(f"nothing was chosen in stage {welcome.stage}")
    return welcome.wanted


def _anew(before: Welcome, wanted: Subscription) -> Welcome:
    """Begin a round with what a person chose."""
    return replace(
        before,
        stage=Stage.INVITING,
        wanted=wanted,
        round=before.round + 1,
        told=0,
        progress="",
    )


def _looked(welcome: Welcome) -> Welcome:
    return replace(welcome, looks=welcome.looks + 1)


def _key(welcome: Welcome, what: str) -> str:
    return f"welcome:{welcome.round}:{what}"


def _without_buttons(welcome: Welcome, direct: Channel, message: Message) -> list[Delivery]:
    """Put a message in the place of the preview that stands, if one does."""
    if not welcome.shown:
        return []
    preview = f"welcome:{welcome.shown}:preview"
    return [
        Delivery(
            channel=direct,
            key=f"{preview}:over",
            action=Action.EDIT,
            target=preview,
            message=message,
        )
    ]


def _progress(welcome: Welcome, direct: Channel, told: Message) -> list[Delivery]:
    """Tell how far the reading is, in one message that is edited."""
    if told.text == welcome.progress:
        return []
    first = _key(welcome, "progress")
    if not welcome.told:
        return [Delivery(channel=direct, key=first, message=told)]
    return [
        Delivery(
            channel=direct,
            key=f"{first}:{welcome.told}",
            action=Action.EDIT,
            target=first,
            message=told,
        )
    ]
