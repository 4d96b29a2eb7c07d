"""One call of a Web API method: its arguments, read as Slack reads them, and its refusals."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bot import blockkit
from bot.domain import Json
from bot.sandbox.limits import Allowance, Limits
from bot.sandbox.manifest import Manifest
from bot.sandbox.parent import parent
from bot.sandbox.received import parse
from bot.sandbox.refused import INVALID, RefusedError
from bot.sandbox.values import (
    BOT_USER,
    FIRST,
    LAST,
    Conversation,
    Kind,
    Message,
    later,
    micros_of,
    ts_of,
)
from bot.sandbox.workspace import Workspace

__all__ = ["Call", "RefusedError", "after", "checked", "described", "require", "scoped"]
KIND = "{kind}"  # in a scope: channels, groups or im, as the conversation has it
PUBLIC = "chat:write.public"  # lets an app post in public channels that it is not in
ATTACHMENTS = 100
T = TypeVar("T")


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
        raise RefusedError.for_argument(f"missing required field: {name}")

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("1", "true")

    def number(self, name: str, default: int, most: int = 0) -> int:
        """Read a count from 1 to `most`, or to the largest page. Slack's error: invalid_limit."""
        value = self.text(name) or str(default)
        if not value.isdecimal() or not 1 <= int(value) <= (most or self.limits.page):
            raise RefusedError("invalid_limit")
        return int(value)

    def nested(self, name: str) -> Any:
        """Read an argument that may be JSON in a string. Raises ValueError where it is not."""
        value = self.arguments.get(name)
        return parse(value) if isinstance(value, str) and value else value

    def listed(
        self, name: str, limit: int, *, wrong: str = INVALID, over: str = ""
    ) -> tuple[Json, ...]:
        """Read a list of objects, of so many at the most.

        Slack's error is `wrong` for what is no such list, and `over` for one that is longer.
        """
        try:
            value = self.nested(name) or ()
        except ValueError:
            raise RefusedError.for_argument(f"{name} is not JSON", wrong) from None
        if not isinstance(value, list | tuple) or not all(isinstance(each, dict) for each in value):
            raise RefusedError.for_argument(f"{name} must be a list of objects", wrong)
        if len(value) > limit:
            raise RefusedError.for_argument(f"{name} has more than {limit} items", over or wrong)
        return tuple(value)

    # -- pages ---------------------------------------------------------------------------

    def cursor(self) -> str:
        """Read the position that a cursor of ours holds; "" where none was sent."""
        cursor = self.text("cursor")
        try:
            word, _, position = urlsafe_b64decode(cursor).decode().partition(":")
            if cursor and (word != "next" or not micros_of(position)):
                raise ValueError(cursor)
        except ValueError:
            raise RefusedError("invalid_cursor") from None
        return position

    def page(self, found: Sequence[T], default: int = 100) -> tuple[Sequence[T], dict[str, Any]]:
        """Cut the page asked for out of a list; with it, the metadata that leads on."""
        start, limit = int(self.cursor().partition(".")[0] or 0), self.number("limit", default)
        more = len(found) > start + limit
        return found[start : start + limit], {"next_cursor": after(str(start + limit), more)}

    # -- conversations -------------------------------------------------------------------

    def conversation(
        self,
        name: str = "channel",
        *,
        member: bool = False,
        outside: str = "not_in_channel",
        people: bool = False,
        public: bool = False,
    ) -> Conversation:
        """Find the conversation that an argument names, and hold the scope against its kind.

        With `member`, one that the app is not in is refused with the code `outside`, unless
        it is `public` writing and the app has chat:write.public; with `people`, a person's id
        means the direct messages with them.
        """
        found = self.place(self.text(name), people=people)
        self.require_scope(found.kind)
        anywhere = public and PUBLIC in self.workspace.manifest.scopes
        if member and not anywhere and BOT_USER not in found.members:
            raise RefusedError(outside)
        return found

    def place(self, named: str, *, people: bool = False) -> Conversation:
        """Find a conversation by its id or name. Slack's error: channel_not_found.

        A private channel that the app is not in is, to the app, not there at all.
        """
        user = self.workspace.user(named) if people else None
        if user is not None and not user.bot:
            return self.workspace.direct(user.id)
        found = self.workspace.conversation(named)
        if found is None or not visible(found):
            raise RefusedError("channel_not_found")
        return found

    def require_scope(self, kind: Kind) -> None:
        """Hold the method's scope for a kind of conversation against the manifest."""
        require(scoped(self.scope, kind), self.workspace.manifest)

    def message(self, where: Conversation, name: str = "ts") -> Message:
        """Find the message that a ts names. Slack's error: message_not_found."""
        said = self.workspace.state.message(where.id, self.needed(name))
        if said is None or said.subtype == "tombstone":
            raise RefusedError("message_not_found")
        return said

    def thread(self, where: Conversation) -> str:
        """Find the parent that `thread_ts` means. Slack's error: invalid_thread_ts."""
        return parent(self.workspace, where, self.arguments.get("thread_ts"))

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

    def content(self, text: int = 0) -> tuple[str, tuple[Json, ...]]:
        """Read a message's text and blocks, and refuse what Slack refuses.

        `text` is how many characters the text may have, where fewer than in any message.
        What comes as `markdown_text` is kept as a block of markdown, with the same as text.
        """
        try:
            blocks = self.nested("blocks") or []
        except ValueError:
            raise RefusedError("invalid_blocks_format") from None
        markdown = self.text("markdown_text")
        if len(self.text("text")) > (text or self.limits.text):
            raise RefusedError("msg_too_long")
        if not markdown:
            if self._attached() and not blocks and not self.text("text").strip():
                return "", ()
            return checked(self.text("text"), blocks, self.limits)
        if blocks or self.text("text"):
            raise RefusedError("markdown_text_conflict")
        if len(markdown) > self.limits.markdown:
            raise RefusedError("msg_too_long")
        return checked(markdown, [{"type": "markdown", "text": markdown}], self.limits)

    def _attached(self) -> bool:
        """Say whether attachments came; a message of nothing else is one that Slack takes."""
        return bool(self.listed("attachments", ATTACHMENTS, over="too_many_attachments"))

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


