"""Retries, the meter, and what a call is charged however it ends."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest
from aiohttp import web
from pydantic import BaseModel

from bot.errors import BudgetSpent, LLMBadReply, LLMBusy, LLMError, LLMPaused
from bot.llm import Asked, Outcome, Purse, Rendered, Usage
from bot.llm.budget import Allowance
from tests.llm.opened import opened
from tests.llm.server import Answer, body, fails, hangs, never_ends, says, serve

PROMPT = Rendered(ref="duty@1:abcdef", system="Be exact.", user="What duty?", max_tokens=300)
GOOD = {"percent": 25.5}
ONCE = Usage(input_tokens=10, output_tokens=5)


class Duty(BaseModel):
    percent: float


class Heard:
    def __init__(self) -> None:
        self.calls: list[Asked] = []

    def asked(self, call: Asked) -> None:
        self.calls.append(call)


PRICED = Allowance(input_price=1.0, output_price=10.0)


async def outcome(
    *script: Answer, allowance: Allowance = PRICED, deadline: float = 5.0, retries: int = 2
) -> tuple[Outcome, Usage, tuple[int, int]]:
    """Ask once, and tell how it ended, what it took, and the calls and tokens charged."""
    heard, purse = Heard(), Purse()
    async with (
        serve(*script) as server,
        opened(
            server,
            deadline=deadline,
            retries=retries,
            allowance=allowance,
            ledger=purse,
            meter=heard,
        ) as llm,
    ):
        with suppress(LLMError):
            await llm.ask(PROMPT, Duty, workspace="T1")
        assert server.script == []
    (call,) = heard.calls
    assert (call.model, call.prompt) == ("local", "duty@1:abcdef")
    assert call.seconds > 0
    spent = await purse.spent("2026-05-04")
    assert {each.workspace for each in spent} <= {"T1"}
    assert sum(each.dollars for each in spent) == pytest.approx(call.dollars)
    return (
        call.outcome,
        call.usage,
        (sum(each.calls for each in spent), sum(each.tokens for each in spent)),
    )


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ([says(GOOD)], (Outcome.ANSWERED, ONCE, (1, 15))),
        ([says("no"), says(GOOD)], (Outcome.ANSWERED, ONCE + ONCE, (2, 30))),
        ([says("no"), says("no")], (Outcome.BAD_REPLY, ONCE + ONCE, (2, 30))),
        ([says(None, refusal="no")], (Outcome.REFUSED, ONCE, (1, 15))),
        ([says("{", finish="length")], (Outcome.BAD_REPLY, ONCE, (1, 15))),
        ([fails(401)], (Outcome.REFUSED, Usage(), (1, 0))),
        ([fails(500), fails(429), says(GOOD)], (Outcome.ANSWERED, ONCE, (3, 15))),
        ([fails(500), fails(500), fails(500)], (Outcome.BUSY, Usage(), (3, 0))),
        ([says("no"), fails(500), says(GOOD)], (Outcome.ANSWERED, ONCE + ONCE, (3, 30))),
    ],
)
async def test_a_call_is_counted_and_charged_however_it_ends(
    script: list[Answer], expected: tuple[Outcome, Usage, tuple[int, int]]
) -> None:
    assert await outcome(*script) == expected


ASKED = 5  # tokens of the prompt, four bytes each


@pytest.mark.parametrize(
    ("answer", "ended"), [(hangs, Outcome.BUSY), (never_ends, Outcome.BAD_REPLY)]
)
async def test_a_reply_that_never_comes_is_charged_by_what_was_asked(
    answer: Answer, ended: Outcome
) -> None:
    deadline = 0.3 if answer is hangs else 5.0
    found, usage, (_, tokens) = await outcome(answer, deadline=deadline, retries=0)
    assert found is ended
    assert usage in (Usage(input_tokens=ASKED, estimated=True), Usage())
    assert tokens == usage.tokens


async def test_a_server_that_counts_nothing_is_counted_by_length() -> None:
    uncounted = body('{"choices": [{"message": {"content": "{\\"percent\\": 25.5}"}}]}')
    usage = Usage(input_tokens=ASKED, output_tokens=5, estimated=True)
    assert await outcome(uncounted) == (Outcome.ANSWERED, usage, (1, 10))


async def test_a_reply_is_not_repaired_beyond_the_budget() -> None:
    spent = Allowance(tokens=15)
    assert await outcome(says("no"), allowance=spent) == (Outcome.BAD_REPLY, ONCE, (1, 15))


async def test_a_spent_budget_asks_nobody() -> None:
    heard, purse = Heard(), Purse()
    async with (
        serve(says(GOOD)) as server,
        opened(server, allowance=Allowance(tokens=10), ledger=purse, meter=heard) as llm,
    ):
        await llm.ask(PROMPT, Duty)
        with pytest.raises(BudgetSpent):
            await llm.ask(PROMPT, Duty)
        with pytest.raises(BudgetSpent):
            async with llm.stream(PROMPT, Duty) as growing:
                await anext(growing)
    assert len(server.asked) == 1
    assert [call.outcome for call in heard.calls] == [
        Outcome.ANSWERED,
        Outcome.BUDGET_SPENT,
        Outcome.BUDGET_SPENT,
    ]


async def test_a_wait_that_is_longer_than_the_deadline_is_not_waited() -> None:
    async with (
        serve(fails(429, retry_after="60"), says(GOOD)) as server,
        opened(server, retries=2) as llm,
    ):
        with pytest.raises(LLMBusy) as raised:
            await llm.ask(PROMPT, Duty)
        assert raised.value.retry_after == 60
        with pytest.raises(LLMPaused):
            await llm.ask(PROMPT, Duty)
    assert len(server.asked) == 1


async def test_a_wait_that_a_server_asks_for_is_waited() -> None:
    async with (
        serve(fails(429, retry_after="0.02"), says(GOOD)) as server,
        opened(server, retries=1) as llm,
    ):
        assert (await llm.ask(PROMPT, Duty)).value == Duty(percent=25.5)


async def test_less_time_can_be_given_than_the_settings_give() -> None:
    async with serve(hangs) as server, opened(server, deadline=60) as llm:
        with pytest.raises(LLMBusy, match=r"gave no answer in 0\.2 s"):
            await llm.ask(PROMPT, Duty, seconds=0.2)


async def test_a_call_that_is_cancelled_is_charged_and_told_of() -> None:
    heard, purse = Heard(), Purse()
    begun = asyncio.Event()

    async def begins(request: web.Request) -> web.StreamResponse:
        begun.set()
        return await hangs(request)

    async with serve(begins) as server, opened(server, ledger=purse, meter=heard) as llm:
        asking = asyncio.create_task(llm.ask(PROMPT, Duty))
        await begun.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
    assert [call.outcome for call in heard.calls] == [Outcome.STOPPED]
    assert sum(each.input_tokens for each in await purse.spent("2026-05-04")) == ASKED


async def test_a_reply_that_cannot_be_used_is_no_answer() -> None:
    async with serve(says("no"), says("no")) as server, opened(server) as llm:
        with pytest.raises(LLMBadReply):
            await llm.ask(PROMPT, Duty)
