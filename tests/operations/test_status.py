"""The bot's state, after a run over the press, as Slack and a terminal show it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import bot
from bot.channels.status import as_json, plain, render
from bot.clock import utc_now
from bot.domain import Live, Spending, Worker
from bot.newsroom import Desk, Newsroom, Terms
from tests.house import DESK, open_house


async def test_it_says_what_the_store_has(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        await house.run(40)
        status = await house.newsroom.status()
        sources = await house.store.sources()
        deliveries = await house.store.deliveries(DESK)
        latest = await house.store.latest_briefings(limit=99)
        assert status.sources == sources
        answering = sum(source.answering for source in sources)
        assert status.articles >= await house.store.count_articles() > 0
        assert status.stories >= len(latest) > 0
        assert status.last_briefing == max(briefing.as_of for _, briefing in latest)
        assert (status.waiting, status.failed) == (0, 0)
        assert sum(status.deliveries.values()) == len(deliveries)
        text = plain(status, "UTC")
        assert f"{answering} of {len(sources)} sources answering; gone: " in text
        assert "none: briefings are extracted" in text
        assert "no, as far as this database knows" in text
        told = json.loads(json.dumps(as_json(status)))
        told_sources = told["sources"]
        assert (told_sources["answering"], told_sources["total"]) == (answering, len(sources))
        assert {each["condition"] for each in told_sources["troubled"]} == {"gone"}
        assert told["version"] == bot.__version__
        assert "*Sources*" in render(status, "UTC").text


async def test_it_knows_who_runs_and_who_has_fallen_silent(tmp_path: Path) -> None:
    real = utc_now()
    async with open_house(tmp_path, polling=False) as house:
        begun = real - timedelta(days=1)
        alive = Worker(id="a-1", version="0.1.0", since=begun, seen=real, at=real)
        silent = replace(alive, id="b-2", seen=real - timedelta(minutes=5))
        for worker in (silent, alive):
            await house.store.beat(worker)
        assert (await house.newsroom.status()).workers == (alive,)
        assert "version 0.1.0, 1 worker, up since" in plain(await house.newsroom.status(), "UTC")
        assert await house.store.noticed() == {}
        await house.store.ended("a-1", real - timedelta(days=1))
        assert (await house.newsroom.status()).workers == ()


async def test_it_tells_what_is_left_of_the_budget(tmp_path: Path) -> None:
    async with open_house(tmp_path, polling=False) as house:
        terms = Terms(model="small", tokens=1000, dollars=2.0)
        desk = Desk(
            store=house.store,
            web=house.web,
            pool=house.desk.pool,
            courier=house.courier,
            terms=terms,
        )
        spent = Spending(
            day=f"{utc_now():%Y-%m-%d}",
            workspace="",
            model="small",
            prompt="briefing@1",
            calls=1,
            input_tokens=600,
            output_tokens=100,
            dollars=2.5,
        )
        await house.store.spend(spent)
        status = await Newsroom(desk).status()
        assert (status.dollars_left, status.tokens_left) == (0.0, 300)
        assert "small, today $2.50 and 700 tokens, $0.00 and 300 tokens left" in plain(
            status, "UTC"
        )
