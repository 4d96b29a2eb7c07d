"""Modals and the Home tab: what the methods take, refuse and show, with the demo app at work."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import BOT_USER, COLLEAGUE, TRADE_DESK, YOU, Sandbox, open_sandbox
from bot.sandbox.interaction import InteractionError
from tests.sandbox import demo_blocks as shown
from tests.sandbox.conftest import LIMITS, MANIFEST, client_of, refusal, wall
from tests.sandbox.demo import DEMO_MANIFEST, Demo, demo

Tried = tuple[Sandbox, Demo]
MODAL: dict[str, Any] = {
    "type": "modal",
    "title": shown.plain("Title"),
    "blocks": [{"type": "section", "text": shown.plain("x")}],
}
HOME: dict[str, Any] = {"type": "home", "blocks": [{"type": "section", "text": shown.plain("x")}]}


async def trigger(sandbox: Sandbox, app: Demo) -> str:
    """Do what gives the demo a trigger that it does not use."""
    said = await app.client.chat_postMessage(channel=TRADE_DESK, text="x", blocks=shown.message())
    await sandbox.press(TRADE_DESK, said["ts"], "overflow", selected="plum")
    return str(app.of("block_actions")[-1]["trigger_id"])


async def form(sandbox: Sandbox) -> Mapping[str, Any]:
    await sandbox.shortcut("demo_form")
    view = await sandbox.wait_for(sandbox.view)
    assert view is not None
    return view


def title(view: Mapping[str, Any] | None) -> str:
    return str(view["title"]["text"]) if view else ""


# -- the methods ---------------------------------------------------------------------------


async def test_a_modal_is_answered_as_slack_writes_it(tried: Tried) -> None:
    sandbox, app = tried
    answer = await app.client.views_open(trigger_id=await trigger(sandbox, app), view=MODAL)
    view: Any = answer["view"]
    assert view == {
        "id": view["id"],
        "team_id": sandbox.team,
        "type": "modal",
        "blocks": [{**MODAL["blocks"][0], "block_id": view["blocks"][0]["block_id"]}],
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "clear_on_close": False,
        "notify_on_close": False,
        "title": MODAL["title"],
        "submit": None,
        "close": None,
        "state": {"values": {}},
        "hash": view["hash"],
        "previous_view_id": None,
        "root_view_id": view["id"],
        "app_id": "A0TRADEWIRE",
        "app_installed_team_id": sandbox.team,
        "bot_id": "B0TRADEWIRE",
    }
    assert sandbox.view() == view
    assert sandbox.view(COLLEAGUE) is None


async def test_triggers_are_used_once_and_soon() -> None:
    times = [datetime(2025, 5, 2, 9, tzinfo=UTC)]
    async with (
        open_sandbox(
            port=0, path=None, manifest=DEMO_MANIFEST, now=lambda: times[-1], limits=LIMITS
        ) as sandbox,
        demo(sandbox) as app,
    ):
        late, used = await trigger(sandbox, app), await trigger(sandbox, app)
        await app.client.views_open(trigger_id=used, view=MODAL)
        assert title(sandbox.view()) == "Title"
        times.append(times[-1] + timedelta(seconds=3))
        for given, error in (
            (used, "exchanged_trigger_id"),
            (late, "expired_trigger_id"),
            ("12.34.abcd", "invalid_trigger_id"),
        ):
            for method in (app.client.views_open, app.client.views_push):
                answer = await refusal(method(trigger_id=given, view=MODAL))
                assert answer["error"] == error


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": shown.plain("t" * 25)}, "too long: 25 (limit 24) [json-pointer:/view/title/"),
        ({"title": None}, "missing required field: title"),
        ({"title": {"type": "mrkdwn", "text": "t"}}, "must be plain_text"),
        ({"type": "home"}, "must be 'modal' [json-pointer:/view/type]"),
        ({"blocks": "x"}, "must provide an array of objects [json-pointer:/view/blocks]"),
        ({"blocks": [{"type": "divider"}] * 101}, "too many: 101 (limit 100)"),
        ({"blocks": [{"type": "nonsense"}]}, "unknown type 'nonsense'"),
        ({"blocks": [shown.asked("a", "A", "datepicker")]}, "`submit` is required"),
        (
            {"blocks": [{"type": "actions", "elements": [shown.button("a", "A")] * 2}]},
            "action_id 'a' used twice",
        ),
        ({"private_metadata": "m" * 3001}, "too long: 3,001 (limit 3,000)"),
        ({"callback_id": "c" * 256}, "too long: 256 (limit 255)"),
    ],
)
async def test_a_view_that_slack_refuses_is_refused(
    tried: Tried, wrong: dict[str, Any], says: str
) -> None:
    sandbox, app = tried
    given = await trigger(sandbox, app)
    answer = await refusal(app.client.views_open(trigger_id=given, view=MODAL | wrong))
    assert answer["error"] == "invalid_arguments"
    assert any(says in each for each in answer["response_metadata"]["messages"])
    assert sandbox.view() is None
    await app.client.views_open(trigger_id=given, view=MODAL)  # a refusal uses nothing up


async def test_a_view_may_not_be_too_large_nor_something_else(tried: Tried) -> None:
    sandbox, app = tried
    given = await trigger(sandbox, app)
    large = MODAL | {"private_metadata": "m" * 250_001}
    answer = await refusal(app.client.views_open(trigger_id=given, view=large))
    assert answer["error"] == "view_too_large"
    for view in ("[", "[]", '"x"', "3"):
        sent = app.client.api_call("views.open", json={"trigger_id": given, "view": view})
        assert (await refusal(sent))["error"] == "invalid_arguments"
    sent = app.client.api_call("views.open", json={"view": MODAL})
    assert (await refusal(sent))["error"] == "invalid_arguments"


async def test_three_modals_lie_on_one_another_and_no_fourth(tried: Tried) -> None:
    sandbox, app = tried
    given = await trigger(sandbox, app)
    answer = await refusal(app.client.views_push(trigger_id=given, view=MODAL))
    assert answer["error"] == "not_found"  # there is nothing yet to lie upon
    root = await form(sandbox)
    for depth in (2, 3):
        await sandbox.press_in_view("deeper")
        top = await sandbox.wait_for(sandbox.view)
        assert (title(top), top["root_view_id"]) == ("Layer 2", root["id"]), depth
    assert top["previous_view_id"] not in (None, root["id"])
    given = await trigger(sandbox, app)
    answer = await refusal(app.client.views_push(trigger_id=given, view=MODAL))
    assert answer["error"] == "push_limit_reached"
    for left in ("Layer 2", "Everything", ""):
        await sandbox.close_view()
        assert title(sandbox.view()) == left
    with pytest.raises(InteractionError, match="no modal is open"):
        await sandbox.close_view()


async def test_an_update_takes_the_place_of_a_view_and_keeps_what_was_entered(tried: Tried) -> None:
    sandbox, app = tried
    before = await form(sandbox)
    await sandbox.press_in_view("refresh", values={"name": {"name": "Ada"}})
    await sandbox.wait_for(lambda: title(sandbox.view() or before) == "Refreshed")
    after = sandbox.view()
    assert after is not None
    assert after["id"] == before["id"]
    assert after["hash"] != before["hash"]
    assert after["state"]["values"]["name"]["name"]["value"] == "Ada"
    stale = app.client.views_update(view_id=before["id"], hash=before["hash"], view=MODAL)
    assert (await refusal(stale))["error"] == "hash_conflict"
    await app.client.views_update(view_id=before["id"], view=MODAL)
    for named in ({"view_id": "V0"}, {"external_id": "nothing"}):
        answer = await refusal(app.client.views_update(view=MODAL, **named))
        assert answer["error"] == "not_found"
    sent = app.client.api_call("views.update", json={"view": MODAL})
    assert (await refusal(sent))["error"] == "invalid_arguments"
    wrong = app.client.views_update(view_id=before["id"], view=HOME)
    assert (await refusal(wrong))["error"] == "invalid_arguments"


async def test_an_external_id_names_one_open_view(tried: Tried) -> None:
    sandbox, app = tried
    named = MODAL | {"external_id": "mine"}
    await app.client.views_open(trigger_id=await trigger(sandbox, app), view=named)
    again = app.client.views_open(trigger_id=await trigger(sandbox, app), view=named)
    assert (await refusal(again))["error"] == "duplicate_external_id"
    other = named | {"title": shown.plain("Other")}
    await app.client.views_update(external_id="mine", view=other)
    assert title(sandbox.view()) == "Other"
    await sandbox.close_view()
    await app.client.views_open(trigger_id=await trigger(sandbox, app), view=named)


# -- the Home tab --------------------------------------------------------------------------


async def test_the_home_tab_is_each_person_s_own_and_outlives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "sandbox.db"

    @asynccontextmanager
    async def opened() -> AsyncIterator[tuple[Sandbox, AsyncWebClient]]:
        async with open_sandbox(
            port=0, path=path, manifest=DEMO_MANIFEST, now=wall, limits=LIMITS
        ) as sandbox:
            yield sandbox, client_of(sandbox)

    async with opened() as (sandbox, client):
        first: Any = (await client.views_publish(user_id=YOU, view=HOME))["view"]
        stale = client.views_publish(user_id=YOU, view=HOME, hash="1.x")
        assert (await refusal(stale))["error"] == "hash_conflict"
        await client.views_publish(user_id=YOU, view=shown.home("second"), hash=first["hash"])
        kept = sandbox.home()
        assert kept is not None
        assert (kept["id"], kept["callback_id"]) == (first["id"], "home")
        assert sandbox.home(COLLEAGUE) is None
    async with opened() as (sandbox, client):
        assert sandbox.home() == kept
        await client.views_update(view_id=kept["id"], view=HOME)
        assert sandbox.home() != kept


async def test_the_home_tab_is_published_to_people_and_only_where_it_is_enabled(
    tried: Tried, tmp_path: Path
) -> None:
    _, app = tried
    for user in ("U0NOBODY", BOT_USER):
        sent = app.client.views_publish(user_id=user, view=HOME)
        assert (await refusal(sent))["error"] == "user_not_found"
    sent = app.client.views_publish(user_id=YOU, view=MODAL)
    assert (await refusal(sent))["error"] == "invalid_arguments"
    declared = json.loads(MANIFEST.read_text())
    declared["features"]["app_home"]["home_tab_enabled"] = False
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(declared))
    async with open_sandbox(port=0, path=None, manifest=path, now=wall, limits=LIMITS) as without:
        disabled = client_of(without).views_publish(user_id=YOU, view=HOME)
        assert (await refusal(disabled))["error"] == "not_enabled"


# -- the page ------------------------------------------------------------------------------


async def test_a_page_is_told_of_the_views_of_its_own_person(tried: Tried) -> None:
    sandbox, app = tried
    given = await trigger(sandbox, app)
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{sandbox.url}/view/live") as stream,
    ):
        await stream.content.readline()
        await app.client.views_publish(user_id=COLLEAGUE, view=HOME)
        await app.client.views_publish(user_id=YOU, view=HOME)
        await app.client.views_open(trigger_id=given, view=MODAL)
        view = sandbox.view()
        await sandbox.close_view()
        told = [await _notice(stream.content) for _ in range(3)]
    assert [(each["type"], each["view"]) for each in told] == [
        ("home", sandbox.home()),
        ("view", view),
        ("view", None),
    ]


async def _notice(stream: aiohttp.StreamReader) -> dict[str, Any]:
    async with asyncio.timeout(5):
        while not (line := await stream.readline()).startswith(b"data: "):
            pass
    notice: dict[str, Any] = json.loads(line[6:])
    return notice
