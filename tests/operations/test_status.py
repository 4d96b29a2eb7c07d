"""The bot's state, after a run over the press, as Slack and a terminal show it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import bot
from bot.channels.status import as_json, plain, render
from bot.clock import utc_now
from bot.domain import (
    Dropped,
    Fault,
    Gated,
    Live,
    Opinion,
    Outcome,
    Reason,
    Spending,
    Verdict,
    Worker,
)
from bot.newsroom import Desk, Newsroom, Terms
from tests import make
from tests.house import DESK, open_house
from tests.slack.commands.conftest import keep


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


async def test_it_tells_what_the_gate_stopped_and_what_a_model_said(tmp_path: Path) -> None:
    article = make.article(1, "Peru raised its duty on glass to 25%.")
    line = make.line(article)
    dates = (Reason(fault=Fault.DATE_DIFFERS, words="Monday"),)
    doubts = (Reason(fault=Fault.MODEL_DOUBTS, words=""),)
    stopped = Dropped(line=line, verdict=Verdict(outcome=Outcome.UNSUPPORTED, reasons=dates))
    doubted = Verdict(outcome=Outcome.UNSUPPORTED, reasons=doubts, opinion=Opinion.DOUBTED)
    carried = Verdict(outcome=Outcome.UNCLEAR, opinion=Opinion.CARRIED)
    async with open_house(tmp_path, polling=False) as house:
        story = await keep(house, 1, told=False)
        briefing = make.briefing(
            story,
            article,
            as_of=house.watch(),
            opening=(line.judged(carried),),
            dropped=(stopped, Dropped(line=line, verdict=doubted)),
        )
        await house.store.save_briefing(briefing, house.watch())
        day = f"{house.desk.real():%Y-%m-%d}"
        for prompt in ("briefing@1:abcdef", "verify@2:abcdef"):
            await house.store.spend(
                Spending(
                    day=day,
                    workspace="",
                    model="m",
                    prompt=prompt,
                    input_tokens=900,
                    output_tokens=100,
                    dollars=0.01,
                )
            )
        status = await house.newsroom.status()
        assert (
            "Gate         last 24 h 2 lines dropped (date differs, not carried, in the model's "
            "reading), 0 stories held back; the model read 2 unclear lines: 1 carried, 1 not "
            "carried; that took $0.01 and 1,000 tokens today\n"
        ) in plain(status, "UTC")
        told = as_json(status)["gate"]
        assert told["reasons"] == {
            "date differs": 1,
            "not carried, in the model's reading": 1,
        }
        assert told["model_said"] == {"carried": 1, "not carried": 1}
        house.watch.turn(2 * 86400)
        assert (await house.newsroom.status()).gated == Gated()
