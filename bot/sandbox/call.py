"""One call of a Web API method: its arguments, read as Slack reads them, and its refusals."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from bot import blockkit
from bot.domain import Json
from bot.sandbox.limits import Allowance, Limits
from bot.sandbox.manifest import Manifest
from bot.sandbox.values import (
    BOT_USER,
    FIRST,
    LAST,
    Conversation,
    Kind,
    later,
    micros_of,
    ts_of,
)
from bot.sandbox.workspace import Workspace

KIND = "{kind}"  # in a scope: channels, groups or im, as the conversation has it


class RefusedError(Exception):
    """Slack's answer to a call that it does not carry out: `error` and what goes with it."""

    def __init__(self, error: str, *, status: int = 200, **more: Any) -> None:
        super().__init__(error)
        self.error, self.status, self.more = error, status, more
        self.headers: Mapping[str, str] = {}

    @classmethod
    def for_rate(cls, seconds: float) -> RefusedError:
        """Say when to come back, in whole seconds."""
        refused = cls("ratelimited", status=429)
        refused.headers = {"Retry-After": str(max(1, ceil(seconds)))}
        return refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call that the token and the scopes allow."""

    workspace: Workspace
    limits: Limits
    posts: Allowance
    arguments: Mapping[str, Any]
    scope: str
    origin: str  # host and port that the app reached the sandbox by

    # -- plain arguments -----------------------------------------------------------------

    def text(self, name: str) -> str:
        value = self.arguments.get(name)
        return "" if value is None else str(value)

    def needed(self, name: str) -> str:
        if value := self.text(name):
            return value
        missing = f"[ERROR] missing required field: {name}"
        raise RefusedError("invalid_arguments", response_metadata={"messages": [missing]})

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("1", "true")

    def number(self, name: str, default: int) -> int:
        """Read a count from 1 to the largest page. Slack's error: invalid_limit."""
        value = self.text(name) or str(default)
        if not value.isdecimal() or not 1 <= int(value) <= self.limits.page:
            raise RefusedError("invalid_limit")
        return int(value)

    def nested(self, name: str) -> Any:
        """Read an argument that may be JSON in a string. Raises ValueError where it is not."""
        value = self.arguments.get(name)
        return json.loads(value) if isinstance(value, str) and value else value

    # -- conversations -------------------------------------------------------------------

    def conversation(self, *, member: bool = False, people: bool = False) -> Conversation:
        """Find the conversation that `channel` names, and hold the scope against its kind.

        With `people`, a person's id means the direct messages with them.
        """
        named = self.text("channel")
        user = self.workspace.user(named) if people else None
        found = self.workspace.conversation(named)
        if user is not None and not user.bot:
            found = self.workspace.direct(user.id)
        if found is None:
            raise RefusedError("channel_not_found")
        self.require_scope(found.kind)
        if member and BOT_USER not in found.members:
            raise RefusedError("not_in_channel")
        return found

    def require_scope(self, kind: Kind) -> None:
        """Hold the method's scope for a kind of conversation against the manifest."""
        require(self.scope.replace(KIND, kind), self.workspace.manifest)

    # -- spans of time -------------------------------------------------------------------

    def span(self) -> tuple[str, str]:
        """Read oldest, latest and inclusive as two ts between which a message must lie."""
        after, before = self._ts("oldest", FIRST), self._ts("latest", LAST)
        if self.flag("inclusive"):
            after = later(after, -1)
            before = later(before, 1)
        return after, before

    def _ts(self, name: str, default: str) -> str:
        try:
            return ts_of(micros_of(self.text(name) or default))
        except ValueError:
            raise RefusedError(f"invalid_ts_{name}") from None

    # -- content -------------------------------------------------------------------------

    def content(self) -> tuple[str, tuple[Json, ...]]:
        """Read a message's text and blocks, and refuse what Slack refuses."""
        try:
            blocks = self.nested("blocks") or []
        except ValueError:
            raise RefusedError("invalid_blocks_format") from None
        return checked(self.text("text"), blocks, self.limits)

    def metadata(self) -> Json | None:
        """Read a message's metadata: `event_type`, and `event_payload` of flat values."""
        try:
            value = self.nested("metadata")
        except ValueError:
            raise RefusedError("invalid_metadata_format") from None
        if not value:
            return None
        if not isinstance(value, dict):
            raise RefusedError("invalid_metadata_format")
        kind, payload = value.get("event_type"), value.get("event_payload")
        if not isinstance(kind, str) or not kind or not isinstance(payload, dict):
            raise RefusedError("invalid_metadata_schema")
        if len(json.dumps(payload).encode()) > self.limits.metadata:
            raise RefusedError("metadata_too_large")
        return {"event_type": kind, "event_payload": payload}


def require(scope: str, manifest: Manifest) -> None:
    """Refuse what the manifest's bot scopes do not allow."""
    if scope and scope not in manifest.scopes:
        raise RefusedError("missing_scope", needed=scope, provided=",".join(manifest.scopes))


def checked(text: str, blocks: Any, limits: Limits) -> tuple[str, tuple[Json, ...]]:
    """Give a text and blocks that Slack takes. Raises RefusedError with Slack's code."""
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise RefusedError("invalid_blocks_format")
    if not text.strip() and not blocks:
        raise RefusedError("no_text")
    if len(text) > limits.text:
        raise RefusedError("msg_too_long")
    if problems := blockkit.check({"text": text, "blocks": blocks}):
        messages = [
            f"[ERROR] {problem.what}"
            + (f" (limit {problem.limit:,})" if problem.limit is not None else "")
            + f" [json-pointer:{_pointer(problem.path)}]"
            for problem in problems
        ]
        raise RefusedError(
            "invalid_blocks", errors=messages, response_metadata={"messages": messages}
        )
    return text, tuple(blocks)


def _pointer(path: str) -> str:
    return "/" + path.replace("[", "/").replace("]", "").replace(".", "/")
