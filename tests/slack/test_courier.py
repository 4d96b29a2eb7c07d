from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.blockkit import section
from bot.domain import Channel, Delivery, Message
from bot.errors import ChannelClosedError, DeliveryError, OutcomeUnknownError
from bot.sandbox import (
    COLLEAGUE,
    GENERAL,
    TEAM,
    TRADE_DESK,
    YOU,
    Effect,
    Fault,
    Sandbox,
    open_sandbox,
)
from bot.slack.app import Slack
from bot.slack.courier import SlackCourier
from bot.slack.metadata import MARGIN
from tests.slack.conftest import MANIFEST, Ledger, connect

CHANNEL = Channel(team=TEAM, id=TRADE_DESK)


def delivery(
    key: str = "story:1", *, channel: str = TRADE_DESK, text: str = "Tariffs rise", blocks: int = 1
) -> Delivery:
    return Delivery(
        channel=Channel(team=TEAM, id=channel),
        key=key,
        message=Message(text=text, blocks=tuple(section(f"*{text}*") for _ in range(blocks))),
        first_tried=datetime.now(UTC),
    )


async def test_a_delivery_is_posted_with_its_id(sandbox: Sandbox, slack: Slack) -> None:
    ts = await slack.courier.post(delivery(), "")
    (posted,) = sandbox.messages("#trade-desk")
    assert (posted["ts"], posted["text"]) == (ts, "Tariffs rise")
    assert [block["text"]["text"] for block in posted["blocks"]] == ["*Tariffs rise*"]
    assert posted["metadata"] == {
        "event_type": "tradewire_delivery",
        "event_payload": {"delivery_id": delivery().id},
    }


async def test_a_delivery_goes_into_its_thread(sandbox: Sandbox, slack: Slack) -> None:
    parent = await slack.courier.post(delivery("story:1"), "")
    reply = await slack.courier.post(delivery("story:2"), parent)
    assert [each["ts"] for each in sandbox.messages("#trade-desk", thread_ts=parent)] == [reply]
    assert await slack.courier.find(delivery("story:2"), parent) == reply
    assert await slack.courier.find(delivery("story:3"), parent) is None


async def test_a_dropped_reply_leaves_the_outcome_unknown_and_the_message_to_be_found(
    sandbox: Sandbox, slack: Slack
) -> None:
    sandbox.faults.add(Fault(Effect.DROP_REPLY, method="chat.postMessage"))
    with pytest.raises(OutcomeUnknownError) as caught:
        await slack.courier.post(delivery(), "")
    assert (caught.value.channel, caught.value.permanent) == (TRADE_DESK, False)
    (posted,) = sandbox.messages("#trade-desk")
    assert await slack.courier.find(delivery(), "") == posted["ts"]


async def test_a_slow_reply_leaves_the_outcome_unknown(sandbox: Sandbox, ledger: Ledger) -> None:
    async with connect(sandbox, ledger, deadline=0.3) as slack:
        sandbox.faults.add(Fault(Effect.SLOW, method="chat.postMessage", seconds=0.6))
        with pytest.raises(OutcomeUnknownError):
            await slack.courier.post(delivery(), "")
        assert await slack.courier.find(delivery(), "") is not None


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_broken_server_leaves_the_outcome_unknown_and_nothing_to_be_found(
    sandbox: Sandbox, slack: Slack, status: int
) -> None:
    sandbox.faults.add(Fault(Effect.BROKEN, method="chat.postMessage", status=status))
    with pytest.raises(OutcomeUnknownError):
        await slack.courier.post(delivery(), "")
    assert await slack.courier.find(delivery(), "") is None


async def test_slack_says_when_to_come_back(sandbox: Sandbox, slack: Slack) -> None:
    sandbox.faults.add(Fault(Effect.RATE_LIMITED, method="chat.postMessage", seconds=6.5))
    with pytest.raises(DeliveryError) as caught:
        await slack.courier.post(delivery(), "")
    assert (caught.value.permanent, caught.value.retry_after) == (False, 7.0)
    assert sandbox.messages("#trade-desk") == ()


async def test_a_channel_without_the_bot_is_refused_for_good(
    sandbox: Sandbox, slack: Slack
) -> None:
    with pytest.raises(DeliveryError, match=r"not_in_channel .*/invite") as caught:
        await slack.courier.post(delivery(channel=GENERAL), "")
    assert (caught.value.channel, caught.value.permanent) == (GENERAL, True)


