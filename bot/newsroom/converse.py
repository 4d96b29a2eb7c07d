"""A question in a conversation -> its answer in Slack, once, as it is being found.

    waiting    kept, and nothing shown yet
    starting   Slack was asked for a message: it may be there
    streaming  a message shows the first sentences; its ts is kept
    closing    the answer is whole and kept; its message may not be
    answered   or stopped: nothing more is done

Whoever takes a question up again finds the message that was begun and completes it. What
cannot grow (no thread, no list of news, a Slack that refuses) goes through the outbox.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from dataclasses import replace

import structlog

from bot import threads
from bot.channels import answers, render
from bot.domain import Answer, AnswerState, Channel, Delivery, Exchange, Message
from bot.errors import (
    DeliveryError,
    OutcomeUnknownError,
    StreamOverError,
    StreamStoppedError,
)
from bot.newsroom import answer, deliver
from bot.newsroom.desk import Desk
from bot.newsroom.ports import Stream

log = structlog.get_logger()

#: Seconds between two looks whether the reader pressed Stop.
LOOK = 0.5


async def converse(desk: Desk, asked: Exchange, zone: str) -> None:
    """Answer a question in its thread; doing it again says nothing twice.

    Raises DeliveryError where trying again can help.
    """
    exchange = await desk.store.begin(asked)
    if exchange.state in (AnswerState.ANSWERED, AnswerState.STOPPED):
        return
    topic = None if exchange.question.story_id else threads.latest_topic(exchange.question.text)
    if topic is not None:
        await _listed(desk, exchange, topic, zone)
        return
    telling = _Telling(desk, await _recovered(desk, exchange), zone)
    try:
        await telling.tell()
    except DeliveryError as error:
        if not error.permanent:
            raise
        log.warning("answer.lost", id=exchange.id, why=str(error))
        await desk.store.settle(exchange.id, AnswerState.ANSWERED, None)
    finally:
        await desk.courier.status(exchange.thread, "")


async def stop(desk: Desk, channel: Channel, thread_ts: str, shown: tuple[str, ...]) -> None:
    """Have the answers stopped that stand at `shown`, or else what a thread waits for."""
    stopped = await desk.store.stop_answers(channel, thread_ts, shown)
    log.info("answer.stop_asked", channel=channel.id, answers=stopped)


async def _listed(desk: Desk, exchange: Exchange, topic: str, zone: str) -> None:
    """Answer a question for the latest news with a list of it."""
    found = await answer.latest(desk, topic)
    message = render.latest(found, zone) if found else render.nothing_yet(topic)
    await deliver.post_now(desk, _delivery(exchange, message))
    await desk.store.settle(exchange.id, AnswerState.ANSWERED, None)


async def _recovered(desk: Desk, exchange: Exchange) -> Exchange:
    """Find the message that Slack was asked for when nobody heard whether it began it.

    Raises OutcomeUnknownError while it may still come.
    """
    if exchange.ts or exchange.tried is None:
        return exchange
    known = await desk.store.shown_in(exchange.thread.channel, exchange.thread.ts)
    wanted = _delivery(exchange, Message(text=""))
    ts = await desk.courier.find_stream(exchange.thread, wanted, exchange.tried, known)
    if ts is None and desk.now() < exchange.tried + desk.pace.doubt:
        raise OutcomeUnknownError("an answer is in doubt", channel=exchange.thread.channel.id)
    return replace(exchange, ts=ts or "")


class _Telling:
    """One answer on its way: what of it is shown, and in which message."""

    def __init__(self, desk: Desk, exchange: Exchange, zone: str) -> None:
        self._desk, self._exchange, self._zone = desk, exchange, zone
        self._ts = exchange.ts
        self._stream: Stream | None = None
        self._shown: Answer | None = exchange.said  # what stands in the message
        # A message that was begun before is completed as a whole, in one step.
        self._grows = bool(exchange.thread.ts) and not exchange.ts

    def _whole(self, said: Answer) -> Message:
        exchange = self._exchange
        direct = exchange.thread.channel.direct
        return answers.answer(said, self._zone, exchange.id, share=direct)

    def _closing(self, said: Answer) -> Message:
        exchange = self._exchange
        direct = exchange.thread.channel.direct
        return answers.closing(said, self._zone, exchange.id, share=direct)

    async def tell(self) -> None:
        """Say the answer as it is found, and close it."""
        exchange = self._exchange
        try:
            if exchange.state is AnswerState.STOPPING:
                raise StreamStoppedError("stopped", channel=exchange.thread.channel.id)
            given = exchange.said if exchange.state is AnswerState.CLOSING else None
            if given is None:
                given = await self._found()
            await self._close(given)
        except StreamStoppedError:
            await self._stopped()

    async def _found(self) -> Answer:
        desk, exchange = self._desk, self._exchange
        thread, question = exchange.thread, exchange.question
        earlier = await desk.store.exchanges(thread.channel, thread.ts, before=question.asked)
        busy = answers.searching(await desk.store.count_articles())
        title = question.text if not earlier else ""
        await desk.courier.status(thread, busy, title)
        given: Answer | None = None
        growing = _latest(
            desk, exchange, answer.compose(desk, question, earlier, thread.channel.team)
        )
        async with aclosing(growing) as found:
            async for given in found:
                if given.lines and self._grows:
                    await self._show(given)
        if given is None:
            raise RuntimeError("an answer was composed of nothing")
        return given

    async def _show(self, given: Answer) -> None:
        """Let the message grow to what is found, or begin it."""
        desk, id_ = self._desk, self._exchange.id
        if self._stream is None:
            await self._begin(given)
            return
        shown = len(self._shown.lines) if self._shown else 0
        text = answers.sentences(given, shown)
        if not text:
            return
        await desk.store.said(id_, given)
        try:
            await self._stream.append(text)
        except StreamStoppedError:
            raise
        except (StreamOverError, OutcomeUnknownError) as error:
            log.info("answer.grows_no_more", id=id_, why=str(error))
            self._grows, self._stream = False, None
        except DeliveryError as error:  # its words go with the next ones
            log.info("answer.append_refused", id=id_, why=str(error))
        self._shown = given

    async def _begin(self, given: Answer) -> None:
        desk, exchange = self._desk, self._exchange
        await desk.store.starting(exchange.id, desk.now())
        wanted = _delivery(exchange, Message(text=""))
        try:
            self._stream = await desk.courier.stream(
                exchange.thread, wanted, answers.sentences(given, 0)
            )
        except OutcomeUnknownError:
            raise
        except DeliveryError as error:
            log.info("answer.not_streamed", id=exchange.id, why=str(error))
            self._grows = False
            await desk.store.not_begun(exchange.id)
            return
        self._ts, self._shown = self._stream.ts, given
        await desk.store.showing(exchange.id, self._ts, given)

    async def _close(self, given: Answer) -> None:
        """Bring the message to what the whole answer is, and know it to be so."""
        desk, exchange = self._desk, self._exchange
        if not await desk.store.settle(exchange.id, AnswerState.CLOSING, given):
            raise StreamStoppedError("stopped", channel=exchange.thread.channel.id)
        whole = _delivery(exchange, self._whole(given))
        if not self._ts:
            await deliver.post_now(desk, whole)
        elif not (self._stream and await self._ended(self._stream, given)):
            await desk.courier.complete(whole, self._ts)
        await desk.store.settle(exchange.id, AnswerState.ANSWERED, given)

    async def _ended(self, stream: Stream, given: Answer) -> bool:
        """Close a message that grows; False where it has to be replaced as a whole."""
        shown = self._shown.lines if self._shown else ()
        if given.lines[: len(shown)] != shown:
            return False
        text = answers.sentences(given, len(shown))
        try:
            await stream.stop(text, self._closing(given))
        except StreamStoppedError:
            raise
        except DeliveryError as error:
            log.info("answer.not_closed", id=self._exchange.id, why=str(error))
            return False
        return True

    async def _stopped(self) -> None:
        """Keep what was said, and mark it as stopped by its reader."""
        desk, exchange, said = self._desk, self._exchange, self._shown
        if said is not None:
            said = replace(said, stopped=True)
        if said is not None and self._ts:
            message = self._whole(said)
            await desk.courier.complete(_delivery(exchange, message), self._ts)
        await desk.store.settle(exchange.id, AnswerState.STOPPED, said)
        log.info("answer.stopped", id=exchange.id, lines=len(said.lines) if said else 0)


def _delivery(exchange: Exchange, message: Message) -> Delivery:
    thread = exchange.thread
    return Delivery(channel=thread.channel, key=exchange.id, message=message, thread_ts=thread.ts)


async def _latest(
    desk: Desk, exchange: Exchange, growing: AsyncIterator[Answer]
) -> AsyncGenerator[Answer, None]:
    """Give an answer as it grows: its first sentence, then all that there is each time.

    What came while somebody was busy with the last is given at once. Raises
    StreamStoppedError, and lets go of a model, when the reader wants no more.
    """
    found: asyncio.Queue[Answer | None] = asyncio.Queue()

    async def read() -> None:
        try:
            async for given in growing:
                found.put_nowait(given)
        finally:
            found.put_nowait(None)

    reading = asyncio.create_task(read())
    first, more = True, True
    try:
        while more:
            given: Answer | None = None
            try:
                async with asyncio.timeout(LOOK):
                    given = await found.get()
            except TimeoutError:
                pass
            else:
                more = given is not None
                while more and not first and not found.empty():
                    newer = found.get_nowait()
                    more, given = newer is not None, newer or given
            now = await desk.store.exchange(exchange.id)
            if now is not None and now.state is AnswerState.STOPPING:
                raise StreamStoppedError("stopped", channel=exchange.thread.channel.id)
            if given is not None:
                first = False
                yield given
        await reading
    finally:
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