def visible(where: Conversation) -> bool:
    """Say whether the app may know of a conversation: not of others' private channels."""
    return where.kind is not Kind.GROUP or BOT_USER in where.members


def after(position: str, more: bool = True) -> str:
    """Write a cursor for what follows a position; "" where nothing does."""
    return urlsafe_b64encode(f"next:{position}".encode()).decode() if more else ""


def scoped(scope: str, kind: Kind) -> str:
    """Name the scope that a method needs for a kind of conversation.

    Slack's own names break the pattern once: to write to a channel is channels:manage.
    """
    return scope.replace(KIND, kind).replace("channels:write", "channels:manage")


def require(scope: str, manifest: Manifest) -> None:
    """Refuse what the manifest's bot scopes do not allow; `a|b` is met by either."""
    either = scope.split("|")
    if scope and not any(each in manifest.scopes for each in either):
        provided = ",".join(manifest.scopes)
        raise RefusedError("missing_scope", needed=either[0], provided=provided)


def checked(text: str, blocks: Any, limits: Limits) -> tuple[str, tuple[Json, ...]]:
    """Give a text and blocks that Slack takes. Raises RefusedError with Slack's code."""
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise RefusedError("invalid_blocks_format")
    if not text.strip() and not blocks:
        raise RefusedError("no_text")
    if len(text) > limits.text:
        raise RefusedError("msg_too_long")
    if messages := described(blockkit.check({"text": text, "blocks": blocks})):
        raise RefusedError(
            "invalid_blocks", errors=messages, response_metadata={"messages": messages}
        )
    return text, tuple(blocks)


def described(problems: Sequence[blockkit.Problem], root: str = "") -> list[str]:
    """Say what is wrong with a payload in Slack's words, each with its place in it."""
    return [
        f"[ERROR] {problem.what}"
        + (f" (limit {problem.limit:,})" if problem.limit is not None else "")
        + f" [json-pointer:{root}{_pointer(problem.path)}]"
        for problem in problems
    ]


def _pointer(path: str) -> str:
    steps = path.replace("[", ".").replace("]", "").split(".") if path else ()
    return "".join(f"/{step}" for step in steps)
