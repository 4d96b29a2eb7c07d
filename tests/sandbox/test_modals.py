"""Modals as people use them: filled in, submitted, closed, with the demo app behind them."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest
from structlog.testing import capture_logs

from bot.sandbox import TRADE_DESK, Sandbox, open_sandbox
from bot.sandbox.interaction import TROUBLE, InteractionError
from bot.sandbox.modals import Submitted
from tests.sandbox import demo_blocks as shown
from tests.sandbox.conftest import LIMITS, client_of, wall
from tests.sandbox.demo import DEMO_MANIFEST, Demo
from tests.sandbox.test_views import MODAL, form, title, trigger
from tests.sandbox.wires import wire

Tried = tuple[Sandbox, Demo]


async def test_a_submission_carries_every_value_and_closes_the_modal(tried: Tried) -> None:
    sandbox, app = tried
    view = await form(sandbox)
    values = {
        "name": {"name": "Ada"},
        "day": {"day": "2025-06-01"},
        "menus": {"menus": {"selected": ["apple", "quince"]}},
        "place": {"place": TRADE_DESK},
    }
    assert await sandbox.submit(values) == Submitted(closed=True)
    [body] = app.of("view_submission")
    sent = body["view"]["state"]["values"]
    assert sent["name"]["name"] == {"type": "plain_text_input", "value": "Ada"}
    assert sent["day"]["day"] == {"type": "datepicker", "selected_date": "2025-06-01"}
    assert sent["hour"]["hour"] == {"type": "timepicker", "selected_time": "09:30"}
    assert sent["ticked"]["ticked"]["selected_options"] == [shown.option("plum")]
    both = [shown.option("apple"), shown.option("quince")]
    assert sent["menus"]["menus"] == {"type": "multi_static_select", "selected_options": both}
    assert sent.keys() == view["state"]["values"].keys()
    assert (body["view"]["id"], body["view"]["private_metadata"]) == (
        view["id"],
        "kept for the app",
    )
    [url] = body["response_urls"]
    assert url.pop("response_url").startswith(f"{sandbox.url}/response/")
    assert url == {"block_id": "place", "action_id": "place", "channel_id": TRADE_DESK}
    assert body["trigger_id"].count(".") == 2


async def test_what_slack_s_client_would_not_submit_never_reaches_the_app(tried: Tried) -> None:
    sandbox, app = tried
    await form(sandbox)
    values = {"email": {"email": "nobody"}, "rate": {"rate": "101"}, "story": {"story": "shrt"}}
    refused = await sandbox.submit(values)
    assert refused.errors == {
        "name": "Please complete this required field.",
        "story": "Please enter at least 5 characters.",
        "email": "Please enter a valid email address.",
        "rate": "Please enter a number that is at most 100.",
    }
    assert (refused.closed, app.of("view_submission")) == (False, [])
    for wrong in ({"x": {"x": "y"}}, {"name": "y"}, {"menu": {"menu": "pear"}}, {"name": {"x": 1}}):
        with pytest.raises(InteractionError):
            await sandbox.submit(wrong)


@pytest.mark.parametrize(
    ("name", "closed", "errors", "trouble", "top"),
    [
        ("nobody", False, {"name": "Nobody is no name."}, "", "Everything"),
        ("again", False, {}, "", "Layer 1"),
        ("deeper", False, {}, "", "Layer 2"),
        ("all", True, {}, "", ""),
        ("anybody", True, {}, "", "Layer 2"),
        ("wrong", False, {}, TROUBLE, "Everything"),
    ],
)
async def test_the_app_s_answer_decides_what_is_shown_next(
    tried: Tried, name: str, closed: bool, errors: dict[str, str], trouble: str, top: str
) -> None:
    sandbox, app = tried
    if name in ("all", "anybody"):  # something lies below
        await app.client.views_open(trigger_id=await trigger(sandbox, app), view=shown.layer(2))
        await app.client.views_open(trigger_id=await trigger(sandbox, app), view=shown.form())
    else:
        await form(sandbox)
    done = await sandbox.submit({"name": {"name": name}})
    assert (done.closed, done.errors, done.trouble) == (closed, errors, trouble)
    assert (title(done.view), title(sandbox.view())) == (top, top)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("x", "'str' object has no attribute 'get'"),
        (3, "'int' object has no attribute 'get'"),
        (["clear"], "'list' object has no attribute 'get'"),
        ({"response_action": "explode"}, "invalid_response_action"),
        ({"response_action": 3}, "invalid_response_action"),
        ({"response_action": "errors"}, "invalid_errors"),
        ({"response_action": "errors", "errors": {}}, "invalid_errors"),
        ({"response_action": "errors", "errors": ["name"]}, "invalid_errors"),
        ({"response_action": "errors", "errors": {"more": "no input"}}, "invalid_errors"),
        ({"response_action": "push"}, "invalid_arguments"),
        ({"response_action": "push", "view": {"type": "home", "blocks": []}}, "invalid_arguments"),
        (
            {"response_action": "update", "view": MODAL | {"blocks": [{"type": "nonsense"}]}},
            "invalid_arguments",
        ),
        ({"response_action": "update", "view": MODAL | {"blocks": [3]}}, "invalid_arguments"),
    ],
)
async def test_an_answer_that_makes_no_sense_leaves_the_modal_open(
    answer: object, why: str
) -> None:
    async with (
        open_sandbox(port=0, path=None, manifest=DEMO_MANIFEST, now=wall, limits=LIMITS) as sandbox,
        aiohttp.ClientSession() as session,
    ):
        socket = await wire(sandbox, session, greeted=True)
        asked = asyncio.create_task(sandbox.shortcut("demo_form"))
        frame = await socket.take()
        client = client_of(sandbox)
        await client.views_open(trigger_id=frame["payload"]["trigger_id"], view=shown.form())
        await asked
        submitted = asyncio.create_task(sandbox.submit({"name": {"name": "Ada"}}))
        frame = await socket.hear()
        with capture_logs() as lines:
            await socket.socket.send_json({"envelope_id": frame["envelope_id"], "payload": answer})
            done = await submitted
        said = [each["error"] for each in lines if each["event"] == "interaction.answer_refused"]
        assert said == [why]
        assert (done.closed, done.errors, done.trouble) == (False, {}, TROUBLE)
        assert title(sandbox.view()) == "Everything"


async def test_a_submission_that_nobody_takes_leaves_the_modal_open(tried: Tried) -> None:
    sandbox, app = tried
    view = await form(sandbox)
    sandbox.cut_sockets()
    done = await sandbox.submit({"name": {"name": "Ada"}})
    assert (done.closed, done.trouble) == (False, TROUBLE)
    now = sandbox.view()
    assert now is not None
    assert now["id"] == view["id"]
    assert now["state"]["values"]["name"]["name"]["value"] == "Ada"
    assert app.of("view_submission") == []


async def test_what_has_nothing_to_submit_cannot_be(tried: Tried) -> None:
    sandbox, app = tried
    with pytest.raises(InteractionError, match="not open"):
        await sandbox.submit()
    await app.client.views_open(trigger_id=await trigger(sandbox, app), view=MODAL)
    with pytest.raises(InteractionError, match="nothing to submit"):
        await sandbox.submit()
    with pytest.raises(InteractionError, match="not open any more"):
        await sandbox.submit(view_id="V0")


# -- closing -------------------------------------------------------------------------------


@pytest.mark.parametrize(("notify", "told"), [(True, 1), (False, 0)])
async def test_a_modal_that_is_closed_says_so_where_it_was_asked_to(
    tried: Tried, notify: bool, told: int
) -> None:
    sandbox, app = tried
    view = shown.form() | {"notify_on_close": notify}
    await app.client.views_open(trigger_id=await trigger(sandbox, app), view=view)
    await sandbox.close_view()
    closed = app.of("view_closed")
    assert [each["is_cleared"] for each in closed] == [False] * told
    assert [title(each["view"]) for each in closed] == ["Everything"] * told
    assert sandbox.view() is None


@pytest.mark.parametrize("by_person", [True, False])
async def test_a_whole_stack_is_cleared_by_the_person_or_because_the_view_says_so(
    tried: Tried, *, by_person: bool
) -> None:
    sandbox, app = tried
    await form(sandbox)
    top = shown.layer(2) | {"clear_on_close": not by_person}
    given = await trigger(sandbox, app)
    await app.client.views_push(trigger_id=given, view=top)
    await sandbox.close_view(clear=by_person)
    assert sandbox.view() is None
    [closed] = app.of("view_closed")  # the form asked for it, the layer did not
    assert (title(closed["view"]), closed["is_cleared"]) == ("Everything", True)
