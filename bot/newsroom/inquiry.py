"""What a person asks of the archive beside questions: lists, single pages, why and why not."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import Event
from bot.newsroom.desk import Desk


class Inquiry:
    """The part of the newsroom that looks things up for one person."""

    _desk: Desk

    async def remember(self, event: Event, stories: Sequence[str]) -> None:
        """Keep the stories of a numbered list that an event was answered with."""
        await self._desk.store.remember(event.id, stories)

    async def numbered(self, event: Event, number: int) -> str | None:
        """Give the story that a number meant in the last list that its person was shown."""
        return await self._desk.store.numbered(event.channel.team, event.user, number)
