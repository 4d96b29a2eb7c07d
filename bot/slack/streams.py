"""Messages that grow: Slack's streams, begun, fed and closed in their turn."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime
from typing import Any

import structlog
from slack_sdk.web.async_chat_stream import AsyncChatStream
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain import Delivery, Message, Thread
from bot.errors import DeliveryError, OutcomeUnknownError, StreamOverError
from bot.newsroom import Stream
from bot.slack.metadata import MARGIN, PAGE, delivery_id, metadata
from bot.slack.pace import Pace
from bot.slack.refusals import BLOCKS_REFUSED, code_of, refusal

# Slack takes about 100 appends and 20 beginnings a minute of an app, and bursts above that.
APPENDS = 0.6  # seconds between two appends, of whichever streams
TITLE = 200  # characters

log = structlog.get_logger()


class SlackStream:
    """A Stream over the SDK's."""

    def __init__(self, stream: AsyncChatStream, thread: Thread, delivery: Delivery, pace: Pace):
        self._stream, self._pace = stream, pace
        self._channel, self._delivery = thread.channel.id, delivery

    @property
    def ts(self) -> str:
        """The message."""
        return self._stream.ts or ""

    async def append(self, text: str) -> None:
        """Let it grow, in its turn; see Stream.append."""
        await self._pace.turn("append")
        try:
            await self._stream.append(markdown_text=text)
        except Exception as error:
            # The SDK keeps what it could not send: it goes with the next call.
            raise refusal(error, self._channel) from None

    async def stop(self, text: str, closing: Message) -> None:
        """Close it; see Stream.stop."""
        try:
            await self._stop(text, closing)
        except Exception as error:
            if code_of(error) not in BLOCKS_REFUSED:
                raise refusal(error, self._channel) from None
        else:
            return
        log.warning("stream.degraded", id=self._delivery.id)
        # The SDK has the text in its buffer already.
        try:
            await self._stop("", Message(text=closing.text))
        except Exception as error:
            raise refusal(error, self._channel) from None

    async def _stop(self, text: str, closing: Message) -> None:
        await self._stream.stop(
            markdown_text=text or None,
            blocks=[dict(block) for block in closing.blocks] or None,
            metadata=metadata(self._delivery),
        )


class Streams:
    """Begins streams, finds them again, and shows in a thread what is being done there.

    `bot_user` is who we are: a stream that was begun and lost bears no other sign of ours.
    """

    def __init__(
        self,
        client: AsyncWebClient,
        bot_user: str,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._client, self._bot_user = client, bot_user
        self._pace = Pace(APPENDS, monotonic=monotonic, sleep=sleep)
        self._refused: set[str] = set()  # what the workspace does not let us show

    async def begin(self, thread: Thread, delivery: Delivery, text: str) -> Stream:
        """Begin a message that grows; see Courier.stream."""
        channel = thread.channel.id
        if not thread.ts or not (thread.reader or thread.channel.direct):
            raise DeliveryError("there is no thread to stream in", channel=channel, permanent=True)
        try:
            stream = await self._client.chat_stream(
                channel=channel,
                thread_ts=thread.ts,
                recipient_team_id=thread.channel.team,
                recipient_user_id=thread.reader or None,
                buffer_size=1,
            )
            await stream.append(markdown_text=text)
        except Exception as error:
            raise refusal(error, channel) from None
        if not stream.ts:
            raise OutcomeUnknownError("Slack's reply names no ts", channel=channel)
        return SlackStream(stream, thread, delivery, self._pace)

    async def find(
        self, thread: Thread, delivery: Delivery, since: datetime, known: Collection[str]
    ) -> str | None:
        """Look for a message that was begun; see Courier.find_stream.

        While it grows it bears no metadata. It is the one of ours in the thread that bears
        none and that nothing else is known of; one that was closed bears its own.
        """
        cursor = ""
        while True:
            try:
                page = await self._client.conversations_replies(
                    channel=thread.channel.id,
                    ts=thread.ts,
                    oldest=f"{since.timestamp() - MARGIN:.6f}",
                    limit=PAGE,
                    cursor=cursor or None,
                    include_all_metadata=True,
                )
            except Exception as error:
                raise refusal(error, thread.channel.id, writes=False) from None
            for message in page.get("messages") or ():
                ts, found = str(message.get("ts")), delivery_id(message)
                unclaimed = found is None and ts not in known and ts != thread.ts
                if found == delivery.id or (unclaimed and message.get("user") == self._bot_user):
                    return ts
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return None

    async def close(self, delivery: Delivery, ts: str) -> None:
        """See to it that a message that may be growing does so no more, and may be edited."""
        channel = delivery.channel.id
        try:
            await self._client.chat_stopStream(channel=channel, ts=ts, metadata=metadata(delivery))
        except Exception as error:
            refused = refusal(error, channel, writes=False)
            if not isinstance(refused, StreamOverError):
                raise refused from None

    async def status(self, thread: Thread, text: str, title: str = "") -> None:
        """Show what is being done in a thread; see Courier.status."""
        if not thread.ts:
            return
        place = {"channel_id": thread.channel.id, "thread_ts": thread.ts}
        # With a session, Slack offers Stop; the status line is what people read.
        await self._show(
            self._client.agents_sessions_setStatus,
            **place,
            status="processing" if text else "active",
            title=title[:TITLE] or None,
            initiator_user_id=thread.reader or None,
        )
        await self._show(self._client.assistant_threads_setStatus, **place, status=text)
        if title and thread.channel.direct:
            await self._show(self._client.assistant_threads_setTitle, **place, title=title[:TITLE])

    async def _show(
        self, call: Callable[..., Awaitable[AsyncSlackResponse]], /, **arguments: Any
    ) -> None:
        name = getattr(call, "__name__", "")
        if name in self._refused:
            return
        try:
            await call(**arguments)
        except Exception as error:
            code = code_of(error)
            log.info("status.not_shown", call=name, code=code or type(error).__name__)
            if code in ("missing_scope", "feature_disabled", "unknown_method"):
                self._refused.add(name)
