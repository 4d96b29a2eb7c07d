"""The bot scope that each method needs."""

from __future__ import annotations

import json
from pathlib import Path

import aiohttp

from bot.sandbox import open_sandbox
from bot.sandbox.api import METHODS
from tests.sandbox.conftest import LIMITS, MANIFEST, wall
from tests.sandbox.test_api import token_of

# The bot scope that each method needs in a public channel; the others need none.
SCOPES = {
    "agents.sessions.rename": "chat:write",
    "agents.sessions.setStatus": "chat:write",
    "assistant.threads.setStatus": "assistant:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
    "assistant.threads.setTitle": "assistant:write",
    "bots.info": "users:read",
    "chat.appendStream": "chat:write",
    "chat.delete": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.startStream": "chat:write",
    "chat.stopStream": "chat:write",
    "chat.update": "chat:write",
    "conversations.create": "channels:manage",
    "conversations.history": "channels:history",
    "conversations.info": "channels:read",
    "conversations.invite": "channels:manage",
    "conversations.join": "channels:join",
    "conversations.leave": "channels:manage",
    "conversations.list": "channels:read",
    "conversations.members": "channels:read",
    "conversations.open": "im:write",
    "conversations.replies": "channels:history",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
    "files.info": "files:read",
    "team.info": "team:read",
    "users.conversations": "channels:read",
    "users.info": "users:read",
    "users.list": "users:read",
}


async def test_every_method_needs_its_scope_before_anything_else(tmp_path: Path) -> None:
    declared = json.loads(MANIFEST.read_text())
    declared["oauth_config"]["scopes"]["bot"] = ["reactions:read"]
    declared["settings"]["event_subscriptions"]["bot_events"] = []  # they need others
    declared["features"] = {"bot_user": declared["features"]["bot_user"]}
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(declared))
    needed = {}
    async with (
        open_sandbox(port=0, path=None, manifest=path, now=wall, limits=LIMITS) as narrow,
        aiohttp.ClientSession() as session,
    ):
        for method in sorted(set(METHODS) - {"auth.revoke"}):
            headers = {"Authorization": f"Bearer {token_of(method)}"}
            url = f"{narrow.api_url}{method}"
            async with session.post(url, headers=headers, json={"channel": "#general"}) as reply:
                answer = await reply.json()
            if answer.get("error") == "missing_scope":
                assert answer["provided"] == "reactions:read"
                needed[method] = answer["needed"]
    assert needed == SCOPES
