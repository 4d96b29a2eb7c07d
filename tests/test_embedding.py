"""A model's vectors in the newsroom: made at once, in the background, or not at all."""

from __future__ import annotations

import math
import sqlite3
import zlib
from array import array
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from bot.domain import Flow
from bot.errors import LLMBusy
from bot.newsroom import Newsroom
from bot.sandbox.press import articles
from bot.stories import EMBEDDER
from tests.house import START, House, open_house

LEAD = [one for one in articles(START) if "japan" in one.slug]
SECONDS = 120


class Embedder:
    """Makes vectors of the words of a text; while `down`, it fails."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.down = False
        self.batches: list[int] = []

    async def embed(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        if self.down:
            raise LLMBusy("the model's server is busy or failing (status 503)")
        self.batches.append(len(texts))
        return tuple(map(self._vector, texts))

    def _vector(self, text: str) -> bytes:
        places = [0.0] * 64
        for word in text.lower().split():
            places[zlib.crc32(f"{self.name} {word}".encode()) % 64] += 1.0
        length = math.hypot(*places)
        return array("f", [place / length for place in places]).tobytes()


def staffed(house: House, embedder: Embedder | None) -> House:
    """Give a house another embedder, as a start with other settings does."""
    desk = replace(house.desk, embedder=embedder)
    return replace(house, desk=desk, newsroom=Newsroom(desk))


async def stories(house: House) -> set[frozenset[str]]:
    told = await house.store.latest_briefings(limit=100)
    return {frozenset(story.article_ids) for story, _ in told}


async def test_a_story_is_one_with_a_models_vectors_and_each_row_says_whose(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, wanted=LEAD) as opened:
        house = staffed(opened, Embedder("small"))
        await house.run(SECONDS)
        held = await stories(house)
        assert len(held) == 1
        assert await house.store.embedders() == {"small": len(next(iter(held)))}


async def test_where_the_model_fails_stories_are_made_without_it_and_it_catches_up(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, wanted=LEAD) as opened:
        embedder = Embedder("small")
        embedder.down = True
        house = staffed(opened, embedder)
        await house.run(50)
        (held,) = await stories(house)
        assert await house.store.embedders() == {"": len(held)}
        embedder.down = False
        house.watch.turn(3600)
        await house.newsroom.drain((Flow.EMBED,))
        assert await house.store.embedders() == {"small": len(held)}


async def test_another_embedder_makes_all_vectors_anew_in_batches_in_the_background(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, wanted=LEAD) as opened:
        house = staffed(opened, Embedder("small"))
        await house.run(SECONDS)
        before = await stories(house)
        large = Embedder("large")
        changed = staffed(house, large)
        await changed.newsroom.want_vectors()
        count = len(next(iter(before)))
        assert await changed.store.embedders() == {"small": count}  # until they are made anew
        await changed.newsroom.drain((Flow.EMBED,))
        assert await changed.store.embedders() == {"large": count}
        assert large.batches == [count]
        assert await stories(changed) == before
        await changed.newsroom.want_vectors()
        assert not [job for job in await changed.newsroom.due() if job.flow is Flow.EMBED]


async def test_articles_from_before_get_a_vector_once_an_embedder_is_set(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=LEAD) as house:
        await house.run(SECONDS)
        assert await house.store.embedders() == {}
        changed = staffed(house, Embedder("small"))
        await changed.newsroom.want_vectors()
        await changed.newsroom.drain((Flow.EMBED,))
        (held,) = await stories(changed)
        assert await changed.store.embedders() == {"small": len(held)}


async def test_without_an_embedder_nothing_waits_for_one(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=LEAD) as opened:
        embedder = Embedder("small")
        embedder.down = True
        await staffed(opened, embedder).run(SECONDS)
        await opened.newsroom.want_vectors()
        opened.watch.turn(7200)
        assert not [job for job in await opened.newsroom.due() if job.flow is Flow.EMBED]


def drawn_by_another(house: House) -> None:
    """Leave what is placed as an earlier release would have, with vectors of another length."""
    with closing(sqlite3.connect(house.file)) as connection, connection:
        connection.execute(
            "UPDATE placements SET embedder = 'hashed-tfidf-512@1', vector = zeroblob(2048)"
        )


def embedders(house: House) -> set[str]:
    with closing(sqlite3.connect(house.file)) as connection:
        return {name for (name,) in connection.execute("SELECT embedder FROM placements")}


async def test_what_an_earlier_release_drew_is_joined_by_what_arrives_now(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=LEAD) as house:
        await house.run(7)
        ((story, _),) = await house.store.latest_briefings(limit=10)
        drawn_by_another(house)
        await house.run(SECONDS)
        ((grown, _),) = await house.store.latest_briefings(limit=10)
        assert grown.id == story.id
        assert {*story.article_ids} < {*grown.article_ids}
        assert embedders(house) == {EMBEDDER}


async def test_at_a_start_all_that_is_open_is_drawn_anew_in_the_background(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=LEAD) as house:
        await house.run(SECONDS)
        drawn_by_another(house)
        await house.newsroom.tidy()
        assert embedders(house) == {EMBEDDER}
        with closing(sqlite3.connect(house.file)) as connection:
            (rest,) = connection.execute(
                "SELECT count(*) FROM placements WHERE length(vector) != 4096"
            ).fetchone()
        assert rest == 0


async def test_a_week_later_nothing_is_kept_of_what_nothing_joins_any_more(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=LEAD) as house:
        await house.run(SECONDS)
        before = await stories(house)
        house.watch.turn(9 * 86_400)
        await house.newsroom.tidy()
        with closing(sqlite3.connect(house.file)) as connection:
            held = connection.execute(
                "SELECT count(*), (SELECT sum(length(vector)) FROM placements) FROM finding"
            ).fetchone()
        assert held == (0, 0)
        assert await stories(house) == before
