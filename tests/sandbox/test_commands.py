"""Slash commands and their response_url, with a real Bolt app behind them."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.sandbox import GENERAL, TEAM, TRADE_DESK, YOU, Sandbox, open_sandbox
from tests.sandbox.conftest import LIMITS, MANIFEST, Heard, client_of, connected, wall


def answering(app: AsyncApp, heard: Heard, answer: Any) -> None:
    """Let an app answer /trade with an acknowledgement."""

    async def trade(ack: Any, command: dict[str, Any]) -> None:
        heard.add(command)
        await ack(answer)

    app.command("/trade")(trade)


def texts(messages: tuple[Mapping[str, Any], ...]) -> list[str]:
    return [message["text"] for message in messages]


async def test_a_command_carries_what_slack_sends(
    sandbox: Sandbox, app: AsyncApp, heard: Heard
) -> None:
    answering(app, heard, "One moment")
    async with connected(sandbox, app):
        shown = await sandbox.command("/trade", "latest autos", channel="#trade-desk")
    assert shown is not None
    assert shown["text"] == "One moment"
    assert texts(sandbox.whispers(TRADE_DESK)) == ["One moment"]
    assert sandbox.messages(TRADE_DESK) == ()
    [command] = heard
    assert command.pop("response_url").startswith(f"{sandbox.url}/response/")
    assert command.pop("trigger_id")
    assert command == {
        "token": "sandbox",
        "team_id": TEAM,
        "team_domain": "sandbox",
        "channel_id": TRADE_DESK,
        "channel_name": "trade-desk",
        "user_id": YOU,
        "user_name": "you",
        "command": "/trade",
        "text": "latest autos",
        "api_app_id": "A0TRADEWIRE",
        "is_enterprise_install": "false",
    }


async def test_an_answer_may_be_for_the_channel(
    sandbox: Sandbox, app: AsyncApp, heard: Heard
) -> None:
    divider = {"type": "divider", "block_id": "line"}
    answer = {"response_type": "in_channel", "text": "For all", "blocks": [divider]}
    answering(app, heard, answer)
    async with connected(sandbox, app):
        await sandbox.command("/trade", "latest here", channel=GENERAL)
    [message] = sandbox.messages(GENERAL)
    assert (message["text"], message["blocks"]) == ("For all", [divider])
    assert sandbox.whispers(GENERAL) == ()


async def test_a_bare_acknowledgement_shows_nothing(
    sandbox: Sandbox, app: AsyncApp, heard: Heard
) -> None:
    answering(app, heard, "")
    async with connected(sandbox, app):
        assert await sandbox.command("/trade", "latest", channel=TRADE_DESK) is None
    assert sandbox.whispers(TRADE_DESK) == ()


async def test_a_command_is_refused_in_a_thread_and_an_unknown_one_anywhere(
    sandbox: Sandbox,
) -> None:
    parent = str((await sandbox.say(TRADE_DESK, "parent"))["ts"])
    await sandbox.command("/trade", "latest", channel=TRADE_DESK, thread_ts=parent)
    await sandbox.command("/nothing", channel=TRADE_DESK)
    assert texts(sandbox.whispers(TRADE_DESK)) == [
        "/trade is not supported in threads. Sorry!",
        "/nothing is not a valid command.",
    ]


async def test_a_person_is_told_when_the_app_does_not_answer(
    hasty: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    app = AsyncApp(client=client_of(hasty))
    await hasty.command("/trade", "latest", channel=TRADE_DESK)

    async def silent() -> None:
        return

    app.command("/trade")(silent)
    with caplog.at_level(logging.CRITICAL):
        async with connected(hasty, app):
            await hasty.command("/trade", "latest", channel=TRADE_DESK)
    assert texts(hasty.whispers(TRADE_DESK)) == [
        "/trade failed with the error “dispatch_failed”.",
        "/trade failed with the error “operation_timeout”.",
    ]


async def test_an_answer_that_slack_would_refuse_is_not_shown(
    sandbox: Sandbox, app: AsyncApp, heard: Heard
) -> None:
    answering(app, heard, {"text": "x", "blocks": [{"type": "nonsense"}]})
    async with connected(sandbox, app):
        await sandbox.command("/trade", "latest", channel=TRADE_DESK)
    assert texts(sandbox.whispers(TRADE_DESK)) == ["/trade failed with the error “invalid_blocks”."]


async def response_url(sandbox: Sandbox, app: AsyncApp, heard: Heard) -> AsyncWebhookClient:
    answering(app, heard, "")
    async with connected(sandbox, app):
        await sandbox.command("/trade", "latest", channel=TRADE_DESK)
    [command] = heard
    return AsyncWebhookClient(command["response_url"])


async def test_a_response_url_takes_five_answers(
    sandbox: Sandbox, app: AsyncApp, heard: Heard
) -> None:
    webhook = await response_url(sandbox, app, heard)
    for number in range(5):
        kind = "in_channel" if number == 4 else "ephemeral"
        answer = await webhook.send(text=str(number), response_type=kind)
        assert (answer.status_code, answer.body) == (200, "ok")
    spent = await webhook.send(text="one too many")
    assert (spent.status_code, spent.body) == (404, '{"ok": false, "error": "used_url"}')
    assert texts(sandbox.whispers(TRADE_DESK)) == ["0", "1", "2", "3"]
    assert texts(sandbox.messages(TRADE_DESK)) == ["4"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "x", "blocks": [{"type": "nonsense"}]}, "invalid_blocks"),
        ({"text": "x", "replace_original": True}, "no_original"),
    ],
)
async def test_a_response_url_is_as_strict_as_the_methods(
    sandbox: Sandbox, app: AsyncApp, heard: Heard, body: dict[str, Any], error: str
) -> None:
    webhook = await response_url(sandbox, app, heard)
    answer = await webhook.send_dict(body)
    assert answer.status_code == 400
    assert f'"error": "{error}"' in answer.body


async def test_a_response_url_ends_after_half_an_hour(heard: Heard) -> None:
    at = datetime(2025, 5, 2, 9, tzinfo=UTC)
    times = [at]
    async with open_sandbox(
        port=0, path=None, manifest=MANIFEST, now=lambda: times[-1], limits=LIMITS
    ) as sandbox:
        app = AsyncApp(client=client_of(sandbox))
        webhook = await response_url(sandbox, app, heard)
        times.append(at + timedelta(minutes=29, seconds=59))
        assert (await webhook.send(text="in time")).status_code == 200
        times.append(at + timedelta(minutes=30))
        late = await webhook.send(text="late")
        assert (late.status_code, late.body) == (404, '{"ok": false, "error": "expired_url"}')


async def test_what_is_typed_reaches_the_app_as_slack_would_send_it(
    sandbox: Sandbox, app: AsyncApp, heard: Heard
) -> None:
    answering(app, heard, "")
    async with connected(sandbox, app):
        await sandbox.type(TRADE_DESK, "/trade ask is <25% & rising> #general @Tradewire")
        await sandbox.type(TRADE_DESK, "see https://example.org/a?b=1&c=2 @nobody a@you.example")
    [command] = heard
    assert command["text"] == (
        "ask is &lt;25% &amp; rising&gt; <#C0GENERAL|general> <@U0TRADEWIRE>"
    )
    assert texts(sandbox.messages(TRADE_DESK)) == [
        "see <https://example.org/a?b=1&amp;c=2> @nobody a@you.example"
    ]


async def test_a_name_of_several_words_is_typed_as_it_is_written(tmp_path: Path) -> None:
    manifest = json.loads(MANIFEST.read_text())
    manifest["display_information"]["name"] = "Trade R&D"
    manifest["features"]["bot_user"]["display_name"] = "Trade R&D"
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(manifest))
    async with open_sandbox(port=0, path=None, manifest=path, now=wall, limits=LIMITS) as sandbox:
        await sandbox.type(TRADE_DESK, "@trade r&d, ask @Trade R&Do @You (@you)")
        [said] = sandbox.messages(TRADE_DESK)
    assert said["text"] == "<@U0TRADEWIRE>, ask @Trade R&amp;Do <@U0YOU> (<@U0YOU>)"
