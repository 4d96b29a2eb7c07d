"""What a person asks of the archive beside questions: lists, single pages, why and why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.channels.explaining import Explained
from bot.channels.reasons import Findings
from bot.domain import Briefing, Channel, Delivery, Event, Found, Hit, Kept, Message
from bot.newsroom import explain, pages, why
from bot.newsroom.desk import Desk

MOST_HITS = 200  # articles that one search looks at


class Inquiry:
    """The part of the newsroom that looks things up for one person."""

    _desk: Desk

    async def remember(self, event: Event, stories: Sequence[str]) -> None:
        """Keep the stories of a numbered list that an event was answered with."""
        await self._desk.store.remember(event.id, stories)

    async def numbered(self, event: Event, number: int) -> str | None:
        """Give the story that a number meant in the last list that its person was shown."""
        return await self._desk.store.numbered(event.channel.team, event.user, number)

    async def search(self, words: Sequence[str], begin: int, end: int) -> Found:
        """Search the archive; give the hits from `begin` to `end`, the best first.

        Several words in one string stand side by side. Where no article holds them all, those
        that hold some of them are found.
        """
        store = self._desk.store
        ids = await store.search(words, limit=MOST_HITS, every=True)
        every = bool(ids)
        if not every:
            ids = await store.search(words, limit=MOST_HITS)
        shown = ids[:end]
        told = {
            source.article_id: briefing
            for briefing in await store.briefings_about(shown, limit=end)
            for source in briefing.sources
        }
        hits = tuple(
            Hit(
                article=article,
                story_id=told[article.id].story_id if article.id in told else "",
                headline=told[article.id].headline.text if article.id in told else "",
            )
            for article in await store.articles(shown[begin:])
        )
        stories = tuple(told[id_].story_id if id_ in told else "" for id_ in shown)
        return Found(hits=hits, stories=stories, total=len(ids), every=every)

    async def kept_of(self, team: str, user: str, direct: str = "") -> Kept:
        """Count what is kept of a person; `direct` is the conversation with them."""
        return await self._desk.store.kept_of(team, user, direct)

    async def forget(self, team: str, user: str, direct: str = "") -> Kept:
        """Delete what is kept of a person, and count it."""
        return await self._desk.store.forget(team, user, direct)

    async def brief_page(self, url: str) -> Briefing:
        """Write up a page that somebody named; see `pages.brief_page`."""
        return await pages.brief_page(self._desk, url)

    async def nearest_on(self, topic: str, limit: int) -> tuple[Briefing, ...]:
        """Give the briefings of the stories that have the most to do with a topic."""
        found = await self._desk.store.search(topic.split(), limit=MOST_HITS)
        return await self._desk.store.briefings_about(found, limit=limit)

    async def post_briefing(
        self, channel: Channel, key: str, messages: tuple[Message, Message], story_id: str = ""
    ) -> None:
        """Post a briefing that somebody asked for, with the rest in its thread, once a `key`.

        `story_id` is that of a story of the archive.
        """
        front, rest = messages
        first = Delivery(channel=channel, key=key, message=front, story_id=story_id)
        second = replace(first, key=f"{key}:detail", target=key, message=rest)
        await self._desk.store.send([first, second], self._desk.now())

    async def why(self, url: str, channel: Channel) -> Findings:
        """Find out what became of an address, and what a channel was told of it."""
        return await why.why(self._desk, url, channel)

    async def explain(self, wanted: str) -> Explained:
        """Say how an article was judged: one of the archive by its id or URL, or a file."""
        return await explain.explain(self._desk, wanted)
