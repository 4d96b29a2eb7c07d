"""How often each method may be called, and what the app is told when it calls too often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import GENERAL, TRADE_DESK, YOU, Limits, Sandbox, open_sandbox
from bot.sandbox.api import METHODS
from bot.sandbox.limits import RATES, TIER_1, TIER_2, TIER_3, TIER_4, Allowances, Rate
from tests.sandbox.conftest import LIMITS, MANIFEST, client_of, refusal, wall

# The tiers on the pages of Slack's own reference, of the methods that this app calls.
PUBLISHED = {
    "apps.connections.open": TIER_1,
    "chat.appendStream": TIER_4,
    "chat.delete": TIER_3,
    "chat.postEphemeral": TIER_4,
    "chat.startStream": TIER_2,
    "chat.stopStream": TIER_2,
    "chat.update": TIER_3,
    "conversations.history": TIER_3,
    "conversations.list": TIER_2,
    "conversations.replies": TIER_3,
    "functions.completeSuccess": TIER_3,
    "users.info": TIER_4,
    "views.open": TIER_4,
    "views.publish": TIER_4,
}


def test_every_method_has_a_rate() -> None:
    assert set(METHODS) - set(RATES) == set()


def test_the_rates_are_those_that_slack_publishes() -> None:
    assert {name: RATES[name] for name in PUBLISHED} == PUBLISHED
    assert [tier.minute for tier in (TIER_1, TIER_2, TIER_3, TIER_4)] == [1, 20, 50, 100]


@given(st.sampled_from(sorted(RATES)), st.lists(st.floats(0, 30), max_size=300))
def test_no_minute_holds_more_than_the_burst_and_the_rate(method: str, pauses: list[float]) -> None:
    now = 0.0
    allowances, taken = Allowances(RATES, lambda: now), []
    for pause in pauses:
        now += pause
        wait = allowances.wait(method)
        if not wait:
            taken.append(now)
            continue
        now += wait + 1e-6
        assert allowances.wait(method) == 0.0  # whoever waits as told gets through
        taken.append(now)
    rate = RATES[method]
    for at in taken:
        assert sum(at - 60 < other <= at for other in taken) <= rate.burst + rate.minute + 1


def test_a_method_without_a_rate_is_not_limited() -> None:
    allowances = Allowances({}, lambda: 0.0)
    assert [allowances.wait("auth.test") for _ in range(1000)] == [0.0] * 1000


async def rated(client: AsyncWebClient, calls: int) -> list[str]:
    """Call auth.test so often, and give what each came to."""
    heard = []
    for _ in range(calls):
        try:
            await client.auth_test()
            heard.append("ok")
        except SlackApiError as error:
            said = error.response
            heard.append(f"{said.status_code} {said['error']} {said.headers['Retry-After']}")
    return heard


def limits(rates: Mapping[str, Rate]) -> Limits:
    return replace(LIMITS, rates=rates)


async def test_a_method_called_too_often_says_when_to_come_back_in_whole_seconds() -> None:
    strict = limits({"auth.test": Rate(minute=2, burst=2)})
    async with open_sandbox(port=0, path=None, manifest=MANIFEST, now=wall, limits=strict) as one:
        client = client_of(one)
        assert await rated(client, 3) == ["ok", "ok", "429 ratelimited 30"]
        assert (await client.users_info(user=YOU))["ok"] is True  # another method has its own


async def test_a_rate_is_held_after_the_token_and_before_the_arguments() -> None:
    strict = limits({"chat.postMessage": Rate(minute=1, burst=1)})
    async with open_sandbox(port=0, path=None, manifest=MANIFEST, now=wall, limits=strict) as one:
        stranger, client = client_of(one, "xoxb-of-somebody-else"), client_of(one)
        for _ in range(3):
            refused = await refusal(stranger.chat_postMessage(channel=TRADE_DESK, text="x"))
            assert refused["error"] == "invalid_auth"
        refused = await refusal(client.chat_postMessage(channel=GENERAL, text="x"))
        assert refused["error"] == "not_in_channel"
        refused = await refusal(client.chat_postMessage(channel=GENERAL, text="x"))
        assert refused["error"] == "ratelimited"


async def test_a_workspace_takes_so_many_posts_over_all_its_channels() -> None:
    strict = limits({"chat.postMessage": Rate(minute=1, burst=3)})
    async with open_sandbox(port=0, path=None, manifest=MANIFEST, now=wall, limits=strict) as one:
        client = client_of(one)
        for channel in (TRADE_DESK, YOU, TRADE_DESK):
            await client.chat_postMessage(channel=channel, text="x")
        with pytest.raises(SlackApiError) as caught:
            await client.chat_postMessage(channel=YOU, text="x")
    assert caught.value.response["error"] == "ratelimited"


async def test_a_sandbox_as_it_comes_lets_a_desk_work(sandbox: Sandbox) -> None:
    client = client_of(sandbox)
    assert await rated(client, 100) == ["ok"] * 100
