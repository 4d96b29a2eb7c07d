"""The courier: the one that posts, edits and looks for messages in Slack."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import structlog
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.blockkit import LIMITS, check, shorten
from bot.domain import Channel, Delivery, Event, Message, Thread
from bot.errors import ChannelClosedError, DeliveryError, OutcomeUnknownError
from bot.newsroom import Stream
from bot.slack.metadata import MARGIN, PAGE, delivery_id, metadata
from bot.slack.pace import Pace
from bot.slack.refusals import BLOCKS_REFUSED, code_of, refusal, retry_after
from bot.slack.streams import Streams
from bot.slack.surfaces import Call, Surfaces

ZONE_LIFE = 3600.0  # seconds for which a person's time zone is remembered

log = structlog.get_logger()


class SlackCourier(Surfaces):
    """A Courier over Slack's Web API.

    The client must not retry connections: a lost reply tried again posts twice. A 429 is
    not slept through here either; `retry_after` puts the delivery back into the outbox,
    where it holds up its own channel only. `pace` is in messages a second and channel,
    `bot_user` who we are.
    """

    def __init__(
        self,
        client: AsyncWebClient,
        session: aiohttp.ClientSession,
        *,
        bot_user: str = "",
        pace: float = 1.0,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        super().__init__(client)
        self._session = session
        self._client, self._session = client, session
        self._streams = Streams(client, bot_user, monotonic=monotonic, sleep=sleep)
        self._pace = Pace(1.0 / pace, monotonic=monotonic, sleep=sleep)
        self._monotonic = monotonic
        self._zones: dict[str, tuple[str, float]] = {}

    async def post(self, delivery: Delivery, thread_ts: str) -> str:
        """Post a delivery and return the message's ts; see Courier.post."""
        reply = await self._send(
            self._client.chat_postMessage,
            delivery,
            delivery.message,
            thread_ts=thread_ts or None,
            reply_broadcast=(delivery.broadcast and bool(thread_ts)) or None,
            metadata=metadata(delivery),
            unfurl_links=False,
            unfurl_media=False,
        )
        ts = reply.get("ts")
        if not isinstance(ts, str) or not ts:
            raise OutcomeUnknownError("Slack's reply names no ts", channel=delivery.channel.id)
        return ts

    async def edit(self, delivery: Delivery, ts: str) -> None:
        """Replace the message `ts`; doing it again does no harm."""
        await self._send(self._client.chat_update, delivery, delivery.message, ts=ts)

    async def find(self, delivery: Delivery, thread_ts: str) -> str | None:
        """Look for a delivery among the messages since it was first tried, and give its ts."""
        if delivery.first_tried is None:
            return None
        call: Call = self._client.conversations_history
        where: dict[str, Any] = {"channel": delivery.channel.id}
        if thread_ts:
            call, where["ts"] = self._client.conversations_replies, thread_ts
        where["oldest"] = f"{delivery.first_tried.timestamp() - MARGIN:.6f}"
        cursor = ""
        while True:
            page = await self._read(
                call,
                delivery.channel.id,
                **where,
                limit=PAGE,
                cursor=cursor or None,
                include_all_metadata=True,
            )
            for message in page.get("messages") or ():
                if delivery_id(message) == delivery.id:
                    return str(message["ts"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return None

    async def permalink(self, channel: Channel, ts: str) -> str:
        """Give the address of a message."""
        reply = await self._read(
            self._client.chat_getPermalink, channel.id, channel=channel.id, message_ts=ts
        )
        return str(reply.get("permalink") or "")

    async def respond(self, event: Event, message: Message) -> None:
        """Answer a command so that only the person who typed it sees the answer."""
        channel = event.channel.id
        fitted = _fit(message, event.id)
        payload = {
            "response_type": "ephemeral",
            "replace_original": False,
            "text": fitted.text,
            "blocks": list(fitted.blocks),
            **({"thread_ts": event.thread_ts} if event.thread_ts else {}),
        }
        try:
            async with self._session.post(
                event.response_url,
                json=payload,
                proxy=self._client.proxy,
                ssl=self._client.ssl or True,
                allow_redirects=False,
            ) as reply:
                await reply.read()
        except (aiohttp.ClientError, OSError) as error:
            raise refusal(error, channel) from None
        if reply.status == 429:
            pause = retry_after(reply.headers)
            raise DeliveryError("Slack asks for a pause", channel=channel, retry_after=pause)
        if reply.status != 200:
            # The address lives for 30 minutes and 5 answers; after that Slack gives 404.
            message_ = f"Slack did not take an answer to a command: HTTP {reply.status}"
            raise DeliveryError(message_, channel=channel, permanent=reply.status < 500)

    async def open_direct(self, team: str, user: str) -> str:
        """Give the id of the direct conversation with a person."""
        reply = await self._read(self._client.conversations_open, user, users=user)
        channel = (reply.get("channel") or {}).get("id")
        if not isinstance(channel, str) or not channel:
            raise DeliveryError("Slack's reply names no channel", channel=user)
        return channel

    async def zone(self, team: str, user: str) -> str:
        """Give the IANA name of a person's time zone, "" where it cannot be had."""
        zone, until = self._zones.get(user, ("", 0.0))
        if zone and self._monotonic() < until:
            return zone
        try:
            reply = await self._read(self._client.users_info, user, user=user)
            zone = ZoneInfo((reply.get("user") or {}).get("tz") or "").key
        except DeliveryError as error:
            log.warning("zone.unknown", team=team, why=str(error))
            return ""
        except (KeyError, ValueError):  # a zone that this machine does not have, or none
            return ""
        self._zones[user] = zone, self._monotonic() + ZONE_LIFE
        return zone

    async def channel_named(self, name: str) -> str:
        """Give the id of the open channel of this name, "" where we can see none; an id is kept.

        Raises DeliveryError where Slack does not answer.
        """
        if re.fullmatch(r"[CG][A-Z0-9]{5,}", name):
            return name
        cursor = ""
        while True:
            page = await self._read(
                self._client.conversations_list,
                name,
                types="public_channel,private_channel",
                exclude_archived=True,
                limit=999,
                cursor=cursor or None,
            )
            for channel in page.get("channels") or ():
                if channel.get("name") == name.removeprefix("#"):
                    return str(channel["id"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return ""

    async def member(self, channel: Channel) -> bool:
        """Whether messages can be posted to a channel: the bot is in it, and it is open.

        Without the scope to look, the answer is yes: a message that is refused will tell.
        Raises DeliveryError where trying again can help.
        """
        if channel.direct:
            return True
        try:
            reply = await self._read(
                self._client.conversations_info, channel.id, channel=channel.id
            )
        except ChannelClosedError:  # a private channel that the bot may not see
            return False
        except DeliveryError as error:
            if not error.permanent:
                raise
            log.warning("channel.unknown", channel=channel.id, why=str(error))
            return True
        about = reply.get("channel") or {}
        return bool(about.get("is_member")) and not about.get("is_archived")

    async def stream(self, thread: Thread, delivery: Delivery, text: str) -> Stream:
        """Begin a message that grows; see Courier.stream."""
        return await self._streams.begin(thread, delivery, text)

    async def find_stream(
        self, thread: Thread, delivery: Delivery, since: datetime, known: Collection[str]
    ) -> str | None:
        """Look for a message that was begun; see Courier.find_stream."""
        return await self._streams.find(thread, delivery, since, known)

    async def complete(self, delivery: Delivery, ts: str) -> None:
        """Replace a message that may be growing still."""
        await self._streams.close(delivery, ts)
        await self.edit(delivery, ts)

    async def status(self, thread: Thread, text: str, title: str = "") -> None:
        """Show what is being done in a thread, and name it."""
        await self._streams.status(thread, text, title)

    async def _send(
        self, call: Call, delivery: Delivery, message: Message, **arguments: Any
    ) -> AsyncSlackResponse:
        """Send a message in its turn: its text alone where Slack does not take its blocks."""
        channel = delivery.channel.id
        fitted = _fit(message, delivery.id)
        await self._pace.turn(channel)
        try:
            return await call(
                channel=channel, text=fitted.text, blocks=list(fitted.blocks), **arguments
            )
        except Exception as error:  # whatever the SDK lets through, the request may be out
            code = code_of(error)
            if not fitted.blocks or code not in BLOCKS_REFUSED:
                raise refusal(error, channel) from None
        log.warning("delivery.degraded", delivery=delivery.id, problems=[code])
        return await self._send(call, delivery, replace(fitted, blocks=()), **arguments)


def _fit(message: Message, id_: str) -> Message:
    """Make a message that Slack takes: text within its limit, blocks only if all are sound."""
    fitted = replace(message, text=shorten(message.text, LIMITS["message.text"]))
    problems = check({"text": fitted.text, "blocks": list(fitted.blocks)})
    if not fitted.blocks or not problems:
        return fitted
    log.warning(
        "delivery.degraded",
        delivery=id_,
        problems=[f"{item.path}: {item.what}" for item in problems],
    )
    return replace(fitted, blocks=())