async def test_where_nobody_listens_nothing_was_sent(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(
            token=sandbox.bot_token,
            base_url="http://127.0.0.1:1/api/",
            session=session,
            retry_handlers=[],
        )
        client.proxy = None
        courier = SlackCourier(client, session)
        with pytest.raises(DeliveryError) as caught:
            await courier.post(delivery(), "")
    assert type(caught.value) is DeliveryError
    assert not caught.value.permanent


async def test_a_delivery_is_found_among_many(sandbox: Sandbox, slack: Slack) -> None:
    first = delivery("story:0")
    stamps = [await slack.courier.post(delivery(f"story:{number}"), "") for number in range(40)]
    assert await slack.courier.find(first, "") == stamps[0]
    assert await slack.courier.find(replace(first, key="never sent"), "") is None


async def test_a_delivery_is_looked_for_since_it_was_first_tried(
    sandbox: Sandbox, slack: Slack
) -> None:
    await slack.courier.post(delivery(), "")
    later = datetime.now(UTC) + timedelta(seconds=MARGIN + 1)
    assert await slack.courier.find(replace(delivery(), first_tried=later), "") is None
    assert await slack.courier.find(replace(delivery(), first_tried=None), "") is None


async def test_a_search_that_fails_is_no_posting_of_unknown_outcome(
    sandbox: Sandbox, slack: Slack
) -> None:
    sandbox.faults.add(Fault(Effect.BROKEN, method="conversations.history"))
    with pytest.raises(DeliveryError) as caught:
        await slack.courier.find(delivery(), "")
    assert type(caught.value) is DeliveryError


async def test_blocks_beyond_slacks_limits_become_plain_text(
    sandbox: Sandbox, slack: Slack
) -> None:
    with capture_logs() as logs:
        await slack.courier.post(delivery(blocks=51), "")
    (posted,) = sandbox.messages("#trade-desk")
    assert (posted["text"], posted.get("blocks", [])) == ("Tariffs rise", [])
    (line,) = [each for each in logs if each["event"] == "delivery.degraded"]
    assert (line["delivery"], line["problems"]) == (delivery().id, ["blocks: too many: 51"])


@pytest.mark.parametrize("code", ["invalid_blocks", "msg_blocks_too_long"])
async def test_blocks_that_slack_refuses_become_plain_text(
    sandbox: Sandbox, slack: Slack, code: str
) -> None:
    sandbox.faults.add(Fault(Effect.REFUSED, method="chat.postMessage", error=code))
    ts = await slack.courier.post(delivery(), "")
    (posted,) = sandbox.messages("#trade-desk")
    assert (posted["ts"], posted["text"], posted.get("blocks", [])) == (ts, "Tariffs rise", [])
    assert await slack.courier.find(delivery(), "") == ts


async def test_a_text_that_slack_refuses_too_fails_for_good(sandbox: Sandbox, slack: Slack) -> None:
    sandbox.faults.add(
        Fault(Effect.REFUSED, method="chat.postMessage", error="invalid_blocks", times=2)
    )
    with pytest.raises(DeliveryError) as caught:
        await slack.courier.post(delivery(), "")
    assert caught.value.permanent


async def test_an_edit_replaces_text_and_blocks_and_may_be_repeated(
    sandbox: Sandbox, slack: Slack
) -> None:
    ts = await slack.courier.post(delivery("story:1"), "")
    for _ in range(2):
        await slack.courier.edit(delivery("story:2", text="Tariffs fall"), ts)
    (posted,) = sandbox.messages("#trade-desk")
    assert (posted["ts"], posted["text"]) == (ts, "Tariffs fall")
    assert [block["text"]["text"] for block in posted["blocks"]] == ["*Tariffs fall*"]
    # Looked for later, the message is still the delivery that posted it.
    assert await slack.courier.find(delivery("story:1"), "") == ts


async def test_an_edit_to_plain_text_leaves_no_old_blocks(sandbox: Sandbox, slack: Slack) -> None:
    ts = await slack.courier.post(delivery("story:1"), "")
    await slack.courier.edit(delivery("story:2", text="Tariffs fall", blocks=51), ts)
    (posted,) = sandbox.messages("#trade-desk")
    assert (posted["text"], posted.get("blocks", [])) == ("Tariffs fall", [])


async def test_an_edit_of_a_message_that_is_gone_fails_for_good(slack: Slack) -> None:
    with pytest.raises(DeliveryError, match="message_not_found") as caught:
        await slack.courier.edit(delivery(), "1700000000.000100")
    assert caught.value.permanent


async def test_messages_to_one_channel_wait_for_their_turn(sandbox: Sandbox) -> None:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(
            token=sandbox.bot_token, base_url=sandbox.api_url, session=session, retry_handlers=[]
        )
        client.proxy = None
        courier = SlackCourier(client, session, pace=0.5, monotonic=lambda: 0.0, sleep=sleep)
        await asyncio.gather(
            *(courier.post(delivery(f"story:{number}"), "") for number in range(3))
        )
        await courier.post(delivery("story:4", channel=sandbox.direct()), "")
    assert pauses == [2.0, 4.0]


async def test_a_command_is_answered_in_private_five_times(
    sandbox: Sandbox, slack: Slack, ledger: Ledger
) -> None:
    await sandbox.command("/trade", "help", channel="#trade-desk")
    event = await ledger.next()
    for number in range(5):
        await slack.courier.respond(event, Message(text=f"answer {number}"))
    seen = [each["text"] for each in sandbox.whispers("#trade-desk")]
    assert seen == [f"answer {number}" for number in range(5)]
    assert sandbox.messages("#trade-desk") == ()
    with pytest.raises(DeliveryError) as caught:
        await slack.courier.respond(event, Message(text="once too often"))
    assert caught.value.permanent
    assert event.response_url not in f"{caught.value}{caught.value!r}"


async def test_an_answer_too_long_for_slack_is_given_as_text(
    sandbox: Sandbox, slack: Slack, ledger: Ledger
) -> None:
    await sandbox.command("/trade", "help", channel="#trade-desk")
    await slack.courier.respond(await ledger.next(), delivery(blocks=51).message)
    (seen,) = sandbox.whispers("#trade-desk")
    assert (seen["text"], seen.get("blocks", [])) == ("Tariffs rise", [])


async def test_a_person_can_be_written_to_directly(sandbox: Sandbox, slack: Slack) -> None:
    assert await slack.courier.open_direct(TEAM, YOU) == sandbox.direct(YOU)
    assert await slack.courier.open_direct(TEAM, COLLEAGUE) == sandbox.direct(COLLEAGUE)
    with pytest.raises(DeliveryError, match="user_not_found") as caught:
        await slack.courier.open_direct(TEAM, "U0NOBODY")
    assert caught.value.permanent


@pytest.mark.parametrize(
    ("user", "zone"), [(YOU, "Europe/London"), (COLLEAGUE, "Asia/Tokyo"), ("U0NOBODY", "")]
)
async def test_a_person_has_a_time_zone(slack: Slack, user: str, zone: str) -> None:
    assert await slack.courier.zone(TEAM, user) == zone


async def test_a_time_zone_is_remembered_and_a_failure_is_not(
    sandbox: Sandbox, slack: Slack
) -> None:
    sandbox.faults.add(Fault(Effect.BROKEN, method="users.info"))
    asked = [await slack.courier.zone(TEAM, YOU) for _ in range(2)]
    sandbox.faults.add(Fault(Effect.BROKEN, method="users.info"))
    asked.append(await slack.courier.zone(TEAM, YOU))
    assert asked == ["", "Europe/London", "Europe/London"]


@pytest.mark.parametrize(
    ("channel", "member"), [(TRADE_DESK, True), (GENERAL, False), ("C0NOWHERE", False)]
)
async def test_it_knows_which_channels_it_is_in(slack: Slack, channel: str, member: bool) -> None:
    assert await slack.courier.member(Channel(team=TEAM, id=channel)) is member


async def test_it_is_in_every_direct_conversation(sandbox: Sandbox, slack: Slack) -> None:
    assert await slack.courier.member(Channel(team=TEAM, id=sandbox.direct(YOU)))


async def test_a_channel_that_cannot_be_asked_about_now_is_asked_about_later(
    sandbox: Sandbox, slack: Slack
) -> None:
    sandbox.faults.add(Fault(Effect.BROKEN, method="conversations.info"))
    with pytest.raises(DeliveryError) as raised:
        await slack.courier.member(CHANNEL)
    assert not raised.value.permanent


async def test_without_the_scope_to_look_a_refusal_will_tell(
    ledger: Ledger, tmp_path: Path
) -> None:
    manifest = json.loads(MANIFEST.read_text("utf-8"))
    manifest["oauth_config"]["scopes"]["bot"].remove("channels:read")
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    async with (
        open_sandbox(
            port=0, path=None, manifest=tmp_path / "manifest.json", now=lambda: datetime.now(UTC)
        ) as sandbox,
        connect(sandbox, ledger) as slack,
    ):
        general = Channel(team=TEAM, id=GENERAL)
        assert await slack.courier.member(general)
        with pytest.raises(ChannelClosedError, match="not_in_channel"):
            await slack.courier.post(delivery(channel=GENERAL), "")
