"""Buttons, menus and shortcuts, with the demo app behind them over a socket."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from bot.sandbox import COLLEAGUE, TEAM, TRADE_DESK, YOU, Sandbox, open_sandbox
from bot.sandbox.interaction import TROUBLE, InteractionError
from tests.sandbox import demo_blocks as shown
from tests.sandbox.conftest import LIMITS, client_of, connected, wall
from tests.sandbox.demo import DEMO_MANIFEST, Demo

Tried = tuple[Sandbox, Demo]
PERSON = {"id": YOU, "username": "you", "name": "you", "team_id": TEAM}
COMMON = {
    "team": {"id": TEAM, "domain": "sandbox"},
    "user": PERSON,
    "api_app_id": "A0TRADEWIRE",
    "token": "sandbox",
    "enterprise": None,
    "is_enterprise_install": False,
}
DAY = {"type": "datepicker", "selected_date": "2025-05-02"}
HELD = {
    "menu": {"type": "static_select", "selected_option": None},
    "day": DAY,
    "ticked": {"type": "checkboxes", "selected_options": []},
}


async def posted(sandbox: Sandbox) -> Mapping[str, Any]:
    await sandbox.command("/demo", "message", channel=TRADE_DESK)
    return (await sandbox.wait_for(lambda: sandbox.messages(TRADE_DESK)))[-1]


def sent(app: Demo, kind: str = "block_actions") -> dict[str, Any]:
    """Take the last of a kind that the app was sent, its passing parts looked at and gone."""
    body = dict(app.of(kind)[-1])
    assert body.pop("trigger_id").count(".") == 2
    for action in body.get("actions", ()):
        assert float(action.pop("action_ts")) > 0
    return body


# -- what the app is sent ------------------------------------------------------------------


async def test_a_press_in_a_message_carries_what_slack_sends(tried: Tried) -> None:
    sandbox, app = tried
    message = await posted(sandbox)
    assert await sandbox.press(TRADE_DESK, message["ts"], "feedback", value="good") == ""
    body = sent(app)
    assert body.pop("response_url").startswith(f"{sandbox.url}/response/")
    assert body == {
        "type": "block_actions",
        **COMMON,
        "container": {
            "type": "message",
            "message_ts": message["ts"],
            "channel_id": TRADE_DESK,
            "is_ephemeral": False,
        },
        "channel": {"id": TRADE_DESK, "name": "trade-desk"},
        "message": message,
        "state": {"values": {"pressed": HELD}},
        "actions": [
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "block_id": "opinion",
                "text": shown.plain("Good"),
                "value": "good",
            }
        ],
    }


async def test_a_press_in_an_ephemeral_message_gives_no_message_back(tried: Tried) -> None:
    sandbox, app = tried
    whisper = await sandbox.command("/demo", "whisper", channel=TRADE_DESK)
    assert whisper is not None
    await sandbox.press(TRADE_DESK, whisper["ts"], "overflow", selected="quince")
    body = sent(app)
    assert "message" not in body
    assert body["container"]["is_ephemeral"] is True
    assert body["actions"][0]["selected_option"] == shown.option("quince")
    with pytest.raises(InteractionError, match="no message"):
        await sandbox.press(TRADE_DESK, whisper["ts"], "overflow", user=COLLEAGUE)


async def test_a_press_in_a_thread_says_in_which(tried: Tried) -> None:
    sandbox, app = tried
    parent = str((await sandbox.say(TRADE_DESK, "parent"))["ts"])
    reply = await app.client.chat_postMessage(
        channel=TRADE_DESK, text="x", blocks=shown.message(), thread_ts=parent
    )
    await sandbox.press(TRADE_DESK, reply["ts"], "overflow", selected="plum")
    assert sent(app)["container"]["thread_ts"] == parent


async def test_what_each_person_chooses_in_a_message_is_theirs(tried: Tried) -> None:
    sandbox, app = tried
    ts = (await posted(sandbox))["ts"]
    await sandbox.press(TRADE_DESK, ts, "menu", selected="plum")
    await sandbox.press(TRADE_DESK, ts, "ticked", selected=["apple", "quince"])
    mine = sent(app)["state"]["values"]["pressed"]
    plum = {"type": "static_select", "selected_option": shown.option("plum")}
    both = [shown.option("apple"), shown.option("quince")]
    ticked = {"type": "checkboxes", "selected_options": both}
    assert mine == {"menu": plum, "day": DAY, "ticked": ticked}
    await sandbox.press(TRADE_DESK, ts, "day", selected="2025-06-01", user=COLLEAGUE)
    body = sent(app)
    later = DAY | {"selected_date": "2025-06-01"}
    assert body["user"]["id"] == COLLEAGUE
    assert body["state"]["values"]["pressed"] == HELD | {"day": later}
    [action] = body["actions"]
    assert action == {
        "action_id": "day",
        "block_id": "pressed",
        "initial_date": "2025-05-02",
        **later,
    }


async def test_a_press_in_a_view_carries_the_view_and_no_message(tried: Tried) -> None:
    sandbox, app = tried
    await sandbox.open_app("home")
    home = dict(await sandbox.wait_for(sandbox.home))
    await sandbox.press_in_view("home_menu", selected="plum")
    body = sent(app)
    plum = {"type": "static_select", "selected_option": shown.option("plum")}
    home["state"] = {"values": {"home": {"home_menu": plum}}}
    placeholder = {"placeholder": shown.plain("Choose a fruit")}
    assert body == {
        "type": "block_actions",
        **COMMON,
        "container": {"type": "view", "view_id": home["id"]},
        "view": home,
        "actions": [{"action_id": "home_menu", "block_id": "home", **plum, **placeholder}],
    }


async def test_an_input_tells_the_app_at_once_only_where_it_is_asked_to(tried: Tried) -> None:
    sandbox, app = tried
    quiet = shown.asked("quiet", "Quiet", "static_select", options=[shown.option("plum")])
    loud = shown.asked("menu", "Loud", "static_select", options=[shown.option("plum")])
    blocks = [quiet, loud | {"dispatch_action": True}]
    await app.client.views_publish(user_id=YOU, view={"type": "home", "blocks": blocks})
    await sandbox.press_in_view("quiet", selected="plum")
    assert app.of("block_actions") == []
    await sandbox.press_in_view("menu", selected="plum")
    values = sent(app)["view"]["state"]["values"]
    plum = {"type": "static_select", "selected_option": shown.option("plum")}
    assert values == {"quiet": {"quiet": plum}, "menu": {"menu": plum}}


# -- external menus ------------------------------------------------------------------------


async def test_an_external_menu_asks_the_app_and_takes_only_what_it_offered(tried: Tried) -> None:
    sandbox, app = tried
    await sandbox.command("/demo", channel=TRADE_DESK)
    view = await sandbox.wait_for(sandbox.view)
    with pytest.raises(InteractionError, match="'plum' is not on offer"):
        await sandbox.press_in_view("found", selected="plum")
    offered = await sandbox.options("found", "PL")
    assert offered == {"options": [shown.option("apple"), shown.option("plum")]}
    assert app.of("block_suggestion") == [
        {
            "type": "block_suggestion",
            **COMMON,
            "action_id": "found",
            "block_id": "found",
            "value": "PL",
            "container": {"type": "view", "view_id": view["id"]},
            "view": view,
        }
    ]
    await sandbox.press_in_view("found", selected="plum")
    with pytest.raises(InteractionError, match="has options of its own"):
        await sandbox.options("menu", "x")
    held = await sandbox.wait_for(sandbox.view)
    assert held["state"]["values"]["found"]["found"]["selected_option"] == shown.option("plum")


@pytest.mark.parametrize(
    "answer",
    [{}, {"options": "plum"}, {"options": [{"value": "x"}]}, {"options": [{}] * 101}, "plum"],
)
async def test_an_answer_that_is_no_list_of_options_offers_none(answer: Any) -> None:
    async with open_sandbox(
        port=0, path=None, manifest=DEMO_MANIFEST, now=wall, limits=LIMITS
    ) as sandbox:
        app = AsyncApp(client=client_of(sandbox))

        async def options(ack: Any) -> None:
            await ack(answer)

        app.options("found")(options)
        blocks = [shown.asked("found", "Found", "external_select")]
        await app.client.views_publish(user_id=YOU, view={"type": "home", "blocks": blocks})
        async with connected(sandbox, app):
            offered = await sandbox.options("found", "x")
    assert offered == {"options": [], "error": TROUBLE}


# -- shortcuts -----------------------------------------------------------------------------


async def test_a_global_shortcut_opens_the_form(tried: Tried) -> None:
    sandbox, app = tried
    assert await sandbox.shortcut("demo_form") == ""
    assert (await sandbox.wait_for(sandbox.view))["title"] == shown.plain("Everything")
    body = sent(app, "shortcut")
    assert float(body.pop("action_ts")) > 0
    assert body == {"type": "shortcut", **COMMON, "callback_id": "demo_form"}


async def test_a_message_shortcut_carries_the_message(tried: Tried) -> None:
    sandbox, app = tried
    message = await sandbox.say(TRADE_DESK, "worth a note")
    ts = str(message["ts"])
    assert await sandbox.shortcut("demo_note", channel=TRADE_DESK, ts=ts) == ""
    await sandbox.wait_for(lambda: sandbox.whispers(TRADE_DESK))
    body = sent(app, "message_action")
    assert body.pop("response_url").startswith(f"{sandbox.url}/response/")
    assert float(body.pop("action_ts")) > 0
    assert body == {
        "type": "message_action",
        **COMMON,
        "callback_id": "demo_note",
        "channel": {"id": TRADE_DESK, "name": "trade-desk"},
        "message_ts": ts,
        "message": message,
    }
    assert [each["text"] for each in sandbox.whispers(TRADE_DESK)] == ["Noted: worth a note"]


async def test_a_shortcut_that_is_not_declared_is_not_there(tried: Tried) -> None:
    sandbox, _ = tried
    for callback_id in ("nothing", "demo_note"):
        with pytest.raises(InteractionError, match="no global shortcut"):
            await sandbox.shortcut(callback_id)
