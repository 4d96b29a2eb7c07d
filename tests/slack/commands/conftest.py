"""A colleague who types commands, and an archive that holds what a test puts there."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain import Article, Channel, Event, EventKind, Message, Placed, Placement, Relevance
from bot.slack.handle import handle
from tests import make
from tests.house import DESK, House, open_house

HOSTILE = (
    "<!channel> <!subteam^S1> <@U0ANN> &lt;!here&gt; <https://evil.example|tariffs> "
    "http://evil.example `code` *bold* @channel"
)


def harmless(text: str) -> bool:
    """Whether a text that repeats what is hostile mentions nobody and links to nothing."""
    signs = ("<!", "<@", "<http://evil", "<https://evil", "://evil", "@channel")
    return not any(sign in text for sign in signs)


def said(message: Message) -> str:
    """Everything that a message shows or reads out."""
    return f"{message.text} {message.blocks}"


@dataclass
class Colleague:
    """Types commands into a house, and reads the private replies."""

    house: House
    user: str = "U1"
    numbers: Any = field(default_factory=itertools.count)

    async def types(self, text: str, channel: Channel = DESK) -> list[str]:
        """Type what follows the slash command; give the texts that came back, in order."""
        await self.enters(text, channel)
        return [message.text for message in self.replies]

    async def enters(self, text: str, channel: Channel = DESK) -> Event:
        event = make.event(
            next(self.numbers),
            kind=EventKind.COMMAND,
            channel=channel,
            user=self.user,
            text=text,
            received=self.house.watch(),
            ts="",
            response_url="https://slack/1",
        )
        event = replace(event, id=f"{self.user}{event.id}")
        self.house.courier.responses.clear()
        self.house.watch.turn(1)
        await self.house.store.keep(event)
        await self.again(event)
        return event

    async def again(self, event: Event) -> None:
        await handle(event, self.house.newsroom, self.house.courier)

    @property
    def replies(self) -> list[Message]:
        return [message for _, message in self.house.courier.responses]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, polling=False, start=make.NOON) as opened:
        yield opened


@pytest.fixture
def colleague(house: House) -> Colleague:
    return Colleague(house)


async def keep(
    house: House, number: int, *topics: str, entry: str = "none", told: bool = True, **fields: Any
) -> str:
    """Keep an article in a story of its own, with a briefing if it is `told`; give its id."""
    when = house.watch() + timedelta(minutes=number)
    article: Article = make.article(number, **{"seen": when, "published": when, **fields})

    def alone(_: Sequence[Placed]) -> Placement:
        return Placement(story_id=None)

    await house.store.save_article(entry, article, when)
    story = await house.store.place(
        article,
        Relevance(relevant=True, score=0.9, topics=topics, terms=(("duty", 2.0),)),
        make.sketch(),
        alone,
        embedder="e@1",
        since=when,
        brief_at=when,
    )
    if told:
        await house.store.save_briefing(make.briefing(story, article, as_of=when), when)
    return story
