"""Slash commands: what the app is sent, how its answer is shown, and the response_url."""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from datetime import timedelta
from typing import Any

import structlog
from aiohttp import web

from bot.sandbox import shapes
from bot.sandbox.call import RefusedError, checked
from bot.sandbox.limits import Limits
from bot.sandbox.sockets import NotAcknowledgedError
from bot.sandbox.values import BOT_USER, Conversation, Message, ResponseUrl, User
from bot.sandbox.workspace import Workspace

log = structlog.get_logger()
# What Slack calls the two ways in which an app fails a command.
FAILURES = {"closed": "dispatch_failed", "cut": "dispatch_failed", "timeout": "operation_timeout"}


class Commands:
    """Sends what people type after a slash, and shows what comes back."""

    def __init__(self, workspace: Workspace, limits: Limits) -> None:
        self._workspace, self._limits = workspace, limits

    async def run(
        self, name: str, text: str, *, where: Conversation, who: User, thread_ts: str, origin: str
    ) -> Message | None:
        """Send a command to the app and show its acknowledgement.

        The answer is the message that was shown at once, if there was one; what the app
        says later comes over the response_url.
        """
        command = self._workspace.manifest.command(name)
        refusal = ""
        if command is None or "commands" not in self._workspace.manifest.scopes:
            refusal = f"{name} is not a valid command."
        elif thread_ts:
            refusal = f"{name} is not supported in threads. Sorry!"
        if refusal:
            return self._tell(where, who, refusal, thread_ts)
        payload = shapes.slash_command(
            name,
            text,
            where=where,
            who=who,
            response_url=f"{origin}/response/{self._response_url(where, who)}",
            trigger=secrets.token_hex(12),
        )
        try:
            answer = await self._workspace.sockets.ask("slash_commands", payload)
            return self._shown(answer, where, who.id)
        except NotAcknowledgedError as error:
            failure = FAILURES[error.reason]
        except RefusedError as error:
            failure = error.error
        log.warning("command.failed", command=name, error=failure)
        return self._tell(where, who, f"{name} failed with the error “{failure}”.")

    def _tell(self, where: Conversation, who: User, text: str, thread_ts: str = "") -> Message:
        return self._workspace.whisper(where, who.id, text, thread_ts=thread_ts)

    def _response_url(self, where: Conversation, who: User) -> str:
        url = ResponseUrl(
            token=secrets.token_urlsafe(18),
            channel=where.id,
            user=who.id,
            left=self._limits.response_uses,
            expires=self._workspace.now() + timedelta(seconds=self._limits.response_life),
        )
        self._workspace.state.keep_response_url(url)
        return url.token

    def _shown(self, answer: Any, where: Conversation, user: str) -> Message | None:
        """Show an answer: to the person who asked, or to the channel where it says so.

        Raises RefusedError where it is not a message that Slack takes.
        """
        if isinstance(answer, str):
            answer = {"text": answer}
        if not answer:
            return None
        if not isinstance(answer, dict):
            raise RefusedError("invalid_payload")
        if answer.get("replace_original") or answer.get("delete_original"):
            raise RefusedError("no_original")  # a command has no message to replace
        text, blocks = checked(
            str(answer.get("text") or ""), answer.get("blocks") or [], self._limits
        )
        thread_ts = str(answer.get("thread_ts") or "")
        if answer.get("response_type") == "in_channel":
            return self._workspace.post(where, BOT_USER, text, blocks=blocks, thread_ts=thread_ts)
        return self._workspace.whisper(where, user, text, blocks=blocks, thread_ts=thread_ts)

    async def respond(self, request: web.Request) -> web.Response:
        """Take one use of a response_url."""
        url = self._workspace.state.response_url(request.match_info["token"])
        where = self._workspace.conversation(url.channel) if url else None
        try:
            if url is None or where is None or self._workspace.now() >= url.expires:
                raise RefusedError("expired_url", status=404)
            if url.left <= 0:
                raise RefusedError("used_url", status=404)
            self._workspace.state.keep_response_url(replace(url, left=url.left - 1))
            answer = json.loads(await request.read())
            if not answer:
                raise RefusedError("no_text")
            self._shown(answer, where, url.user)
        except ValueError:
            return web.json_response({"ok": False, "error": "invalid_payload"}, status=400)
        except RefusedError as error:
            status = 400 if error.status == 200 else error.status
            body = {"ok": False, "error": error.error} | error.more
            return web.json_response(body, status=status)
        return web.Response(text="ok")
