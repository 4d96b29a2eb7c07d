"""Files: the SDK's files_upload_v2 end to end, and each step of it on its own."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import BOT_USER, COLLEAGUE, GENERAL, TRADE_DESK, Limits, Sandbox, open_sandbox
from tests.sandbox.conformance.conftest import OPEN, Widen
from tests.sandbox.conftest import Heard, client_of, connected, refusal, wall

TABLE = b"country,rate\nA,25%\n"
PAGE = b"<script>document.title = 'taken over'</script>"


@pytest.fixture
def limits() -> Limits:
    return replace(OPEN, file=2_000_000, snippet=100)


BEARER = {"Authorization": f"Bearer {Sandbox.bot_token}"}


async def fetch(url: str, headers: dict[str, str] = BEARER) -> tuple[int, bytes, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(url, headers=headers, allow_redirects=False) as reply,
    ):
        return reply.status, await reply.read(), reply.headers


async def send(url: str, data: Any) -> int:
    async with aiohttp.ClientSession() as session, session.post(url, data=data) as reply:
        return reply.status


async def announce(client: AsyncWebClient, name: str, length: int) -> Any:
    return await client.files_getUploadURLExternal(filename=name, length=length)


async def test_a_file_is_uploaded_and_shared_in_a_thread(
    client: AsyncWebClient, sandbox: Sandbox, parent: str
) -> None:
    answer = await client.files_upload_v2(
        channel=TRADE_DESK,
        thread_ts=parent,
        filename="rates.csv",
        content=TABLE,
        title="Rates by country",
        initial_comment="As announced",
    )
    [reply] = sandbox.messages(TRADE_DESK, thread_ts=parent)
    [file] = reply["files"]
    assert (reply["text"], reply["user"]) == ("As announced", BOT_USER)
    assert (file["name"], file["title"], file["size"]) == (
        "rates.csv",
        "Rates by country",
        len(TABLE),
    )
    assert answer["file"] == file == (await client.files_info(file=file["id"]))["file"]
    status, body, _ = await fetch(file["url_private"])
    assert (status, body) == (200, TABLE)


async def test_several_files_go_into_one_message_and_several_channels(
    client: AsyncWebClient, sandbox: Sandbox
) -> None:
    uploads = [{"filename": f"{n}.txt", "content": str(n)} for n in range(2)]
    await client.files_upload_v2(file_uploads=uploads, channels=[TRADE_DESK, COLLEAGUE])
    for channel in (TRADE_DESK, sandbox.direct(COLLEAGUE)):
        [message] = sandbox.messages(channel)
        assert [file["name"] for file in message["files"]] == ["0.txt", "1.txt"]


async def test_a_file_larger_than_other_requests_may_be(client: AsyncWebClient) -> None:
    announced = await announce(client, "big.bin", 1_500_000)
    assert await send(announced["upload_url"], BytesIO(b"x" * 1_500_000)) == 200
    done = await client.files_completeUploadExternal(files=[{"id": announced["file_id"]}])
    _, body, headers = await fetch(done["files"][0]["url_private"])
    assert len(body) == 1_500_000
    assert headers["Content-Disposition"].startswith("attachment")


async def test_a_file_may_come_as_a_form(client: AsyncWebClient) -> None:
    announced = await announce(client, "a.txt", len(TABLE))
    form = aiohttp.FormData()
    form.add_field("file", TABLE, filename="a.txt")
    assert await send(announced["upload_url"], form) == 200
    done = await client.files_completeUploadExternal(files=[{"id": announced["file_id"]}])
    assert (await fetch(done["files"][0]["url_private"]))[1] == TABLE


@pytest.mark.parametrize(
    ("name", "kind", "how"),
    [
        ("page.html", "text/plain; charset=utf-8", "inline"),
        ("image.svg", "application/octet-stream", "attachment"),
        ("code.js", "text/plain; charset=utf-8", "inline"),
        ("photo.png", "image/png", "inline"),
        ('"a"\r\nX: y/../../b', "application/octet-stream", "attachment"),
    ],
)
async def test_nothing_that_is_uploaded_can_run_in_the_page(
    client: AsyncWebClient, name: str, kind: str, how: str
) -> None:
    answer = await client.files_upload_v2(filename=name, content=PAGE)
    status, body, headers = await fetch(answer["file"]["url_private"])
    assert (status, body) == (200, PAGE)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert (headers["Content-Type"], headers["Content-Disposition"].split(";")[0]) == (kind, how)
    assert "X" not in headers


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"filename": "a", "length": 0}, "missing_argument"),
        ({"filename": "a", "length": -1}, "missing_argument"),
        ({"filename": "a", "length": 2_000_001}, "file_upload_size_restricted"),
        ({"filename": "a", "length": 101, "snippet_type": "python"}, "snippet_too_large"),
        ({"filename": "a", "length": 1, "alt_txt": "x" * 1001}, "alt_txt_too_large"),
        ({"filename": "", "length": 1}, "invalid_arguments"),
    ],
)
async def test_a_file_that_slack_would_not_take(
    client: AsyncWebClient, arguments: dict[str, Any], error: str
) -> None:
    answer = await refusal(client.files_getUploadURLExternal(**arguments))
    assert answer["error"] == error


async def test_what_was_not_sent_whole_is_not_shared(client: AsyncWebClient) -> None:
    announced = await announce(client, "a.txt", 5)
    file, url = announced["file_id"], announced["upload_url"]
    for data in (b"1234", b"123456"):
        assert await send(url, data) == 400
    answer = await refusal(client.files_completeUploadExternal(files=[{"id": file}]))
    assert answer["error"] == "file_not_found"
    assert await send(url, b"12345") == 200
    assert await send(url, b"54321") == 404  # an address takes one file
    await client.files_completeUploadExternal(files=[{"id": file}])
    again = await refusal(client.files_completeUploadExternal(files=[{"id": file}]))
    assert again["error"] == "file_not_found"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"channel_id": "C0NOWHERE"}, "channel_not_found"),
        ({"channel_id": GENERAL}, "not_in_channel"),
        ({"channel_id": TRADE_DESK, "thread_ts": "1.000001"}, "invalid_thread_ts"),
        ({"files": "["}, "invalid_arguments"),
        ({"files": "[]"}, "invalid_arguments"),
        ({"files": [{"id": "F0NONE"}]}, "file_not_found"),
        ({"channels": f"{TRADE_DESK},{COLLEAGUE}", "thread_ts": "1.5"}, "invalid_thread_ts"),
    ],
)
async def test_a_share_that_is_refused_shares_nothing(
    client: AsyncWebClient, sandbox: Sandbox, change: dict[str, Any], error: str
) -> None:
    announced = await announce(client, "a.txt", 1)
    await send(announced["upload_url"], b"x")
    asked = {"files": [{"id": announced["file_id"]}]} | change
    answer = await refusal(client.api_call("files.completeUploadExternal", json=asked))
    assert answer["error"] == error
    assert sandbox.messages(TRADE_DESK) == ()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 302),
        ({"Authorization": "Bearer xoxb-of-somebody-else"}, 302),
        ({"Authorization": f"Basic {Sandbox.bot_token}"}, 302),
        ({"Authorization": f"bearer {Sandbox.bot_token}"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),  # the page
        ({"Sec-Fetch-Site": "none"}, 200),  # a person who opens the address
    ],
)
async def test_a_file_is_for_the_app_s_token_and_for_the_page(
    client: AsyncWebClient, headers: dict[str, str], status: int
) -> None:
    answer = await client.files_upload_v2(filename="rates.csv", content=TABLE)
    url = answer["file"]["url_private"]
    heard, body, given = await fetch(url, headers)
    assert (heard, TABLE in body) == (status, status == 200)
    path = url[url.index("/files/") :]
    assert given.get("Location") == (f"/?redir={path}" if status == 302 else None)


async def test_a_file_needs_the_scope_and_a_token_that_is_not_revoked(widen: Widen) -> None:
    manifest = widen(without=["files:read"])
    async with open_sandbox(port=0, path=None, manifest=manifest, now=wall, limits=OPEN) as sandbox:
        file = await share(client_of(sandbox))
        assert (await fetch(file["url_private"]))[0] == 302
    async with open_sandbox(port=0, path=None, manifest=widen(), now=wall, limits=OPEN) as sandbox:
        client = client_of(sandbox)
        file = await share(client)
        assert (await fetch(file["url_private"]))[0] == 200
        await client.auth_revoke()
        assert (await fetch(file["url_private"]))[0] == 302


async def share(client: AsyncWebClient) -> dict[str, Any]:
    announced = await announce(client, "a.txt", 1)
    await send(announced["upload_url"], b"x")
    done = await client.files_completeUploadExternal(
        files=[{"id": announced["file_id"]}], channel_id=TRADE_DESK
    )
    return dict(done["files"][0])


async def test_the_app_is_told_of_a_file_that_is_shared(widen: Widen, heard: Heard) -> None:
    manifest = widen(also=["file_shared"])
    async with open_sandbox(port=0, path=None, manifest=manifest, now=wall, limits=OPEN) as sandbox:
        client = client_of(sandbox)
        app = AsyncApp(client=client, ignoring_self_events_enabled=False)

        @app.event("file_shared")
        async def on_shared(event: dict[str, Any]) -> None:
            heard.add(event)

        @app.event("message")
        async def on_message() -> None: ...

        async with connected(sandbox, app):
            file = await share(client)
            [event] = await heard.count(1)
    del event["event_ts"]
    assert event == {
        "type": "file_shared",
        "file_id": file["id"],
        "file": {"id": file["id"]},
        "channel_id": TRADE_DESK,
        "user_id": BOT_USER,
    }


async def test_a_file_that_nobody_uploaded(client: AsyncWebClient, sandbox: Sandbox) -> None:
    assert (await refusal(client.files_info(file="F0NONE")))["error"] == "file_not_found"
    assert (await fetch(f"{sandbox.url}/files/F0NONE/a.txt"))[0] == 404
