"""What cannot be pressed, and what a person sees when the app fails at what they pressed."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import TRADE_DESK, Sandbox, open_sandbox
from bot.sandbox.interaction import TROUBLE, UNCONFIGURED, InteractionError
from tests.sandbox import demo_blocks as shown
from tests.sandbox.conftest import HASTY, MANIFEST, client_of, connected, wall
from tests.sandbox.demo import DEMO_MANIFEST, Demo
from tests.sandbox.test_interaction import posted

Tried = tuple[Sandbox, Demo]


async def test_what_is_not_there_cannot_be_pressed(tried: Tried) -> None:
    sandbox, _ = tried
    ts = (await posted(sandbox))["ts"]
    mine = str((await sandbox.say(TRADE_DESK, "mine"))["ts"])
    with pytest.raises(InteractionError, match="nothing here has the action_id 'no'"):
        await sandbox.press(TRADE_DESK, ts, "no")
    with pytest.raises(InteractionError, match="nothing here has"):
        await sandbox.press(TRADE_DESK, ts, "menu", selected="plum", block_id="opinion")
    with pytest.raises(InteractionError, match="'pear' is not on offer"):
        await sandbox.press(TRADE_DESK, ts, "menu", selected="pear")
    with pytest.raises(InteractionError, match="nothing was chosen"):
        await sandbox.press(TRADE_DESK, ts, "overflow")
    with pytest.raises(InteractionError, match="nothing here has"):
        await sandbox.press(TRADE_DESK, mine, "menu")
    with pytest.raises(InteractionError, match="no view is open"):
        await sandbox.press_in_view("menu")


async def test_a_person_sees_it_when_the_app_does_not_answer(
    caplog: pytest.LogCaptureFixture,
) -> None:
    hasty = replace(HASTY, ack_deadline=0.1)
    async with open_sandbox(
        port=0, path=None, manifest=DEMO_MANIFEST, now=wall, limits=hasty
    ) as sandbox:
        app = AsyncApp(client=client_of(sandbox))
        ts = await app.client.chat_postMessage(channel=TRADE_DESK, blocks=shown.message(), text="x")
        assert await sandbox.press(TRADE_DESK, ts["ts"], "yes") == TROUBLE

        async def silent() -> None:
            return

        app.action("yes")(silent)
        app.shortcut("demo_form")(silent)
        with caplog.at_level(logging.CRITICAL):
            async with connected(sandbox, app):
                assert await sandbox.press(TRADE_DESK, ts["ts"], "yes") == TROUBLE
                assert await sandbox.shortcut("demo_form") == TROUBLE


async def test_where_interactivity_is_off_nothing_is_sent_and_the_person_is_told(
    tmp_path: Path,
) -> None:
    declared = json.loads(MANIFEST.read_text())
    declared["settings"]["interactivity"]["is_enabled"] = False
    del declared["features"]["shortcuts"]  # which need it
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(declared))
    async with open_sandbox(port=0, path=None, manifest=path, now=wall, limits=HASTY) as sandbox:
        app = AsyncApp(client=client_of(sandbox))
        pressed = []

        @app.action("yes")
        async def on_yes(ack: AsyncAck) -> None:
            pressed.append("yes")
            await ack()

        said = await app.client.chat_postMessage(
            channel=TRADE_DESK, blocks=shown.message(), text="x"
        )
        async with connected(sandbox, app):
            assert await sandbox.press(TRADE_DESK, said["ts"], "yes") == UNCONFIGURED
    assert pressed == []


@pytest.mark.parametrize(
    "element",
    [
        {"type": "feedback_buttons", "action_id": "a"},
        {"type": "feedback_buttons", "action_id": "a", "positive_button": 3},
        {"type": "overflow", "action_id": "a", "options": [3]},
        {"type": "static_select", "action_id": "a", "options": 3},
        {"type": "static_select", "action_id": "a", "option_groups": [{"label": "x"}]},
        {"type": "multi_static_select", "action_id": "a", "max_selected_items": "x"},
        {"type": "checkboxes", "action_id": "a", "initial_options": 3},
        {"type": "datetimepicker", "action_id": "a", "initial_date_time": []},
    ],
)
async def test_an_element_that_makes_no_sense_is_refused(
    sandbox: Sandbox, client: AsyncWebClient, element: dict[str, Any]
) -> None:
    block = {"type": "actions", "block_id": "b", "elements": [element]}
    before = sandbox.messages(TRADE_DESK)
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        await client.api_call(
            "chat.postMessage", json={"channel": TRADE_DESK, "text": "x", "blocks": [block]}
        )
    assert sandbox.messages(TRADE_DESK) == before
