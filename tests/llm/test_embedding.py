"""Vectors from a server on loopback: batches, the budget, and answers that cannot be used."""

from __future__ import annotations

import math
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import numpy as np
import pytest
from aiohttp import web

from bot.errors import BudgetSpent, LLMBadReply, LLMBusy, LLMError, LLMRefused
from bot.llm import Purse
from bot.llm.breaker import Breaker
from bot.llm.budget import Allowance, Budget
from bot.llm.embedding import BATCH, PROMPT, Embedding
from bot.llm.openai import connect_embeddings
from tests.make import NOON

Script = Callable[[dict[str, Any]], web.Response]


def vectors(asked: dict[str, Any]) -> web.Response:
    """Answer with a vector for each text, the last one first."""
    data = [
        {"object": "embedding", "index": at, "embedding": [3.0 * len(text), 4.0 * len(text), 0.0]}
        for at, text in enumerate(asked["input"])
    ]
    used = {"prompt_tokens": 7, "total_tokens": 7}
    return web.json_response({"object": "list", "data": data[::-1], "usage": used})


class VectorServer:
    """What was asked, and where the server is."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.asked: list[dict[str, Any]] = []
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        self.asked.append(await request.json())
        return self.script(self.asked[-1])


@asynccontextmanager
async def serve(script: Script = vectors) -> AsyncIterator[VectorServer]:
    """Serve a script."""
    server, app = VectorServer(script), web.Application()
    app.router.add_post("/v1/embeddings", server.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    try:
        yield server
    finally:
        await runner.cleanup()


@asynccontextmanager
async def opened(
    server: VectorServer, *, purse: Purse | None = None, tokens: int | None = None
) -> AsyncIterator[Embedding]:
    """Open a server's model of vectors."""
    async with connect_embeddings(
        key="sk-secret", base_url=server.url, model="small", timeout=5.0
    ) as door:
        yield Embedding(
            door,
            seconds=5.0,
            budget=Budget(Allowance(tokens=tokens), purse or Purse(), lambda: NOON),
            breaker=Breaker(time.monotonic),
        )


async def test_each_text_has_its_vector_of_unit_length() -> None:
    async with serve() as server, opened(server) as embedder:
        made = await embedder.embed(["a", "bb"])
    assert embedder.name == "small"
    for each in made:
        assert np.frombuffer(each, "<f4") == pytest.approx([0.6, 0.8, 0.0])


async def test_many_texts_go_in_batches_and_keep_their_order() -> None:
    texts = ["x" * (1 + at) for at in range(BATCH + 3)]

    def told(asked: dict[str, Any]) -> web.Response:
        data = [
            {"index": at, "embedding": [math.cos(len(text) / 99), math.sin(len(text) / 99)]}
            for at, text in enumerate(asked["input"])
        ]
        return web.json_response({"data": data})

    async with serve(told) as server, opened(server) as embedder:
        made = await embedder.embed(texts)
        assert [len(asked["input"]) for asked in server.asked] == [BATCH, 3]
    found = [np.frombuffer(each, "<f4")[0] for each in made]
    assert found == pytest.approx([math.cos(len(text) / 99) for text in texts], abs=1e-5)


async def test_what_it_took_is_charged() -> None:
    purse = Purse()
    async with serve() as server, opened(server, purse=purse) as embedder:
        await embedder.embed(["steel"])
    (spent,) = await purse.spent(f"{NOON:%Y-%m-%d}")
    assert (spent.model, spent.prompt, spent.calls, spent.input_tokens) == ("small", PROMPT, 1, 7)


async def test_nothing_is_asked_once_the_budget_is_spent() -> None:
    async with serve() as server, opened(server, tokens=0) as embedder:
        with pytest.raises(BudgetSpent):
            await embedder.embed(["steel"])
        assert server.asked == []


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (lambda _: web.json_response({"data": []}), LLMBadReply),
        (lambda _: web.json_response({"data": [{"index": 0, "embedding": []}]}), LLMBadReply),
        (lambda _: web.json_response({"data": [{"index": 0, "embedding": [0.0]}]}), LLMBadReply),
        (lambda _: web.json_response({"data": "many"}), LLMBadReply),
        (lambda _: web.Response(text="busy", status=503), LLMBusy),
        (lambda _: web.Response(text="no", status=401), LLMRefused),
    ],
    ids=["none", "no places", "no length", "no list", "busy", "refused"],
)
async def test_what_cannot_be_used_is_an_error_of_ours(
    answer: Script, error: type[LLMError]
) -> None:
    async with serve(answer) as server, opened(server) as embedder:
        with pytest.raises(error) as raised:
            await embedder.embed(["steel"])
    assert "sk-secret" not in str(raised.value)
