"""What surrounds the protocol: restart, faults, addresses, the guard, the manifest."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import ConfigError
from bot.sandbox import TRADE_DESK, YOU, Effect, Fault, Sandbox, open_sandbox
from tests.sandbox.conftest import LIMITS, MANIFEST, client_of, wall
from tests.sandbox.wires import wire

NOTE = {"event_type": "delivery", "event_payload": {"delivery_id": "d7"}}


def opened(path: Path | None = None, port: int = 0) -> Any:
    return open_sandbox(port=port, path=path, manifest=MANIFEST, now=wall, limits=LIMITS)


# -- restart -------------------------------------------------------------------------------


async def test_a_restart_loses_neither_messages_nor_events(tmp_path: Path) -> None:
    path = tmp_path / "var" / "sandbox.db"
    async with opened(path) as sandbox, aiohttp.ClientSession() as session:
        client = client_of(sandbox)
        parent = (await client.chat_postMessage(channel=TRADE_DESK, text="p", metadata=NOTE))["ts"]
        await client.chat_postMessage(channel=YOU, text="direct")
        socket = await wire(sandbox, session)
        await socket.hear()
        for _ in range(2):  # the app's own two posts
            await socket.acknowledge(await socket.hear())
        await sandbox.say(TRADE_DESK, "unheard", thread_ts=parent)
        unacknowledged = await socket.hear()
        before = sandbox.messages(TRADE_DESK)
    async with opened(path) as sandbox, aiohttp.ClientSession() as session:
        assert sandbox.messages(TRADE_DESK) == before
        assert [each["text"] for each in sandbox.messages(sandbox.direct())] == ["direct"]
        socket = await wire(sandbox, session)
        await socket.hear()
        again = await socket.hear()
        await socket.acknowledge(again)
        assert again["payload"] == unacknowledged["payload"]
        assert again["retry_attempt"] == 1
        said = await sandbox.say(TRADE_DESK, "next")
        assert str(said["ts"]) > str(before[-1]["ts"])


async def test_a_response_url_outlives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "sandbox.db"
    async with opened(path) as sandbox, aiohttp.ClientSession() as session:
        socket = await wire(sandbox, session)
        await socket.hear()
        asked = asyncio.create_task(sandbox.command("/trade", "x", channel=TRADE_DESK))
        frame = await socket.hear()
        await socket.acknowledge(frame)
        await asked
        where = frame["payload"]["response_url"].removeprefix(sandbox.url)
    async with opened(path) as sandbox, aiohttp.ClientSession() as session:
        async with session.post(sandbox.url + where, json={"text": "late"}) as reply:
            assert (reply.status, await reply.text()) == (200, "ok")
        assert [each["text"] for each in sandbox.whispers(TRADE_DESK)] == ["late"]


async def test_a_file_that_is_not_a_sandbox_s_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("these are my notes, and they are longer than a header of SQLite's is")
    with pytest.raises(ConfigError, match=r"notes\.db is not a sandbox's database"):
        async with opened(path):
            pass


# -- faults --------------------------------------------------------------------------------


async def test_a_dropped_reply_leaves_the_message_to_be_found_by_its_metadata(
    sandbox: Sandbox, client: AsyncWebClient
) -> None:
    sandbox.faults.add(Fault(Effect.DROP_REPLY, method="chat.postMessage"))
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=TRADE_DESK, text="x", metadata=NOTE)
    found = await client.conversations_history(channel=TRADE_DESK, include_all_metadata=True)
    assert [each["metadata"] for each in found["messages"]] == [NOTE]
    await client.chat_postMessage(channel=TRADE_DESK, text="the rule is used up")


async def test_faults_before_the_work_leave_nothing_behind(
    sandbox: Sandbox, client: AsyncWebClient
) -> None:
    sandbox.faults.add(Fault(Effect.RATE_LIMITED, method="chat.*", seconds=7))
    sandbox.faults.add(Fault(Effect.REFUSED, method="chat.*", error="is_archived"))
    sandbox.faults.add(Fault(Effect.BROKEN, method="chat.*", times=2))
    seen = []
    for _ in range(4):
        with pytest.raises(SlackApiError) as caught:
            await client.chat_postMessage(channel=TRADE_DESK, text="x")
        reply = caught.value.response
        seen.append((reply.status_code, reply.headers.get("Retry-After"), reply.data))
    assert seen == [
        (429, "7", {"ok": False, "error": "ratelimited"}),
        (200, None, {"ok": False, "error": "is_archived"}),
        (503, None, "upstream is not well"),
        (503, None, "upstream is not well"),
    ]
    assert sandbox.messages(TRADE_DESK) == ()
    assert list(sandbox.faults) == []
    assert (await client.auth_test())["ok"] is True


async def test_a_slow_reply_comes_long_after_its_message(
    sandbox: Sandbox, client: AsyncWebClient
) -> None:
    sandbox.faults.add(Fault(Effect.SLOW, method="chat.postMessage", seconds=0.3))
    call = asyncio.create_task(client.chat_postMessage(channel=TRADE_DESK, text="x"))
    [stored] = await sandbox.wait_for(lambda: sandbox.messages(TRADE_DESK))
    assert not call.done()
    assert (await call)["ts"] == stored["ts"]


async def test_a_hook_stands_between_the_work_and_the_reply(
    sandbox: Sandbox, client: AsyncWebClient
) -> None:
    reached, leave = asyncio.Event(), asyncio.Event()
    seen: list[tuple[str, object]] = []

    async def hook(method: str, answer: Mapping[str, Any]) -> None:
        seen.append((method, answer.get("ts")))
        reached.set()
        await leave.wait()

    sandbox.after_store = hook
    call = asyncio.create_task(client.chat_postMessage(channel=TRADE_DESK, text="x"))
    await asyncio.wait_for(reached.wait(), 5)
    [stored] = sandbox.messages(TRADE_DESK)
    assert not call.done()
    assert seen == [("chat.postMessage", stored["ts"])]
    leave.set()
    assert (await call)["ts"] == stored["ts"]


# -- addresses -----------------------------------------------------------------------------


async def test_a_taken_port_names_its_setting(sandbox: Sandbox) -> None:
    with pytest.raises(ConfigError, match=f"TRADEWIRE_SANDBOX_PORT: port {sandbox.port}"):
        async with opened(port=sandbox.port):
            pass


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost"])
async def test_it_answers_at_every_address_that_it_may_listen_on(host: str) -> None:
    async with (
        open_sandbox(port=0, path=None, manifest=MANIFEST, now=wall, host=host) as sandbox,
        aiohttp.ClientSession(headers={"Origin": sandbox.url}) as session,
        session.post(f"{sandbox.api_url}api.test") as reply,
    ):
        assert (reply.status, await reply.json()) == (200, {"ok": True})


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])  # noqa: S104
async def test_it_listens_on_loopback_only(host: str) -> None:
    with pytest.raises(ConfigError, match="loopback"):
        async with open_sandbox(port=0, path=None, manifest=MANIFEST, now=wall, host=host):
            pass


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("Host", "127.0.0.1:{port}", 200),
        ("Host", "localhost:{port}", 200),
        ("Host", "127.0.0.1", 200),
        ("Host", "rebound.example", 403),
        ("Host", "rebound.example:{port}", 403),
        ("Host", "127.0.0.1:1", 403),
        ("Host", "127.0.0.1.rebound.example:{port}", 403),
        ("Host", "[", 403),
        ("Origin", "http://127.0.0.1:{port}", 200),
        ("Origin", "https://elsewhere.example", 403),
        ("Origin", "http://127.0.0.1", 403),
        ("Origin", "http://127.0.0.1:1", 403),
        ("Origin", "null", 403),
        ("Sec-Fetch-Site", "same-origin", 200),
        ("Sec-Fetch-Site", "none", 200),
        ("Sec-Fetch-Site", "same-site", 403),
        ("Sec-Fetch-Site", "cross-site", 403),
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/auth.test", "/view/live", "/link/"])
async def test_a_foreign_host_or_origin_is_refused(
    sandbox: Sandbox, header: str, value: str, status: int, path: str
) -> None:
    headers = {header: value.format(port=sandbox.port)}
    async with (
        aiohttp.ClientSession() as session,
        session.get(sandbox.url + path, headers=headers) as reply,
    ):
        if path == "/link/" and status == 200:
            status = 401  # it has no ticket, but it was let through the door
        assert reply.status == status


async def test_the_page_may_load_nothing_from_elsewhere(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session, session.get(sandbox.url) as reply:
        policy = reply.headers["Content-Security-Policy"]
        page = await reply.text()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "://" not in page


@pytest.mark.parametrize("name", ["../view.py", "%2e%2e%2fview.py", "nothing.js", "."])
async def test_only_the_page_s_own_files_are_given(sandbox: Sandbox, name: str) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{sandbox.url}/page/{name}") as reply,
    ):
        assert reply.status == 404


# -- manifest ------------------------------------------------------------------------------


async def test_a_manifest_that_cannot_be_used_is_named_before_anything_starts(
    tmp_path: Path,
) -> None:
    path = tmp_path / "manifest.json"
    path.write_text("{}")
    with pytest.raises(ConfigError, match=r"settings\.socket_mode_enabled") as caught:
        async with open_sandbox(port=0, path=tmp_path / "new.db", manifest=path, now=wall):
            pass
    assert str(path) in str(caught.value)
    assert not (tmp_path / "new.db").exists()


# -- any app ---------------------------------------------------------------------------------


async def test_the_directions_point_a_bolt_app_at_the_sandbox(sandbox: Sandbox) -> None:
    made, _, start = sandbox.directions.rpartition("\n")
    names: dict[str, Any] = {}
    await asyncio.to_thread(exec, made, names)
    assert names["app"].client.base_url == sandbox.api_url
    assert start == f'SocketModeHandler(app, "{sandbox.app_token}").start()'


async def test_the_directions_of_an_app_with_a_request_url_hold_its_secret_and_lead_to_it() -> None:
    async with open_sandbox(
        port=0,
        path=None,
        manifest=MANIFEST,
        now=wall,
        limits=LIMITS,
        request_url="http://127.0.0.1:9/slack/events",
        signing_secret="of-mine",
    ) as sandbox:
        assert 'signing_secret="of-mine"' in sandbox.directions
        assert "SocketMode" not in sandbox.directions
        assert sandbox.directions.endswith('\napp.start(port=9, path="/slack/events")')
