from __future__ import annotations

import asyncio
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from aiohttp import web
from pydantic import BaseModel

from bot.errors import LLMBadReply, LLMBusy, LLMDeclined, LLMError, LLMRefused
from bot.llm import Growing, Purse, Rendered, Reply, Usage
from bot.llm.openai import MAX_STREAM
from bot.llm.reading import read_so_far
from tests.llm.opened import opened
from tests.llm.server import (
    Answer,
    body,
    delta,
    event,
    event_stream,
    fails,
    hangs,
    says,
    serve,
    streams,
)

PROMPT = Rendered(ref="duty@1:abcdef", system="Be exact.", user="What duty?", max_tokens=300)


class Duties(BaseModel):
    duties: list[str]
    note: str


GOOD = {"duties": ["25% on gloves\u2028since May", "4% on “wire”"], "note": "Näheres folgt."}
REPLY = Reply(
    value=Duties.model_validate(GOOD),
    model="local",
    prompt="duty@1:abcdef",
    usage=Usage(input_tokens=10, output_tokens=5),
)


async def grown(
    *script: Answer, purse: Purse | None = None, deadline: float = 5.0, retries: int = 0
) -> list[Growing[Duties]]:
    async with (
        serve(*script) as server,
        opened(server, ledger=purse, deadline=deadline, retries=retries) as llm,
        llm.stream(PROMPT, Duties) as growing,
    ):
        found = [part async for part in growing]
        assert server.script == []
        return found


async def failure(*script: Answer, deadline: float = 5.0) -> tuple[type[LLMError], str]:
    with pytest.raises(LLMError) as raised:
        await grown(*script, deadline=deadline)
    return type(raised.value), str(raised.value)


def settled(reply: Reply[Duties] | None) -> Reply[Duties]:
    assert reply is not None
    assert reply.left > 0
    return Reply(value=reply.value, model=reply.model, prompt=reply.prompt, usage=reply.usage)


@pytest.mark.parametrize("size", [1, 7, 1000])
async def test_a_reply_grows_and_is_whole_at_the_end(size: int) -> None:
    *parts, last = await grown(streams(GOOD, size=size))
    assert settled(last.reply) == REPLY
    assert last.so_far == GOOD
    assert all(part.reply is None for part in parts)
    seen = [part.so_far for part in parts]
    assert all(before != after for before, after in pairwise(seen))
    assert all(each in GOOD["duties"] for part in seen for each in part.get("duties", ()))
    if size == 1:
        assert {"duties": GOOD["duties"][:1]} in seen


async def test_what_is_asked_is_a_stream_in_a_strict_shape_with_its_usage() -> None:
    async with (
        serve(streams(GOOD)) as server,
        opened(server) as llm,
        llm.stream(PROMPT, Duties) as growing,
    ):
        assert [part async for part in growing]
    (asked,) = server.asked
    assert asked["stream"] is True
    assert asked["stream_options"] == {"include_usage": True}
    assert asked["max_completion_tokens"] == 300
    assert asked["response_format"]["json_schema"]["strict"] is True


async def test_a_server_that_knows_no_streams_is_understood() -> None:
    *_, only = await grown(says(GOOD))
    assert settled(only.reply) == REPLY


async def test_a_stream_that_counts_nothing_is_counted_by_its_length() -> None:
    purse = Purse()
    *_, last = await grown(streams(GOOD, usage=False), purse=purse)
    assert last.reply is not None
    assert last.reply.usage.estimated
    (spent,) = await purse.spent("2026-05-04")
    assert spent.tokens == last.reply.usage.tokens > 20


async def test_leaving_breaks_the_request_off_and_charges_what_came() -> None:
    gone = asyncio.Event()

    async def endless(request: web.Request) -> web.StreamResponse:
        response = await event_stream(request)
        try:
            await event(response, delta('{"duties": ["25% on gloves", "'))
            while True:
                await event(response, delta("more "))
                await asyncio.sleep(0.01)
        finally:
            gone.set()

    purse = Purse()
    async with serve(endless) as server, opened(server, ledger=purse) as llm:
        async with llm.stream(PROMPT, Duties) as growing:
            async for part in growing:
                assert part == Growing(so_far={"duties": ["25% on gloves"]})
                break
        await asyncio.wait_for(gone.wait(), 5)
    (spent,) = await purse.spent("2026-05-04")
    assert spent.calls == 1
    assert spent.output_tokens > 0


