from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from bot.domain import Channel, EventKind, Flow, Job
from bot.errors import BotError, ConfigError, StoreError
from bot.sandbox import (
    BOT_USER,
    GENERAL,
    TEAM,
    TRADE_DESK,
    YOU,
    Effect,
    Fault,
    Sandbox,
    open_sandbox,
)
from bot.sandbox.sockets import Sockets
from bot.slack.app import Slack
from tests.slack.conftest import MANIFEST, Ledger, connect


async def eventually(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_it_knows_who_it_is_and_what_it_may_do(slack: Slack) -> None:
    assert (slack.team, slack.bot_user) == (TEAM, BOT_USER)
    assert {"chat:write", "commands", "app_mentions:read"} <= slack.scopes
    assert await slack.connected()


async def test_two_connections_are_open_and_none_afterwards(
    sandbox: Sandbox, ledger: Ledger
) -> None:
    async with connect(sandbox, ledger):
        assert await sandbox.wait_for(lambda: sandbox.connections == 2)
    await sandbox.wait_for(lambda: sandbox.connections == 0)
    running = {task.get_coro().__qualname__ for task in asyncio.all_tasks()}  # type: ignore[union-attr]
    assert not {name for name in running if "Socket" in name and "Sockets" not in name}


async def test_a_command_is_kept_and_its_answerer_woken(
    sandbox: Sandbox, slack: Slack, ledger: Ledger
) -> None:
    assert await sandbox.command("/trade", "latest autos", channel="#trade-desk") is None
    event = await ledger.next()
    assert (event.kind, event.channel, event.user, event.text) == (
        EventKind.COMMAND,
        Channel(team=TEAM, id=TRADE_DESK),
        YOU,
        "latest autos",
    )
    assert event.response_url.startswith(sandbox.url)
    assert await ledger.next_job() == Job(flow=Flow.ANSWER, id=event.id)


async def test_nothing_is_acknowledged_before_it_is_kept(
    sandbox: Sandbox, slack: Slack, ledger: Ledger
) -> None:
    ledger.gate.clear()
    typed = asyncio.create_task(sandbox.command("/trade", "help", channel="#trade-desk"))
    await ledger.next()
    await asyncio.sleep(0.1)
    assert not typed.done()
    assert ledger.woken.empty()
    ledger.gate.set()
    assert await typed is None  # Slack shows no failure
    await ledger.next_job()


@pytest.mark.parametrize("failure", [StoreError("disk full"), RuntimeError("a bug")])
async def test_what_could_not_be_kept_comes_again(
    sandbox: Sandbox, slack: Slack, ledger: Ledger, failure: Exception
) -> None:
    ledger.failures = [failure]
    direct = sandbox.direct()
    await sandbox.say(direct, "what is new?")
    first, second = await ledger.next(), await ledger.next()
    assert (first.id, first.text) == (second.id, "what is new?")
    assert await ledger.next_job() == Job(flow=Flow.ANSWER, id=first.id)
    assert ledger.woken.empty()


async def test_a_command_that_could_not_be_kept_fails_in_sight_of_the_person(
    sandbox: Sandbox, slack: Slack, ledger: Ledger
) -> None:
    ledger.failures = [StoreError("disk full")]
    shown = await sandbox.command("/trade", "help", channel="#trade-desk")
    assert shown is not None
    assert "operation_timeout" in shown["text"]


async def test_a_mention_arrives_twice_and_is_answered_once(
    sandbox: Sandbox, slack: Slack, ledger: Ledger
) -> None:
    await sandbox.say("#trade-desk", f"<@{BOT_USER}> what is new?")
    first, second = await ledger.next(), await ledger.next()
    assert first.id == second.id
    assert (
        (first.kind, first.text)
        == (second.kind, second.text)
        == (
            EventKind.MENTION,
            "what is new?",
        )
    )
    assert await ledger.next_job() == Job(flow=Flow.ANSWER, id=first.id)
    assert ledger.woken.empty()


async def test_what_is_not_for_us_is_acknowledged_and_forgotten(
    sandbox: Sandbox, slack: Slack, ledger: Ledger
) -> None:
    await sandbox.say("#trade-desk", "good morning")
    await slack.courier._client.chat_postMessage(channel=TRADE_DESK, text="our own words")
    await sandbox.say(sandbox.direct(), "what is new?")
    assert (await ledger.next()).text == "what is new?"
    # Only what is acknowledged is forgotten by the sandbox.
    await eventually(lambda: not list(sandbox._workspace.state.events()))
    assert ledger.arrived.empty()


async def test_events_go_on_after_the_connections_break(
    sandbox: Sandbox, slack: Slack, ledger: Ledger
) -> None:
    sandbox.cut_sockets()
    await sandbox.say(sandbox.direct(), "still there?")
    assert (await ledger.next()).text == "still there?"
    await sandbox.wait_for(lambda: sandbox.connections == 2)
    assert await slack.connected()


async def test_events_go_on_after_slack_asks_for_new_connections(
    sandbox: Sandbox, slack: Slack, ledger: Ledger
) -> None:
    await sandbox.disconnect_sockets()
    await sandbox.say(sandbox.direct(), "still there?")
    assert (await ledger.next()).text == "still there?"
    await sandbox.wait_for(lambda: sandbox.connections == 2)


async def test_a_refused_address_is_not_tried_for_ever(
    sandbox: Sandbox, slack: Slack, ledger: Ledger
) -> None:
    tickets = sandbox._workspace.link
    assert isinstance(tickets, Sockets)
    real, tickets.ticket = tickets.ticket, lambda: "spent"  # type: ignore[method-assign]
    sandbox.cut_sockets()
    await asyncio.sleep(0.5)
    assert sandbox.connections == 0
    tickets.ticket = real  # type: ignore[method-assign]
    await sandbox.wait_for(lambda: sandbox.connections == 2)


async def test_events_go_on_after_slack_was_away(tmp_path: Path, ledger: Ledger) -> None:
    """Slack goes and comes back at the same address, as a sandbox does that is restarted."""
    now, path = partial(datetime.now, UTC), tmp_path / "slack.db"
    async with AsyncExitStack() as stack:
        async with open_sandbox(port=0, path=path, manifest=MANIFEST, now=now) as first:
            await stack.enter_async_context(connect(first, ledger))
        await asyncio.sleep(0.5)  # longer than a ping: the app finds nobody there
        async with open_sandbox(port=first.port, path=path, manifest=MANIFEST, now=now) as second:
            await second.say(second.direct(), "back again?")
            assert (await ledger.next()).text == "back again?"
            await stack.aclose()


async def test_a_slack_that_is_not_well_at_first_is_waited_for(
    sandbox: Sandbox, ledger: Ledger
) -> None:
    sandbox.faults.add(Fault(Effect.BROKEN, method="auth.test"))
    sandbox.faults.add(Fault(Effect.RATE_LIMITED, method="auth.test", seconds=0.1))
    sandbox.faults.add(Fault(Effect.BROKEN, method="apps.connections.open", times=2))
    async with connect(sandbox, ledger) as slack:
        assert await slack.connected()


@pytest.mark.parametrize("setting", ["bot_token", "app_token"])
async def test_a_refused_token_is_named_and_not_shown(
    sandbox: Sandbox, ledger: Ledger, setting: str, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "xoxb-1-hush" if setting == "bot_token" else "xapp-1-hush"
    with pytest.raises(ConfigError) as caught:
        async with connect(sandbox, ledger, **{setting: secret}):
            pass
    message = str(caught.value)
    assert message.startswith(f"SLACK_{setting.upper()}: Slack does not accept it (invalid_auth)")
    assert "hush" not in f"{message}{caught.value!r}{caplog.text}"


async def test_tokens_in_each_others_place_are_told_apart(sandbox: Sandbox, ledger: Ledger) -> None:
    with pytest.raises(ConfigError, match=r"SLACK_BOT_TOKEN.*not_allowed_token_type"):
        async with connect(sandbox, ledger, bot_token=sandbox.app_token):
            pass


async def test_a_slack_out_of_reach_is_given_up_with_what_to_check(
    sandbox: Sandbox, ledger: Ledger
) -> None:
    nowhere = "http://127.0.0.1:1/api/"
    with pytest.raises(BotError, match=f"Slack at {nowhere} .SLACK_API_URL. is out") as caught:
        async with connect(sandbox, ledger, api_url=nowhere, patience=0.3):
            pass
    assert not caught.value.permanent


async def test_no_secret_is_shown_by_what_is_open(
    sandbox: Sandbox, slack: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    shown = f"{slack!r} {slack.courier!r} {slack.sockets!r}"
    assert sandbox.bot_token not in shown
    assert sandbox.app_token not in shown


def test_what_the_sdk_logs_loses_its_secrets(
    slack: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger("slack")
    try:
        raise OSError("wss://slack.example/link/?ticket=hush&app_id=1")
    except OSError as error:
        logger.exception("Failed to connect (error: %s) with %s", error, "xapp-1-hush")
    assert "Failed to connect" in caplog.text
    assert "hush" not in caplog.text


async def test_a_command_works_where_the_bot_is_no_member(
    sandbox: Sandbox, slack: Slack, ledger: Ledger
) -> None:
    await sandbox.command("/trade", "help", channel="#general")
    assert (await ledger.next()).channel.id == GENERAL
