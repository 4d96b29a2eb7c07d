"""The Web API: a table of methods, and what happens around each call of one.

In order: a fault on order, the method's name, the token, the scope, the body, the method
itself, then the faults that let it do its work and spoil only the reply.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import structlog
from aiohttp import web

from bot.sandbox import chat, reads
from bot.sandbox.call import KIND, Call, RefusedError, require
from bot.sandbox.faults import Effect, Fault, Faults
from bot.sandbox.limits import Allowance, Limits
from bot.sandbox.values import APP_TOKEN, BOT_TOKEN, Kind
from bot.sandbox.workspace import Workspace

log = structlog.get_logger()

# What a hook is told once a call has done its work and before it is answered.
Stored = Callable[[str, Mapping[str, Any]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Method:
    """What does the work, the bot scope that it needs, and the token that it takes."""

    work: Callable[[Call], dict[str, Any]]
    scope: str = ""
    token: str = BOT_TOKEN


METHODS: Mapping[str, Method] = {
    "apps.connections.open": Method(reads.open_connection, token=APP_TOKEN),
    "auth.test": Method(reads.auth_test),
    "chat.postEphemeral": Method(chat.post_ephemeral, "chat:write"),
    "chat.postMessage": Method(chat.post_message, "chat:write"),
    "chat.update": Method(chat.update, "chat:write"),
    "conversations.history": Method(reads.history, "{kind}:history"),
    "conversations.info": Method(reads.conversation_info, "{kind}:read"),
    "conversations.list": Method(reads.conversation_list, "{kind}:read"),
    "conversations.open": Method(reads.conversation_open, "im:write"),
    "conversations.replies": Method(reads.replies, "{kind}:history"),
    "users.info": Method(reads.user_info, "users:read"),
}


class Api:
    """Answers the calls of the app."""

    def __init__(
        self, workspace: Workspace, limits: Limits, faults: Faults, clock: Callable[[], float]
    ) -> None:
        self._workspace, self._limits, self._faults = workspace, limits, faults
        self._posts = Allowance(rate=limits.post_rate, burst=limits.post_burst, clock=clock)
        self.stored: Stored | None = None

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one call, GET or POST, in a form or in JSON."""
        name = request.match_info["method"]
        fault = self._faults.take(name)
        if fault is not None and fault.effect is Effect.BROKEN:
            return web.Response(status=fault.status, text="upstream is not well")
        answer, status, headers = await self._answer(request, name, fault)
        dropped = fault is not None and fault.effect is Effect.DROP_REPLY
        if dropped and isinstance(request.transport, asyncio.Transport):
            request.transport.abort()  # what is answered below reaches nobody
        if fault is not None and fault.effect is Effect.SLOW:
            await asyncio.sleep(fault.seconds)
        headers["X-OAuth-Scopes"] = ",".join(self._workspace.manifest.scopes)
        return web.json_response(answer, status=status, headers=headers)

    async def _answer(
        self, request: web.Request, name: str, fault: Fault | None
    ) -> tuple[dict[str, Any], int, dict[str, str]]:
        try:
            _spoil(fault)
            answer = {"ok": True} | self._work(request, name, await _arguments(request))
        except RefusedError as error:
            log.info("api.refused", method=name, error=error.error)
            return {"ok": False, "error": error.error} | error.more, error.status, {**error.headers}
        if self.stored is not None:
            await self.stored(name, answer)
        return answer, 200, {}

    def _work(
        self, request: web.Request, name: str, arguments: Mapping[str, Any]
    ) -> dict[str, Any]:
        method = METHODS.get(name)
        if method is None:
            raise RefusedError("unknown_method", req_method=name)
        _authorise(_token(request, arguments), method)
        if KIND not in method.scope:
            require(method.scope, self._workspace.manifest)
        elif not any(
            method.scope.replace(KIND, kind) in self._workspace.manifest.scopes for kind in Kind
        ):
            require(method.scope.replace(KIND, Kind.CHANNEL), self._workspace.manifest)
        return method.work(
            Call(
                workspace=self._workspace,
                limits=self._limits,
                posts=self._posts,
                arguments=arguments,
                scope=method.scope,
                origin=request.host,
            )
        )


def _spoil(fault: Fault | None) -> None:
    if fault is not None and fault.effect is Effect.RATE_LIMITED:
        raise RefusedError.for_rate(fault.seconds)
    if fault is not None and fault.effect is Effect.REFUSED:
        raise RefusedError(fault.error)


def _token(request: web.Request, arguments: Mapping[str, Any]) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else str(arguments.get("token", ""))


def _authorise(token: str, method: Method) -> None:
    if not token:
        raise RefusedError("not_authed")
    if token not in (BOT_TOKEN, APP_TOKEN):
        raise RefusedError("invalid_auth")
    if token != method.token:
        raise RefusedError("not_allowed_token_type")


async def _arguments(request: web.Request) -> dict[str, Any]:
    """Read the arguments of the query and of the body, whichever way they were sent."""
    arguments: dict[str, Any] = dict(request.query)
    if request.method == "GET":
        return arguments
    body = await request.read()
    if request.content_type == "application/json":
        try:
            sent = json.loads(body or b"{}")
        except ValueError:
            raise RefusedError("invalid_json") from None
        if not isinstance(sent, dict):
            raise RefusedError("json_not_object")
        return arguments | sent
    if request.content_type == "multipart/form-data":
        return arguments | dict((await request.post()).items())
    if not body:
        return arguments
    if request.content_type != "application/x-www-form-urlencoded":
        raise RefusedError("invalid_post_type")
    return arguments | dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