async def cut(request: web.Request) -> web.StreamResponse:
    """Send the beginning of a stream, and close."""
    response = await event_stream(request)
    await event(response, delta('{"duties": ["25% on gloves"'))
    if request.transport:
        request.transport.close()
    return response


async def trails_off(request: web.Request) -> web.StreamResponse:
    """End a stream properly in the middle of the answer."""
    response = await event_stream(request)
    await event(response, delta('{"duties": ["25% on gloves"'))
    return response


async def gives_up(request: web.Request) -> web.StreamResponse:
    """Send an error where a piece was due."""
    response = await event_stream(request)
    await event(response, delta('{"duties": ["25% on gloves"'))
    await event(response, {"error": {"message": "sk-secret overloaded"}})
    return response


async def falls_silent(request: web.Request) -> web.StreamResponse:
    """Send comments for as long as anybody listens."""
    response = await event_stream(request)
    await event(response, delta('{"duties": ['))
    while True:
        await response.write(b": still there\n\n")
        await asyncio.sleep(0.02)


async def floods(request: web.Request) -> web.StreamResponse:
    """Send one endless event."""
    response = await event_stream(request)
    await response.write(b"data: ")
    while True:
        await response.write(b" " * 65536)


async def declines(request: web.Request) -> web.StreamResponse:
    response = await event_stream(request)
    await event(response, {"choices": [{"index": 0, "delta": {"refusal": "I will not."}}]})
    await event(response, delta(finish_reason="stop"))
    return response


@pytest.mark.parametrize(
    ("answer", "kind", "told"),
    [
        (cut, LLMBusy, "broke off"),
        (trails_off, LLMBusy, "broke off in the middle"),
        (gives_up, LLMBusy, "gave up in the middle"),
        (floods, LLMBadReply, f"did not end within {MAX_STREAM:,} bytes"),
        (declines, LLMDeclined, "declined"),
        (streams("{", finish="length"), LLMBadReply, "did not end within 300 tokens"),
        (streams("{", finish="content_filter"), LLMDeclined, "declined"),
        (streams("Gladly!"), LLMBadReply, "holds no JSON object"),
        (streams({"duties": "all"}), LLMBadReply, "note: Field required"),
        (body("data: {\n\n", content_type="text/event-stream"), LLMBadReply, "OPENAI_BASE_URL"),
        (body("data: [DONE]\n\n", content_type="text/event-stream"), LLMBusy, "broke off"),
        (body("<html>", content_type="text/html"), LLMBadReply, "OPENAI_BASE_URL"),
        (body(""), LLMBadReply, "OPENAI_BASE_URL"),
        (fails(401, code="invalid_api_key"), LLMRefused, "check OPENAI_API_KEY"),
    ],
)
async def test_a_stream_that_goes_wrong_says_so(
    answer: Answer, kind: type[LLMError], told: str
) -> None:
    found, message = await failure(answer)
    assert found is kind
    assert told in message
    assert "sk-secret" not in message


@pytest.mark.parametrize("answer", [hangs, falls_silent])
async def test_a_stream_has_one_deadline(answer: Answer) -> None:
    kind, _ = await failure(answer, deadline=0.3)
    assert kind is LLMBusy


async def test_a_busy_server_is_asked_again_before_anything_has_come() -> None:
    assert settled((await grown(fails(500), streams(GOOD), retries=1))[-1].reply) == REPLY


async def test_a_server_that_knows_no_schemas_streams_plainly() -> None:
    unknown = body("unknown field", status=400, content_type="text/plain")
    assert settled((await grown(unknown, streams(GOOD)))[-1].reply) == REPLY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("Gladly: ", {}),
        ('```json\n{"note": "a", "duties": ["b', {"note": "a", "duties": []}),
        ('{"note": "a', {}),
        ('{"note": "a"', {"note": "a"}),
        ('{"duties": [{"x": "a"}, {"y": "b', {"duties": [{"x": "a"}, {}]}),
        ("{]", {}),
        ("{" * 10_000, {}),
        ('{"note": ' + "[" * 10_000, {}),
    ],
)
def test_only_whole_strings_are_read_of_what_has_come(
    text: str, expected: Mapping[str, Any]
) -> None:
    assert read_so_far(text) == expected


async def test_a_reply_far_longer_than_was_asked_for_is_broken_off() -> None:
    swollen = {"duties": ["25% on gloves"] * 5_000, "note": ""}
    kind, why = await failure(streams(swollen, size=500))
    assert (kind, why) == (LLMBadReply, "the reply did not end within 300 tokens")
