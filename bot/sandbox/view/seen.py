"""What the page shows: the workspace, messages, threads, the Home tab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from aiohttp import web

from bot.sandbox.assistant import STOP_EVENT
from bot.sandbox.manifest import Manifest
from bot.sandbox.values import BOT_USER, FIRST, LAST, TEAM_NAME, YOU, Conversation, Kind, Message
from bot.sandbox.view.requests import place, stamped
from bot.sandbox.workspace import Workspace

PAGE_SIZE = 80  # messages that the page asks for at once


class Seen:
    """Gives what the viewer sees."""

    def __init__(self, workspace: Workspace, *, clocked: bool) -> None:
        self._workspace, self._clocked = workspace, clocked

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/view/workspace", self.workspace),
            web.get("/view/unread", self.unread),
            web.get("/view/messages", self.messages),
            web.get("/view/thread", self.thread),
            web.get("/view/home", self.home),
        ]

    async def workspace(self, _: web.Request) -> web.Response:
        """Give what the page's frame shows: people, conversations, what the app declares."""
        where = [each for each in self._workspace.conversations() if YOU in each.members]
        ids, told = {each.id for each in where}, self._workspace.agents.notices()
        top = self._workspace.surfaces.top(YOU)
        shown: dict[str, Any] = {
            "team": TEAM_NAME,
            "viewer": YOU,
            "bot": BOT_USER,
            "connections": len(self._workspace.link),
            "users": {user.id: user.name for user in self._workspace.users.values()},
            "handles": {user.id: user.handle for user in self._workspace.users.values()},
            "conversations": [self._listed(each) for each in where],
            "clocked": self._clocked,
            "view": top.written() if top else None,
            "notices": [each for each in told if each["channel"] in ids],
        }
        return web.json_response(shown | _declared(self._workspace.manifest))

    def _listed(self, where: Conversation) -> dict[str, Any]:
        direct = where.kind is Kind.DIRECT
        return {
            "id": where.id,
            "name": self._workspace.manifest.name if direct else where.name,
            "direct": direct,
            "topic": where.topic,
            "member": BOT_USER in where.members,
            **self._waiting(where),
        }

    def _waiting(self, where: Conversation) -> dict[str, Any]:
        """Tell what may be unread: the newest of a channel's own messages, and what is for one."""
        state, direct = self._workspace.state, where.kind is Kind.DIRECT
        newest = state.history(where.id, limit=1)
        addressed = state.addressed(where.id, YOU, all_of_it=direct)
        return {
            "empty": not newest,
            "latest": newest[0].ts if newest and newest[0].user != YOU else "",
            "addressed": [asdict(each) for each in addressed],
        }

    async def unread(self, _: web.Request) -> web.Response:
        """Give what may be unread in each conversation; the page knows what was read."""
        where = [each for each in self._workspace.conversations() if YOU in each.members]
        return web.json_response({each.id: self._waiting(each) for each in where})

    async def messages(self, request: web.Request) -> web.Response:
        """Give a page of a conversation, oldest first, with what only the viewer sees.

        It is the newest page, or the one that ends before a ts, or begins `after` one; `more`
        says whether there is anything beyond it.
        """
        where = place(self._workspace, request.query)
        before = stamped(request.query, "before") or LAST
        after = stamped(request.query, "after")
        found = self._workspace.state.history(
            where.id,
            after=after or FIRST,
            before=before,
            limit=PAGE_SIZE + 1,
            oldest=bool(after),
        )
        more, page = len(found) > PAGE_SIZE, found[:PAGE_SIZE]
        first, last = after or FIRST, before
        if more and after:
            last = page[-1].ts
        elif more:
            first = page[-1].ts
        own = [each for each in self._own(where, "") if first < each.ts < last]
        return web.json_response({"messages": self._written(page, own), "more": more})

    async def thread(self, request: web.Request) -> web.Response:
        """Give a thread: its parent, then its replies."""
        where = place(self._workspace, request.query)
        parent = self._workspace.state.message(where.id, request.query.get("ts", ""))
        if parent is None:
            raise web.HTTPNotFound(text="no such message")
        replies = self._workspace.state.replies(where.id, parent.ts, limit=-1)
        own = self._own(where, parent.ts)
        return web.json_response(
            {"parent": self._workspace.written(parent), "replies": self._written(replies, own)}
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

    async def home(self, _: web.Request) -> web.Response:
        """Give what the app shows on the viewer's Home tab, null where it shows nothing."""
        home = self._workspace.surfaces.home(YOU)
        return web.json_response({"view": home.written() if home else None})


def _declared(manifest: Manifest) -> dict[str, Any]:
    """Write what the app's manifest gives the page to offer."""
    return {
        "commands": [
            {"name": each.name, "description": each.description, "hint": each.hint}
            for each in manifest.commands
        ],
        "shortcuts": [
            {
                "type": each.kind,
                "callback_id": each.callback_id,
                "name": each.name,
                "description": each.description,
            }
            for each in manifest.shortcuts
        ],
        "home_tab": manifest.home_tab,
        "messages_tab": manifest.messages_tab,
        "agent": manifest.agent,
        "stoppable": STOP_EVENT in manifest.events,
        "prompts": [{"title": title, "message": message} for title, message in manifest.prompts],
    }
