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
from bot.sandbox.limits import RATES, TIER_2, TIER_3, TIER_4, Allowances, Rate
from tests.sandbox.conftest import LIMITS, MANIFEST, client_of, refusal, wall

# The tiers on the pages of Slack's own reference; those without one have a rate of their own.
SPECIAL = Rate(600, 600)
PUBLISHED = {
    "agents.sessions.rename": TIER_3,
    "agents.sessions.setStatus": TIER_3,
    "api.test": TIER_4,
    "apps.connections.open": TIER_3,
    "assistant.threads.setStatus": SPECIAL,
    "assistant.threads.setSuggestedPrompts": TIER_4,
    "assistant.threads.setTitle": TIER_4,
    "auth.revoke": TIER_3,
    "auth.test": SPECIAL,
    "bots.info": TIER_3,
    "chat.appendStream": TIER_4,
    "chat.delete": TIER_3,
    "chat.getPermalink": SPECIAL,
    "chat.postEphemeral": TIER_4,
    "chat.postMessage": SPECIAL,
    "chat.startStream": TIER_2,
    "chat.stopStream": TIER_2,
    "chat.update": TIER_3,
    "conversations.create": TIER_2,
    "conversations.history": TIER_3,
    "conversations.info": TIER_3,
    "conversations.invite": TIER_3,
    "conversations.join": TIER_3,
    "conversations.leave": TIER_3,
    "conversations.list": TIER_2,
    "conversations.members": TIER_4,
    "conversations.open": TIER_3,
    "conversations.replies": TIER_3,
    "files.completeUploadExternal": TIER_4,
    "files.getUploadURLExternal": TIER_4,
    "files.info": TIER_4,
    "functions.completeError": TIER_3,
    "functions.completeSuccess": TIER_3,
    "team.info": TIER_3,
    "users.conversations": TIER_3,
    "users.info": TIER_4,
    "users.list": TIER_2,
    "views.open": TIER_4,
    "views.publish": TIER_4,
    "views.push": TIER_4,
    "views.update": TIER_4,
}


def test_the_allowances_are_those_of_slack() -> None:
    assert Limits() == Limits(
        # docs.slack.dev/apis/events-api: three seconds; at once, after 1 and after 5 minutes
        ack_deadline=3.0,
        retry_delays=(0.0, 60.0, 300.0),
        # .../events-api/using-socket-mode: ten connections; the seconds are ours
        ticket_life=30.0,
        connections=10,
        warning=10.0,
        heartbeat=20.0,
        # .../interactivity: three seconds; five answers within 30 minutes
        trigger_life=3.0,
        response_uses=5,
        response_life=30 * 60.0,
        # .../web-api/rate-limits: a message a second in a channel
        rates=RATES,
        post_rate=1.0,
        post_burst=30,
        # reference of chat.startStream, assistant.threads.setStatus, agents.sessions
        stream_life=5 * 60.0,
        status_life=2 * 60.0,
        session_life=60 * 60.0,
        # reference of chat.postMessage, of metadata, of conversations.history
        text=40_000,
        edited=4000,  # of chat.update
        markdown=12_000,
        metadata=16 * 1024,
        page=999,
        body=1024**2,
        # working with files: a snippet of 1 MB; of other files less than Slack's 1 GB
        file=50 * 1024**2,
        snippet=1024**2,
    )


def test_every_method_has_the_rate_that_slack_publishes() -> None:
    assert (RATES, set(RATES)) == (PUBLISHED, set(METHODS))
    assert [tier.minute for tier in (TIER_2, TIER_3, TIER_4)] == [20, 50, 100]


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
