"""How the page's requests are read and answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.domain import Json
from bot.sandbox.interaction import InteractionError
from bot.sandbox.received import parse
from bot.sandbox.values import YOU, Conversation, micros_of
from bot.sandbox.workspace import Workspace

Answer = Callable[[Json], Awaitable[Json]]


def answering(act: Answer) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Make a route of an act: it is given the body, and what it cannot do is said in words."""

    async def answer(request: web.Request) -> web.Response:
        sent = await _body(request)
        try:
            return web.json_response(await act(sent))
        except (InteractionError, ValueError) as error:
            return web.json_response({"error": str(error)})

    return answer


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        sent = parse(await request.text())
    except ValueError:
        sent = None
    if not isinstance(sent, dict):
        raise web.HTTPBadRequest(text="a JSON object is needed")
    return sent


def place(workspace: Workspace, sent: Any) -> Conversation:
    """Find the conversation that a request names, if the viewer is in it. Answers 404."""
    found = workspace.conversation(str(sent.get("channel", "")))
    if found is None or YOU not in found.members:
        raise web.HTTPNotFound(text="no such conversation")
    return found


def stamped(sent: Any, name: str) -> str:
    """Read a ts, "" where there is none. Answers 400 where it is not one."""
    ts = str(sent.get(name) or "")
    try:
        if ts:
            micros_of(ts)
    except ValueError as error:
        raise web.HTTPBadRequest(text=str(error)) from error
    return ts
