"""The response_url: how the app answers a command or an interaction for half an hour.

The same rules hold for what the acknowledgement of a command carries.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.domain import Json
from bot.sandbox.call import checked
from bot.sandbox.limits import Limits
from bot.sandbox.parent import parent
from bot.sandbox.received import parse
from bot.sandbox.refused import RefusedError
from bot.sandbox.spoiled import refusal
from bot.sandbox.values import BOT_USER, Conversation, Message, ResponseUrl
from bot.sandbox.workspace import Workspace


class Responses:
    """Makes response_urls and takes what the app sends to them."""

    def __init__(self, workspace: Workspace, limits: Limits, origin: Callable[[], str]) -> None:
        """`origin` gives the address by which the app reaches the sandbox."""
        self._workspace, self._limits, self._origin = workspace, limits, origin

    def url(self, where: Conversation, user: str, original: str = "") -> str:
        """Make an address for one thing that a person did; `original` is the message's ts."""
        made = ResponseUrl(
            token=secrets.token_urlsafe(18),
            channel=where.id,
            user=user,
            left=self._limits.response_uses,
            expires=self._workspace.real() + timedelta(seconds=self._limits.response_life),
            original=original,
        )
        self._workspace.state.keep_response_url(made)
        return f"{self._origin()}/response/{made.token}"

    async def serve(self, request: web.Request) -> web.Response:
        """Take one use of a response_url."""
        url = self._workspace.state.response_url(request.match_info["token"])
        where = self._workspace.conversation(url.channel) if url else None
        try:
            if url is None or where is None or self._workspace.real() >= url.expires:
                raise RefusedError("expired_url", status=404)
            if url.left <= 0:
                raise RefusedError("used_url", status=404)
            self._workspace.state.keep_response_url(replace(url, left=url.left - 1))
            answer = parse(await request.read())
            if not answer:
                raise RefusedError("no_text")
            self.show(answer, where, url.user, url.original)
        except ValueError:
            return refusal(RefusedError("invalid_payload", status=400))
        except RefusedError as error:
            error.status = 400 if error.status == 200 else error.status
            return refusal(error)
        return web.Response(text="ok")

    def show(
        self, answer: Any, where: Conversation, user: str, original: str = ""
    ) -> Message | None:
        """Show an answer: to the person who asked, or to the channel where it says so.

        Raises RefusedError where it is not a message that Slack takes.
        """
        if isinstance(answer, str):
            answer = {"text": answer}
        if not answer:
            return None
        if not isinstance(answer, dict) or not _message(answer):
            raise RefusedError("invalid_payload")
        if _true(answer.get("delete_original")):
            self._workspace.delete(self._original(where, user, original))
            return None
        text, blocks = checked(answer.get("text") or "", answer.get("blocks") or [], self._limits)
        if _true(answer.get("replace_original")):
            said = self._original(where, user, original)
            return self._workspace.edit(said, text=text, blocks=blocks, metadata=said.metadata)
        thread_ts = parent(self._workspace, where, answer.get("thread_ts") or None)
        if answer.get("response_type") == "in_channel":
            return self._workspace.post(where, BOT_USER, text, blocks=blocks, thread_ts=thread_ts)
        return self._workspace.whisper(where, user, text, blocks=blocks, thread_ts=thread_ts)

    def _original(self, where: Conversation, user: str, ts: str) -> Message:
        """Find the message that was acted on; a command has none."""
        said = seen(self._workspace, where.id, ts, user) if ts else None
        if said is None:
            raise RefusedError("no_original")
        return said


def seen(workspace: Workspace, channel: str, ts: str, user: str) -> Message | None:
    """Find a message that a person sees, whether everybody does or they alone."""
    for said in workspace.ephemeral:
        if (said.channel, said.ts, said.visible_to) == (channel, ts, user):
            return said
    return workspace.state.message(channel, ts)


def _message(answer: Json) -> bool:
    """Say whether what is said of a message is of the right type."""
    text, kind = answer.get("text"), answer.get("response_type")
    return isinstance(text, str | None) and kind in (None, "", "ephemeral", "in_channel")


def _true(value: object) -> bool:
    return value is True or str(value).lower() == "true"
