"""What JSON from outside is let in."""

from __future__ import annotations

import json

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox import TRADE_DESK, Sandbox
from bot.sandbox.received import DEEPEST, parse

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


@given(VALUES)
def test_whatever_is_json_is_read(value: object) -> None:
    assert parse(json.dumps(value)) == value
    assert parse(json.dumps(value, ensure_ascii=False).encode()) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "NaN",
        '{"a": [Infinity]}',
        "-Infinity",
        "1e999",
        '"\\ud800"',
        '{"\\ud800": 1}',
        "9" * 5000,
        b"\xff\xff\xff",
        "[" * 100_000,
        '{"a":' * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1),
    ],
)
def test_what_could_not_be_written_again_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each reader has words of its own
        parse(text)


def test_what_is_nested_as_deep_as_may_be_is_read() -> None:
    value = parse("[" * DEEPEST + "1" + "]" * DEEPEST)
    for _ in range(DEEPEST):
        [value] = value
    assert value == 1


@pytest.mark.parametrize("figure", ["NaN", "Infinity", "-Infinity", "1e999"])
@pytest.mark.parametrize("argument", ["blocks", "metadata"])
async def test_a_figure_that_json_has_not_is_refused_however_it_is_sent(
    sandbox: Sandbox, argument: str, figure: str
) -> None:
    block = '[{"type": "divider", "x": %s}]'
    note = '{"event_type": "a", "event_payload": {"x": %s}}'
    value = (block if argument == "blocks" else note) % figure
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    body = f'{{"channel": "{TRADE_DESK}", "text": "x", "{argument}": {value}}}'
    form = {"channel": TRADE_DESK, "text": "x", argument: value}
    async with aiohttp.ClientSession(headers=headers) as session:
        url = f"{sandbox.api_url}chat.postMessage"
        kind = {"Content-Type": "application/json"}
        async with session.post(url, data=body, headers=kind) as reply:
            assert (await reply.json())["error"] == "invalid_json"
        async with session.post(url, data=form) as reply:
            assert (await reply.json())["error"] == f"invalid_{argument}_format"
    assert sandbox.messages(TRADE_DESK) == ()
