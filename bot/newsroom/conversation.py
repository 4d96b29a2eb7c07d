"""What a person asks in their own words, and the threads in which they ask it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot import threads
from bot.domain import (
    Answer,
    Briefing,
    Channel,
    Delivery,
    Exchange,
    Message,
    Question,
    Thread,
)
from bot.newsroom import answer, converse, deliver
from bot.newsroom.desk import Desk

_SUGGESTED = 10  # stories of which questions are made


class Conversation:
    """The part of the newsroom that answers questions."""

    _desk: Desk

    async def ask(self, question: str) -> Answer:
        """Answer a question from the archive, for a reader outside Slack."""
        return await answer.answer(self._desk, Question(text=question, asked=self._desk.now()))

    async def news(self, question: str) -> tuple[Briefing, ...] | None:
        """Give the newest briefings that answer a question for the news; None for any other."""
        topic = threads.latest_topic(question)
        return None if topic is None else await answer.latest(self._desk, topic)

    async def answer(
        self,
        question: Question,
        channel: Channel,
        key: str,
        thread_ts: str = "",
        zone: str = "",
        user: str = "",
    ) -> None:
        """Answer a question of `user` from the archive, once for each `key`.

        In a thread the answer grows sentence by sentence; elsewhere it is one message.
        "What is new on steel?" is answered with the list that `latest` gives. The times are
        those of `zone`, or of the channel's where none is named. Raises DeliveryError where
        trying again can help.
        """
        subscribed = await self._desk.store.subscription(channel)
        zone = zone or (subscribed.zone if subscribed else self._desk.zone)
        thread = Thread(channel=channel, ts=thread_ts, reader=user)
        asked = Exchange(id=key, thread=thread, question=question)
        await converse.converse(self._desk, asked, zone)

    async def stop_answering(
        self, channel: Channel, thread_ts: str, shown: Sequence[str] = ()
    ) -> None:
        """Stop the answers that stand at `shown`, or else those that a thread waits for."""
        await converse.stop(self._desk, channel, thread_ts, tuple(shown))

    async def begin_thread(self, channel: Channel, key: str, message: Message) -> str:
        """Post a message once for each `key`, now, and give its ts: a thread can begin there.

        Empty where it has to wait, which it does in the outbox.
        """
        delivery = Delivery(channel=channel, key=key, message=message)
        return await deliver.post_now(self._desk, delivery)

    async def story_of_thread(self, channel: Channel, thread_ts: str) -> str | None:
        """Give the story that a thread of ours is about.

        Empty for a thread of ours that is about none, or one in which we answered before;
        None for a thread of somebody else.
        """
        root = await self._desk.store.delivery_at(channel, thread_ts)
        if root is not None:
            kind, _, story_id = root.key.partition(":")
            return {"story": story_id, "brief": root.story_id}.get(kind, "")
        answered = await self._desk.store.exchanges(channel, thread_ts, limit=1)
        return "" if answered else None

    async def people_talk(self, channel: Channel, thread_ts: str, event_id: str) -> bool:
        """Whether, up to a message, people talk to one another in a thread, and not to us."""
        remarks = await self._desk.store.remarks(channel, thread_ts)
        return threads.people_talk(remarks, event_id)

    async def keep_feedback(self, key: str, feedback: str) -> bool:
        """Keep what a reader thinks of an answer; False where there is no such answer."""
        return await self._desk.store.keep_feedback(key, feedback)

    async def answered(self, key: str, user: str) -> tuple[Answer, Channel] | None:
        """Give an answer that a person was given, and the channel in which they asked for it."""
        exchange = await self._desk.store.exchange(key)
        if exchange is None or exchange.said is None or exchange.thread.reader != user:
            return None
        event = await self._desk.store.event(key.removeprefix("answer:"))
        return exchange.said, event.channel if event else exchange.thread.channel

    async def briefing_of_answer(self, key: str) -> str:
        """Give the id of the briefing of the story that an answer took, "" where it took none."""
        exchange = await self._desk.store.exchange(key)
        if exchange is None or exchange.said is None:
            return ""
        cited = [source.article_id for source in exchange.said.sources]
        found = await self._desk.store.briefings_about(cited, limit=1)
        return found[0].id if found else ""

    async def suggestions(self) -> tuple[tuple[str, str], ...]:
        """Give what can be asked, as pairs of a title and a message: of each, there is an answer.

        The first asks for the news; the others are of today's stories.
        """
        desk = self._desk
        told = [briefing for _, briefing in await desk.store.latest_briefings(limit=_SUGGESTED)]
        found = await asyncio.to_thread(threads.prompts, told, desk.now())
        return (("What is new today?", "What is new today?"), *((each, each) for each in found))
