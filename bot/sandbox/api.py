"""The Web API: a table of methods, and what happens around each call of one.

In order: a fault on order, the method's name, the body, the token, its scopes, the method's
rate, the method itself, then the faults that let it do its work and spoil only the reply.
A revoked token, or an app that was removed, is kinder than Slack's in one thing and harder
in another: clearing the fault gives it back, and the app-level token is refused along with
the bot's.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import structlog
from aiohttp import web

from bot.sandbox import (
    assistant,
    chat,
    conversations,
    directory,
    files,
    functions,
    reads,
    streams,
    views,
)
from bot.sandbox.call import Call, RefusedError, require, scoped
from bot.sandbox.faults import Effect, Faults
from bot.sandbox.limits import (
    HISTORY,
    HISTORY_METHODS,
    HISTORY_PAGE,
    Allowance,
    Allowances,
    Limits,
)
from bot.sandbox.received import parse
from bot.sandbox.spoiled import refusal, spoiled
from bot.sandbox.values import APP_TOKEN, BOT_TOKEN, Kind
from bot.sandbox.workspace import Workspace

log = structlog.get_logger()

TOKENS = frozenset((BOT_TOKEN, APP_TOKEN))
# The faults that end everything, and the code by which Slack then refuses a token.
END = {Effect.UNINSTALLED: "account_inactive", Effect.REVOKED: "token_revoked"}
# What a hook is told once a call has done its work and before it is answered.
Stored = Callable[[str, Mapping[str, Any]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Method:
    """What does the work, the bot scope that it needs, and the token that it takes, if any.

    A scope may hold `{kind}`, for the kind of the conversation, or be `a|b`: either will do.
    """

    work: Callable[[Call], dict[str, Any]]
    scope: str = ""
    token: str = BOT_TOKEN


METHODS: Mapping[str, Method] = {
    "agents.sessions.rename": Method(assistant.rename_session, "chat:write"),
    "agents.sessions.setStatus": Method(assistant.set_session_status, "chat:write"),
    "api.test": Method(directory.api_test, token=""),
    "apps.connections.open": Method(directory.open_connection, token=APP_TOKEN),
    "assistant.threads.setStatus": Method(assistant.set_status, "assistant:write|chat:write"),
    "assistant.threads.setSuggestedPrompts": Method(
        assistant.set_suggested_prompts, "assistant:write"
    ),
    "assistant.threads.setTitle": Method(assistant.set_title, "assistant:write"),
    "auth.revoke": Method(directory.auth_revoke),
    "auth.test": Method(directory.auth_test),
    "bots.info": Method(directory.bot_info, "users:read"),
    "chat.appendStream": Method(streams.append, "chat:write"),
    "chat.delete": Method(chat.delete, "chat:write"),
    "chat.getPermalink": Method(chat.permalink),
    "chat.postEphemeral": Method(chat.post_ephemeral, "chat:write"),
    "chat.postMessage": Method(chat.post_message, "chat:write"),
    "chat.startStream": Method(streams.start, "chat:write"),
    "chat.stopStream": Method(streams.stop, "chat:write"),
    "chat.update": Method(chat.update, "chat:write"),
    "conversations.create": Method(conversations.create, "{kind}:write"),
    "conversations.history": Method(reads.history, "{kind}:history"),
    "conversations.info": Method(conversations.info, "{kind}:read"),
    "conversations.invite": Method(conversations.invite, "{kind}:write"),
    "conversations.join": Method(conversations.join, "channels:join"),
    "conversations.leave": Method(conversations.leave, "{kind}:write"),
    "conversations.list": Method(conversations.listed, "{kind}:read"),
    "conversations.members": Method(conversations.member_list, "{kind}:read"),
    "conversations.open": Method(conversations.opened, "im:write"),
    "conversations.replies": Method(reads.replies, "{kind}:history"),
    "files.completeUploadExternal": Method(files.complete_upload, "files:write"),
    "files.getUploadURLExternal": Method(files.get_upload_url, "files:write"),
    "files.info": Method(files.info, "files:read"),
    "functions.completeError": Method(functions.complete_error),
    "functions.completeSuccess": Method(functions.complete_success),
    "team.info": Method(directory.team_info, "team:read"),
    "users.conversations": Method(conversations.of_user, "{kind}:read"),
    "users.info": Method(directory.user_info, "users:read"),
    "users.list": Method(directory.user_list, "users:read"),
    "views.open": Method(views.open_view),
    "views.publish": Method(views.publish_view),
    "views.push": Method(views.push_view),
    "views.update": Method(views.update_view),
}


class Api:
    """Answers the calls of the app."""

    def __init__(
        self, workspace: Workspace, limits: Limits, faults: Faults, clock: Callable[[], float]
    ) -> None:
        self._workspace, self._limits, self._faults = workspace, limits, faults
        self._posts = Allowance(rate=limits.post_rate, burst=limits.post_burst, clock=clock)
        self._rates = Allowances(limits.rates, clock)
        self._reads = Allowances(dict.fromkeys(HISTORY_METHODS, HISTORY), clock)
        self._ended = ""  # the code by which a fault refuses every token
        self.stored: Stored | None = None
        faults.follow(self._faults_changed)

    def _faults_changed(self) -> None:
        self._workspace.live.publish({"type": "faults"})
        before = self._ended
        self._ended = next((END[each] for each in END if self._faults.standing(each)), "")
        if self._ended and not before:
            uninstalled = self._faults.standing(Effect.UNINSTALLED)
            self._workspace.events.dismiss(self._workspace.next_ts(), uninstalled=uninstalled)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one call, GET or POST, in a form or in JSON."""
        return await spoiled(request, self._reply, self._faults.take(request.match_info["method"]))

    async def _reply(self, request: web.Request) -> web.Response:
        name = request.match_info["method"]
        try:
            reply = web.json_response(await self._answer(request, name))
        except RefusedError as error:
            log.info("api.refused", method=name, error=error.error)
            reply = refusal(error)
        except ValueError as error:  # a number of 5,000 digits
            log.warning("api.unreadable", method=name, error=type(error).__name__)
            reply = refusal(RefusedError("invalid_arguments"))
        reply.headers["X-OAuth-Scopes"] = ",".join(self._workspace.manifest.scopes)
        return reply

    async def _answer(self, request: web.Request, name: str) -> dict[str, Any]:
        method = METHODS.get(name)
        if method is None:
            raise RefusedError("unknown_method", req_method=name)
        arguments = await _arguments(request)
        _authorise(_token(request, arguments), method, self._gone())
        self._allow(method)
        arguments = self._rated(name, arguments)
        answer = {"ok": True} | self._work(method, arguments, request.host)
        if self.stored is not None:
            await self.stored(name, answer)
        return answer

    def _gone(self) -> Mapping[str, str]:
        """Give why tokens are refused: one that auth.revoke took, or all of them by a fault."""
        if self._ended:
            return dict.fromkeys(TOKENS, self._ended)
        return dict.fromkeys(self._workspace.revoked, END[Effect.REVOKED])

    def _allow(self, method: Method) -> None:
        """Hold the method's scope; of one that has a kind, any kind's will do for now."""
        manifest = self._workspace.manifest
        named = [scoped(method.scope, kind) for kind in Kind]
        if not set(named) & set(manifest.scopes):
            require(named[0], manifest)

    def _rated(self, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Hold the method's rate, and give the arguments that it leaves."""
        wait = self._rates.wait(name)
        if name in HISTORY_METHODS and self._faults.standing(Effect.HISTORY_LIMITED):
            wait = max(wait, self._reads.wait(name))
            limit = str(arguments.get("limit") or HISTORY_PAGE)
            if limit.isdecimal():
                arguments = arguments | {"limit": str(min(int(limit), HISTORY_PAGE))}
        if wait:
            raise RefusedError.for_rate(wait)
        return arguments

    def _work(self, method: Method, arguments: Mapping[str, Any], origin: str) -> dict[str, Any]:
        return method.work(
            Call(
                workspace=self._workspace,
                limits=self._limits,
                posts=self._posts,
                arguments=arguments,
                scope=method.scope,
                origin=origin,
            )
        )


def _token(request: web.Request, arguments: Mapping[str, Any]) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else str(arguments.get("token", ""))


def _authorise(token: str, method: Method, gone: Mapping[str, str]) -> None:
    if not method.token:
        return
    if not token:
        raise RefusedError("not_authed")
    if token not in TOKENS:
        raise RefusedError("invalid_auth")
    if token in gone:
        raise RefusedError(gone[token])
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
            sent = parse(body or b"{}")
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
