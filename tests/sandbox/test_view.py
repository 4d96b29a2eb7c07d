"""What the page is given, and what it may ask for, by its addresses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.sandbox import (
    BOT_USER,
    COLLEAGUE,
    GENERAL,
    TRADE_DESK,
    YOU,
    Effect,
    Fault,
    Sandbox,
    open_sandbox,
)
from tests.sandbox.conftest import LIMITS, client_of, wall
from tests.sandbox.demo import DEMO_MANIFEST, Demo
from tests.sandbox.working import Clocks

Json = dict[str, Any]


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.fixture
async def clocked() -> AsyncIterator[Sandbox]:
    async with open_sandbox(
        port=0, path=None, manifest=DEMO_MANIFEST, now=wall, limits=LIMITS, clock=Clocks()
    ) as opened:
        yield opened


async def got(http: ClientSession, sandbox: Sandbox, path: str) -> Any:
    async with http.get(f"{sandbox.url}/view/{path}") as reply:
        assert reply.status == 200
        return await reply.json()


async def told(
    http: ClientSession, sandbox: Sandbox, path: str, sent: object, method: str = "POST"
) -> Any:
    async with http.request(method, f"{sandbox.url}/view/{path}", json=sent) as reply:
        return await reply.json() if reply.status == 200 else reply.status


async def test_the_frame_is_given_what_the_manifest_declares(
    http: ClientSession, clocked: Sandbox
) -> None:
    shown = await got(http, clocked, "workspace")
    declared = ("home_tab", "messages_tab", "agent", "stoppable", "clocked", "view", "notices")
    assert {key: shown[key] for key in declared} == {
        "home_tab": True,
        "messages_tab": True,
        "agent": True,
        "stoppable": True,
        "clocked": True,
        "view": None,
        "notices": [],
    }
    assert [(each["type"], each["callback_id"]) for each in shown["shortcuts"]] == [
        ("global", "demo_form"),
        ("message", "demo_note"),
    ]
    assert shown["prompts"] == [{"title": "Say something", "message": "Say a few words, please."}]
    assert shown["handles"][COLLEAGUE] == "colleague"


async def test_a_page_that_comes_late_is_told_what_agent_threads_show(
    http: ClientSession, clocked: Sandbox
) -> None:
    client, mine = client_of(clocked), clocked.direct()
    asked = await clocked.say(mine, "well?")
    theirs = clocked.direct(COLLEAGUE)
    other = await clocked.say(theirs, "psst", user=COLLEAGUE)
    for channel, said in ((mine, asked), (theirs, other)):
        place = {"channel_id": channel, "thread_ts": said["ts"]}
        await client.assistant_threads_setTitle(**place, title="A chat")
        await client.assistant_threads_setStatus(**place, status="is thinking")
    thread = {"channel": mine, "thread_ts": asked["ts"]}
    status = {"text": "is thinking", "loading_messages": [], "session": ""}
    assert (await got(http, clocked, "workspace"))["notices"] == [
        {"type": "status", **thread, **status},
        {"type": "title", **thread, "title": "A chat"},
    ]


@pytest.mark.parametrize(
    ("path", "sent", "answer"),
    [
        ("say", {"channel": "C0NOWHERE", "text": "x"}, 404),
        ("say", {"channel": TRADE_DESK}, 400),
        ("say", {"channel": TRADE_DESK, "text": 5}, 400),
        ("say", {"channel": TRADE_DESK, "text": "x", "thread_ts": "yesterday"}, 400),
        ("say", ["channel"], 400),
        ("act", {"channel": TRADE_DESK, "ts": "1.000000"}, 400),
        ("act", {"channel": TRADE_DESK, "ts": ["1"], "action_id": "a"}, 400),
        ("act", {"view_id": "V1", "action_id": "a", "values": "x"}, 400),
        ("act", {"view_id": "V1", "action_id": "a"}, {"error": "no view V1 is open"}),
        ("options", {"view_id": "V1", "action_id": "a"}, {"error": "no view V1 is open"}),
        ("submit", {"view_id": "V1"}, {"error": "the modal is not open any more"}),
        ("close", {"view_id": "V1"}, {"ok": True}),
        ("close", {}, 400),
        (
            "shortcut",
            {"callback_id": "no"},
            {"error": "the manifest declares no global shortcut 'no'"},
        ),
        ("opened", {"tab": "about"}, {"error": "the manifest enables no 'about' tab"}),
        ("looked", {"channel": f"D{COLLEAGUE[1:]}"}, 404),
        ("stop", {"channel": TRADE_DESK}, {"error": "an answer is stopped in a thread"}),
    ],
)
async def test_what_cannot_be_done_is_said(
    http: ClientSession, clocked: Sandbox, path: str, sent: object, answer: object
) -> None:
    clocked.direct(COLLEAGUE)
    assert await told(http, clocked, path, sent) == answer


async def test_a_body_that_is_no_json_is_refused(http: ClientSession, clocked: Sandbox) -> None:
    for body in (b"", b"{", b"[" * 100_000, b"\xff"):
        async with http.post(f"{clocked.url}/view/say", data=body) as reply:
            assert reply.status == 400


async def test_what_is_pressed_reaches_the_app_and_a_modal_is_submitted(
    http: ClientSession, tried: tuple[Sandbox, Demo]
) -> None:
    sandbox, app = tried
    await sandbox.command("/demo", "message", channel=TRADE_DESK)
    said = await sandbox.wait_for(lambda: next(iter(sandbox.messages(TRADE_DESK)), None))
    press = {"channel": TRADE_DESK, "ts": said["ts"], "block_id": "opinion"}
    press |= {"action_id": "feedback", "selected": "good"}
    assert await told(http, sandbox, "act", press) == {"ok": True}
    heard = (await app.count("block_actions", 1))[0]["actions"][0]
    assert (heard["action_id"], heard["value"]) == ("feedback", "good")
    assert await told(http, sandbox, "shortcut", {"callback_id": "demo_form"}) == {"ok": True}
    view = await sandbox.wait_for(sandbox.view)
    assert (await got(http, sandbox, "workspace"))["view"]["id"] == view["id"]
    wrong = await told(http, sandbox, "submit", {"view_id": view["id"]})
    assert wrong["errors"] == {"name": "Please complete this required field."}
    find = {"view_id": view["id"], "action_id": "found", "value": "pl"}
    offered = await told(http, sandbox, "options", find)
    assert [each["value"] for each in offered["options"]] == ["apple", "plum"]
    values = {"name": {"name": "You"}}
    done = await told(http, sandbox, "submit", {"view_id": view["id"], "values": values})
    assert done == {"closed": True, "errors": {}, "view": None, "trouble": ""}


async def test_home_is_what_the_app_published(
    http: ClientSession, tried: tuple[Sandbox, Demo]
) -> None:
    sandbox, _ = tried
    assert await got(http, sandbox, "home") == {"view": None}
    assert await told(http, sandbox, "opened", {"tab": "home"}) == {"ok": True}
    home = await sandbox.wait_for(sandbox.home)
    assert await got(http, sandbox, "home") == {"view": home}


async def test_faults_are_ordered_listed_and_ended(http: ClientSession, clocked: Sandbox) -> None:
    offers = (await got(http, clocked, "faults"))["offers"]
    assert {"id": "slow", "name": "Slow reply", "asks": ["method", "times", "seconds"]}.items() <= (
        next(each for each in offers if each["id"] == "slow").items()
    )
    shown = await told(http, clocked, "faults", {"effect": "slow", "times": "3", "seconds": "2"})
    assert list(clocked.faults) == [Fault(Effect.SLOW, times=3, seconds=2.0)]
    rule = shown["in_force"][0]
    assert (rule["left"], rule["effect"], rule["seconds"]) == (3, "slow", 2.0)
    wrong = await told(http, clocked, "faults", {"effect": "slow", "times": "-1"})
    assert wrong == {"error": "times must be a whole number from 0 to 1,000."}
    await told(http, clocked, "faults", {"effect": "refused"})
    left = await told(http, clocked, "faults", {"id": rule["id"]}, "DELETE")
    assert [each["effect"] for each in left["in_force"]] == ["refused"]
    assert (await told(http, clocked, "faults", {}, "DELETE"))["in_force"] == []


async def test_the_clock_is_read_and_moved(http: ClientSession, clocked: Sandbox) -> None:
    start = Clocks().read()
    assert await got(http, clocked, "clock") == start
    assert await told(http, clocked, "clock", {"pace": 5}) == start | {"pace": 5.0}
    assert (await told(http, clocked, "clock", {"jump": 3600}))["offset"] == 3600.0
    assert (await told(http, clocked, "clock", {"publish": "next"}))["broken"] == 4
    assert await told(http, clocked, "clock", {}) == {"error": "The clock does not do that."}


async def test_a_sandbox_without_clocks_says_so(http: ClientSession, sandbox: Sandbox) -> None:
    assert (await got(http, sandbox, "workspace"))["clocked"] is False
    async with http.get(f"{sandbox.url}/view/clock") as reply:
        assert reply.status == 404
    wanted = {"error": "This sandbox has no clock of its own."}
    assert await told(http, sandbox, "clock", {"pace": 1}) == wanted


async def test_the_page_hears_of_faults_and_clocks_but_not_of_other_peoples_talk(
    http: ClientSession, clocked: Sandbox
) -> None:
    async with http.get(f"{clocked.url}/view/live") as live:
        await live.content.readuntil(b"\n\n")
        await clocked.say(clocked.direct(COLLEAGUE), "psst", user=COLLEAGUE)
        clocked.faults.add(Fault(Effect.SLOW))
        await told(http, clocked, "clock", {"pace": 5})
        await clocked.join(GENERAL, user=YOU)
        assert b'"faults"' in await live.content.readuntil(b"\n\n")
        assert b'"clock"' in await live.content.readuntil(b"\n\n")
        assert b'"conversation"' in await live.content.readuntil(b"\n\n")
        assert BOT_USER.encode() in await live.content.readuntil(b"\n\n")


async def test_a_channel_is_read_page_by_page_in_both_directions(
    http: ClientSession, sandbox: Sandbox
) -> None:
    said = [(await sandbox.say(GENERAL, str(number)))["ts"] for number in range(100)]

    async def page(**query: str) -> tuple[list[str], bool]:
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        shown = await got(http, sandbox, f"messages?channel={GENERAL}&{asked}")
        return [each["ts"] for each in shown["messages"]], shown["more"]

    assert await page() == (said[20:], True)
    assert await page(before=said[20]) == (said[:20], False)
    assert await page(after=said[0]) == (said[1:81], True)
    assert await page(after=said[80]) == (said[81:], False)


async def test_what_may_be_unread_is_what_others_said_to_one(
    http: ClientSession, sandbox: Sandbox
) -> None:
    client = client_of(sandbox)
    mine = await sandbox.say(GENERAL, "well?")
    other = await sandbox.say(GENERAL, f"<@{YOU}> lunch?", user=COLLEAGUE)
    await sandbox.join(GENERAL)
    for parent in (mine, other):
        await client.chat_postMessage(channel=GENERAL, text="Yes.", thread_ts=parent["ts"])
    shown = (await got(http, sandbox, "unread"))[GENERAL]
    assert [(each["thread_ts"], each["called"]) for each in shown["addressed"]] == [
        (mine["ts"], False),
        ("", True),
    ]
    assert shown["empty"] is False
