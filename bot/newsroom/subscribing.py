"""What a channel asked for: read, changed, and what its digest would say now."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from pydantic import TypeAdapter

from bot.channels import edition, schedule
from bot.channels import topics as topic_rules
from bot.channels.layout import clock
from bot.domain import Briefing, Channel, Digest, Live, Message, Schedule, Subscription
from bot.errors import BotError
from bot.newsroom import deliver, digest
from bot.newsroom.desk import Desk

MORNING = time(8, 30)
PLENTY = 60  # live posts an hour, where everything is to be seen
#: So many of the newest stories are looked through for the words of a headline.
HEADLINES = 200


class Subscribing:
    """The part of the newsroom that keeps what channels asked for."""

    _desk: Desk

    async def subscription(self, channel: Channel) -> Subscription | None:
        """Give a channel's settings, or None when nobody has subscribed it."""
        return await self._desk.store.subscription(channel)

    async def subscriptions(self) -> tuple[Subscription, ...]:
        """Give the settings of every channel that has any."""
        return await self._desk.store.subscriptions()

    async def subscribe(self, channel: Channel, live: Live, zone: str = "") -> Subscription:
        """Set what a channel gets as it breaks; a new subscriber gets no backlog."""
        known = await self.settings(channel, zone)
        if live is not known.live and known.live in (Live.OFF, Live.PAUSED):
            known = replace(known, since=self._desk.now())
        return await self.change(replace(known, live=live))

    async def settings(self, channel: Channel, zone: str = "") -> Subscription:
        """Give a channel's settings, and those it would begin with where it has none."""
        known = await self.subscription(channel)
        if known is not None:
            return known
        zone = zone or self._desk.zone
        return Subscription(channel=channel, live=Live.OFF, since=self._desk.now(), zone=zone)

    async def change(self, subscription: Subscription) -> Subscription:
        """Keep a channel's new settings, and let it wait for the digest that they ask for."""
        await self._desk.store.subscribe(subscription)
        await digest.wait(self._desk, subscription, self._desk.now(), anew=True)
        return subscription

    async def settle(self, channel: Channel) -> None:
        """Give a channel that has no settings every story and a digest on weekday mornings."""
        if await self.subscription(channel) is None:
            morning = Schedule(days=schedule.WEEKDAYS, times=(MORNING,), begun=self._desk.now())
            known = await self.settings(channel)
            await self.change(replace(known, live=Live.ALL, schedule=morning, cap=PLENTY))

    async def zone(self, channel: Channel) -> str:
        """Give the time zone in which a channel's times are shown."""
        subscription = await self.subscription(channel)
        return subscription.zone if subscription else self._desk.zone

    # -- digests ---------------------------------------------------------------------

    async def plan_digests(self) -> None:
        """Let every channel wait for its next digest, whatever the clock has done."""
        await digest.plan(self._desk)

    async def next_digest(self, channel: Channel | None = None) -> datetime | None:
        """Tell when a channel's next digest is due, or that of any channel."""
        waiting = await self._desk.store.next_digest(channel)
        return waiting.due if waiting else None

    async def preview(self, channel: Channel, zone: str = "") -> tuple[Message, tuple[str, ...]]:
        """Say what a channel's next digest would say now, and the stories by number."""
        subscription = await self.settings(channel, zone)
        foot = f"`{self._desk.command} brief 1` shows the first story's briefing"
        composed = await digest.compose(self._desk, subscription, self._desk.now(), foot=foot)
        message = await deliver.linked(self._desk, channel, composed.message)
        return message, tuple(each.story_id for each in composed.contents.told)

    async def digest_now(self, channel: Channel, asked: datetime, zone: str = "") -> bool:
        """Post a channel's digest at once; False where that minute had one already."""
        subscription = await self.settings(channel, zone)
        local = asked.astimezone(schedule.place(subscription.zone))
        row = Digest(channel=channel, day=f"{local:%Y-%m-%d}", at=f"{local:%H:%M}")
        return await digest.post(self._desk, subscription, row)

    async def digest_rest(self, channel: Channel) -> Message:
        """List what a channel's last digest counted and did not show."""
        return await deliver.linked(self._desk, channel, await digest.rest(self._desk, channel))

    async def foreseen(self, wanted: str = "") -> tuple[str, ...]:
        """Say for a terminal what the channels' next digests would say, and when they are due.

        A channel is wanted by its id or its name. Raises BotError where none is found.
        """
        everyone = await self._desk.store.subscriptions()
        name = wanted.removeprefix("#").casefold()
        found = [one for one in everyone if name in ("", one.channel.id.casefold(), one.name)]
        if not found:
            known = ", ".join(one.name or one.channel.id for one in everyone) or "none yet"
            raise BotError(
                f"No channel {wanted or 'at all'} has asked for anything. Those that have: {known}."
                " In Slack, type /trade digest weekdays 08:30 in a channel"
            )
        told = []
        for one in found:
            composed = await digest.compose(self._desk, one, self._desk.now(), foot="")
            waiting = await self._desk.store.next_digest(one.channel)
            due = clock(waiting.due, one.zone) if waiting and waiting.due else "not set"
            heading = f"{one.name or one.channel.id}: next digest {due}"
            told.append(f"{heading}\n\n{edition.plain(composed.message)}")
        return tuple(told)

    def first_digest(self, subscription: Subscription) -> datetime | None:
        """Tell when a channel's next digest would be due by these settings."""
        found = schedule.upcoming(subscription, self._desk.now())
        return found[0].due if found else None

    async def announced(self, channel: Channel, key: str) -> bool:
        """Whether a channel was sent a message of this key."""
        return await self._desk.store.delivery_of(channel, key) is not None

    # -- stories ---------------------------------------------------------------------

    async def stories_named(self, channel: Channel, user: str, text: str) -> tuple[Briefing, ...]:
        """Find the stories that a person means: one, several that fit the words, or none.

        They say it by its number in the last list that they saw here, by a link to our
        message, or by words of the headline.
        """
        store = self._desk.store
        if number := re.fullmatch(r"#?(\d{1,3})\.?", text.strip()):
            story = await self._numbered(channel, user, int(number[1]))
            return await self._newest(story)
        if shown := re.search(r"/archives/(\w+)/p(\d{10})(\d{6})", text):
            where = Channel(team=channel.team, id=shown[1])
            delivery = await store.delivery_at(where, f"{shown[2]}.{shown[3]}")
            return await self._newest(delivery.story_id if delivery else None)
        pairs = await store.latest_briefings(limit=HEADLINES)
        return tuple(
            briefing for _, briefing in pairs if topic_rules.holds(text, briefing.headline.text)
        )

    async def _numbered(self, channel: Channel, user: str, number: int) -> str | None:
        store, last = self._desk.store, await self._desk.store.last_digest(channel)
        since = last.posted if last else None
        if own := await store.numbered(channel.team, user, number, since):
            return own
        if last and 1 <= number <= len(last.told):
            return last.told[number - 1].story_id
        return None

    async def _newest(self, story_id: str | None) -> tuple[Briefing, ...]:
        told = await self._desk.store.briefings_of(story_id) if story_id else ()
        return told[-1:]


_SUBSCRIPTION = TypeAdapter(Subscription)
#: What a change does not count as: who made it.
_ASIDE = ("channel", "since", "set_by", "name")


def difference(old: Subscription, new: Subscription) -> dict[str, dict[str, Any]]:
    """Give what a change of settings changed, as JSON values: what was, and what is."""
    was, now = (_SUBSCRIPTION.dump_python(each, mode="json") for each in (old, new))
    differing = [key for key in was if was[key] != now[key] and key not in _ASIDE]
    return {"was": {key: was[key] for key in differing}, "is": {key: now[key] for key in differing}}


def restored(subscription: Subscription, change: Mapping[str, Any]) -> Subscription | None:
    """Take a change back, or give None where the settings were changed again since."""
    now = _SUBSCRIPTION.dump_python(subscription, mode="json")
    was, made = change.get("was"), change.get("is")
    if not isinstance(was, dict) or not isinstance(made, dict) or {*was} & {*_ASIDE}:
        return None
    if any(now.get(key) != value for key, value in made.items()):
        return None
    return _SUBSCRIPTION.validate_python(now | was)
