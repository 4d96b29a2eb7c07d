"""What the page asks for: the workspace, messages, and what happens, as it happens.

Every route answers for one person, the one who sits at the page.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox.values import (
    BOT_USER,
    FIRST,
    LAST,
    TEAM_NAME,
    YOU,
    Conversation,
    Kind,
    Message,
    micros_of,
)
from bot.sandbox.workspace import Workspace

PAGE = Path(__file__).parent / "page"
FILES = frozenset(each.name for each in PAGE.iterdir() if each.is_file())
PAGE_SIZE = 80  # messages that the page asks for at once
BEAT = 15.0  # seconds between signs of life on a stream
RECONNECT = 1000  # milliseconds, for the page's browser
Typed = Callable[[str, str, str, str], Awaitable[object]]

_MENTION = re.compile(r"(?<![\w.])@([A-Za-z][\w-]*)")
_CHANNEL = re.compile(r"(?<![\w&])#([a-z0-9][\w-]*)")
_URL = re.compile(r"https?://[^\s<>]+")


class View:
    """The page's routes."""

    def __init__(self, workspace: Workspace, typed: Typed) -> None:
        self._workspace, self._typed = workspace, typed

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.page),
            web.get("/page/{name}", self.page),
            web.get("/view/workspace", self.workspace),
            web.get("/view/messages", self.messages),
            web.get("/view/thread", self.thread),
            web.get("/view/live", self.live),
            web.post("/view/say", self.say),
        ]

    async def page(self, request: web.Request) -> web.StreamResponse:
        """Give one of the page's own files."""
        name = request.match_info.get("name", "index.html")
        if name not in FILES:
            raise web.HTTPNotFound
        return web.FileResponse(PAGE / name, headers={"Cache-Control": "no-cache"})

    async def workspace(self, _: web.Request) -> web.Response:
        """Give what the page's frame shows: people, conversations, commands."""
        return web.json_response(
            {
                "team": TEAM_NAME,
                "viewer": YOU,
                "bot": BOT_USER,
                "connections": len(self._workspace.sockets),
                "users": {user.id: user.name for user in self._workspace.users.values()},
                "conversations": [
                    self._listed(each)
                    for each in self._workspace.conversations()
                    if YOU in each.members
                ],
                "commands": [
                    {"name": each.name, "description": each.description, "hint": each.hint}
                    for each in self._workspace.manifest.commands
                ],
            }
        )

    def _listed(self, where: Conversation) -> dict[str, Any]:
        newest = self._workspace.state.history(where.id, limit=1)
        direct = where.kind is Kind.DIRECT
        return {
            "id": where.id,
            "name": self._workspace.manifest.name if direct else where.name,
            "direct": direct,
            "topic": where.topic,
            "member": BOT_USER in where.members,
            "latest": newest[0].ts if newest and newest[0].user != YOU else "",
        }

    async def messages(self, request: web.Request) -> web.Response:
        """Give a page of a conversation, oldest first, with what only the viewer sees."""
        where = self._where(request.query)
        before = _ts(request.query.get("before", "")) or LAST
        found = self._workspace.state.history(where.id, before=before, limit=PAGE_SIZE + 1)
        page = found[:PAGE_SIZE][::-1]
        since = page[0].ts if len(found) > PAGE_SIZE else FIRST
        own = [each for each in self._own(where, "") if since <= each.ts < before]
        return web.json_response(
            {"messages": self._written(page, own), "more": len(found) > PAGE_SIZE}
        )

    async def thread(self, request: web.Request) -> web.Response:
        """Give a thread: its parent, then its replies."""
        where = self._where(request.query)
        parent = self._workspace.state.message(where.id, request.query.get("ts", ""))
        if parent is None:
            raise web.HTTPNotFound(text="no such message")
        replies = self._workspace.state.replies(where.id, parent.ts, limit=-1)
        own = self._own(where, parent.ts)
        return web.json_response(
            {
                "parent": self._workspace.written(parent),
                "replies": self._written(replies, own),
            }
        )

    def _own(self, where: Conversation, thread_ts: str) -> list[Message]:
        return [
            each
            for each in self._workspace.ephemeral
            if (each.channel, each.thread_ts, each.visible_to) == (where.id, thread_ts, YOU)
        ]

    def _written(self, shown: Sequence[Message], own: Sequence[Message]) -> list[dict[str, Any]]:
        written = self._workspace.written_all(shown, metadata=False)
        whispers = self._workspace.written_all(own, metadata=False)
        whispers = [whisper | {"is_ephemeral": True} for whisper in whispers]
        return sorted([*written, *whispers], key=lambda each: str(each["ts"]))

    def _where(self, query: Any) -> Conversation:
        found = self._workspace.conversation(str(query.get("channel", "")))
        if found is None or YOU not in found.members:
            raise web.HTTPNotFound(text="no such conversation")
        return found

    async def live(self, request: web.Request) -> web.StreamResponse:
        """Stream what happens, as server-sent events, for as long as the page listens."""
        stream = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        with self._workspace.live.listen() as notices:
            await stream.prepare(request)
            await stream.write(f"retry: {RECONNECT}\n\n".encode())
            try:
                while True:
                    await stream.write(await self._next(notices))
            except (ConnectionError, EOFError):
                return stream

    async def _next(self, notices: asyncio.Queue[dict[str, Any] | None]) -> bytes:
        """Wait for a notice that is the viewer's to see. Raises EOFError at the end of them."""
        try:
            async with asyncio.timeout(BEAT):
                while (notice := await notices.get()) is not None:
                    if self._concerns(notice):
                        return f"data: {json.dumps(notice)}\n\n".encode()
        except TimeoutError:
            return b": still here\n\n"
        raise EOFError

    def _concerns(self, notice: dict[str, Any]) -> bool:
        where = self._workspace.conversation(notice.get("channel", ""))
        return (where is None or YOU in where.members) and notice.get("visible_to") in (
            None,
            "",
            YOU,
        )

    async def say(self, request: web.Request) -> web.Response:
        """Take what the viewer typed, as they typed it: a message, or a command."""
        try:
            sent = await request.json()
            where, text = self._where(sent), str(sent["text"]).strip()
            thread_ts = _ts(str(sent.get("thread_ts") or ""))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise web.HTTPBadRequest(text="channel and text are needed") from error
        if text:
            await self._typed(where.id, text, YOU, thread_ts)
        return web.json_response({"ok": True})


def wired(text: str, workspace: Workspace) -> str:
    """Turn typed text into what Slack sends on: escaped, names and addresses marked."""
    people = {user.handle: user.id for user in workspace.users.values()}
    people |= {user.name.lower(): user.id for user in workspace.users.values()}
    channels = {each.name: each.id for each in workspace.conversations() if each.name}

    def person(found: re.Match[str]) -> str:
        known = people.get(found[1].lower())
        return f"<@{known}>" if known else found[0]

    def channel(found: re.Match[str]) -> str:
        known = channels.get(found[1])
        return f"<#{known}|{found[1]}>" if known else found[0]

    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    parts = []
    at = 0
    for url in _URL.finditer(escaped):
        parts += [escaped[at : url.start()], f"<{url[0]}>"]
        at = url.end()
    parts.append(escaped[at:])
    parts[::2] = [_CHANNEL.sub(channel, _MENTION.sub(person, part)) for part in parts[::2]]
    return "".join(parts)


def _ts(sent: str) -> str:
    if sent:
        micros_of(sent)
    return sent
