"""Every method once more: by the SDK's blocking client, and in each way that a call can be sent."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import COLLEAGUE, GENERAL, TEAM, TRADE_DESK, YOU, Sandbox, open_sandbox
from bot.sandbox.api import METHODS
from bot.sandbox.limits import Rate
from bot.sandbox.values import Execution, Upload
from tests.sandbox.conformance.conftest import OPEN, Widen
from tests.sandbox.conftest import client_of, wall

HERE = {"channel": TRADE_DESK}
THREAD = {"channel_id": TRADE_DESK, "thread_ts": "$parent"}
TO: dict[str, Any] = HERE | {
    "thread_ts": "$parent",
    "recipient_team_id": TEAM,
    "recipient_user_id": YOU,
}
BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": "*25%*"}}]
# Arguments that each method takes; what begins with $ is a thing that a test makes first.
CALLS: dict[str, dict[str, Any]] = {
    "agents.sessions.rename": THREAD | {"title": "Steel"},
    "agents.sessions.setStatus": THREAD | {"status": "processing"},
    "api.test": {"foo": "bar"},
    "apps.connections.open": {},
    "assistant.threads.setStatus": THREAD | {"status": "is reading…", "loading_messages": ["a"]},
    "assistant.threads.setSuggestedPrompts": THREAD | {"prompts": [{"title": "a", "message": "b"}]},
    "assistant.threads.setTitle": THREAD | {"title": "Steel"},
    "auth.revoke": {"test": True},
    "auth.test": {},
    "bots.info": {"bot": "B0TRADEWIRE"},
    "chat.appendStream": HERE | {"ts": "$stream", "markdown_text": "x"},
    "chat.delete": HERE | {"ts": "$parent"},
    "chat.getPermalink": HERE | {"message_ts": "$parent"},
    "chat.postEphemeral": HERE | {"user": YOU, "text": "x", "blocks": BLOCKS},
    "chat.postMessage": HERE | {"text": "x", "blocks": BLOCKS, "unfurl_links": False},
    "chat.startStream": TO | {"chunks": [{"type": "markdown_text", "text": "x"}]},
    "chat.stopStream": HERE | {"ts": "$stream", "blocks": BLOCKS},
    "chat.update": HERE | {"ts": "$parent", "text": "x", "blocks": BLOCKS},
    "conversations.create": {"name": "steel"},
    "conversations.history": HERE | {"limit": 1, "include_all_metadata": True},
    "conversations.info": HERE,
    "conversations.invite": {"channel": "$steel", "users": YOU},
    "conversations.join": {"channel": GENERAL},
    "conversations.leave": HERE,
    "conversations.list": {"types": "public_channel,private_channel"},
    "conversations.members": HERE,
    "conversations.open": {"users": COLLEAGUE},
    "conversations.replies": HERE | {"ts": "$parent"},
    "files.completeUploadExternal": {"files": [{"id": "$upload"}], "channel_id": TRADE_DESK},
    "files.getUploadURLExternal": {"filename": "a.txt", "length": 1},
    "files.info": {"file": "$file"},
    "functions.completeError": {"function_execution_id": "$run", "error": "x"},
    "functions.completeSuccess": {"function_execution_id": "$run", "outputs": {"answer": "x"}},
    "team.info": {},
    "users.conversations": {"user": YOU},
    "users.info": {"user": YOU},
    "users.list": {},
}
TOO_OFTEN = (429, "ratelimited", "60")
ELSEWHERE = {name for name in METHODS if name.startswith("views.")}


@pytest.fixture
async def made(client: AsyncWebClient, sandbox: Sandbox, parent: str) -> dict[str, str]:
    """Make the things that calls are about, and name them."""
    workspace = sandbox._workspace
    stream = await client.chat_startStream(**TO | {"thread_ts": parent})
    steel = await client.conversations_create(name="aluminium")
    uploads = [Upload(id=each, name="a.txt", length=1, content=b"x") for each in ("F0A", "F0B")]
    workspace.uploads |= {each.id: each for each in uploads}
    await client.files_completeUploadExternal(files=[{"id": "F0A"}])
    await client.agents_sessions_setStatus(
        channel_id=TRADE_DESK, thread_ts=parent, status="processing"
    )
    workspace.executions["Fx0"] = Execution(id="Fx0", callback_id="latest", inputs={})
    return {
        "$parent": parent,
        "$stream": str(stream["ts"]),
        "$steel": str(steel["channel"]["id"]),
        "$upload": "F0B",
        "$file": "F0A",
        "$run": "Fx0",
    }


def filled(arguments: dict[str, Any], made: dict[str, str]) -> dict[str, Any]:
    text = json.dumps(arguments)
    for name, value in made.items():
        text = text.replace(name, value)
    return dict(json.loads(text))


def token(sandbox: Sandbox, method: str) -> str:
    return sandbox.app_token if method == "apps.connections.open" else sandbox.bot_token


def test_every_method_is_called_here_or_with_the_views() -> None:
    assert set(CALLS) == set(METHODS) - ELSEWHERE


@pytest.mark.parametrize("method", CALLS)
async def test_the_blocking_client_s_own_method_is_understood(
    sandbox: Sandbox, made: dict[str, str], method: str
) -> None:
    client = WebClient(token=token(sandbox, method), base_url=sandbox.api_url, retry_handlers=[])
    arguments = filled(CALLS[method], made)
    if method == "apps.connections.open":
        arguments = {"app_token": sandbox.app_token}
    call = getattr(client, method.replace(".", "_"))
    answer = await asyncio.to_thread(call, **arguments)
    assert answer["ok"] is True


@pytest.mark.parametrize("method", CALLS)
@pytest.mark.parametrize("form", ["json", "data", "params"])
async def test_a_method_takes_its_arguments_in_any_form(
    sandbox: Sandbox, made: dict[str, str], method: str, form: str
) -> None:
    client = AsyncWebClient(
        token=token(sandbox, method), base_url=sandbox.api_url, retry_handlers=[]
    )
    arguments = filled(CALLS[method], made)
    if form != "json":
        arguments = {
            key: value if isinstance(value, str) else json.dumps(value)
            for key, value in arguments.items()
        }
    verb = "GET" if form == "params" else "POST"
    answer = await client.api_call(method, http_verb=verb, **{form: arguments})
    assert answer["ok"] is True


async def test_the_blocking_client_uploads_a_file_and_streams_an_answer(
    sandbox: Sandbox, parent: str
) -> None:
    client = WebClient(token=sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[])

    def work() -> None:
        client.files_upload_v2(channel=TRADE_DESK, filename="a.txt", content="x", title="A")
        stream = client.chat_stream(**TO | {"thread_ts": parent}, buffer_size=1)
        stream.append(markdown_text="one ")
        stream.stop(markdown_text="two")

    await asyncio.to_thread(work)
    [_, answer, shared] = sorted(
        sandbox.messages(TRADE_DESK), key=lambda each: ("files" in each, each["ts"])
    )
    assert shared["files"][0]["title"] == "A"
    assert answer["text"] == "one two"


async def test_every_method_says_when_it_is_called_too_often(widen: Widen) -> None:
    limits = replace(OPEN, rates=dict.fromkeys(METHODS, Rate(minute=1, burst=1)))
    async with open_sandbox(
        port=0, path=None, manifest=widen(), now=wall, limits=limits
    ) as sandbox:
        for method in METHODS:
            client = client_of(sandbox, token(sandbox, method))
            first, second = [await outcome(client, method) for _ in range(2)]
            assert first != TOO_OFTEN
            assert (method, second) == (method, TOO_OFTEN)


async def outcome(client: AsyncWebClient, method: str) -> tuple[int, str, str]:
    """Call a method that most refuse for its arguments; they are looked at within its rate."""
    try:
        answer = await client.api_call(method, params={"test": "true"})
    except SlackApiError as error:
        answer = error.response
    wait = answer.headers.get("Retry-After", "")
    return answer.status_code, answer.get("error", ""), wait
