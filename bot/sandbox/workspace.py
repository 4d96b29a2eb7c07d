"""What can happen in the workspace: a message posted, edited, typed, or shown to one person.

Everything that changes passes here, so that it is stored first, then shown on the page,
then sent to the app as the events that its manifest subscribes to.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain import Json, identify
from bot.sandbox import shapes
from bot.sandbox.live import Live
from bot.sandbox.manifest import Manifest
from bot.sandbox.sockets import Sockets
from bot.sandbox.state import State
from bot.sandbox.values import (
    BOT_USER,
    Conversation,
    Message,
    Thread,
    User,
    direct,
    find,
    micros_of,
    stamp,
    ts_of,
    users,
)

EPHEMERAL_KEPT = 500


class Workspace:
    """The team, and everything said in it."""

    def __init__(
        self,
        state: State,
        manifest: Manifest,
        sockets: Sockets,
        live: Live,
        now: Callable[[], datetime],
    ) -> None:
        self.state, self.manifest, self.sockets, self.live = state, manifest, sockets, live
        self.now = now
        self.users = {user.id: user for user in users(manifest.name)}
        # As in Slack, what only one person sees is kept nowhere: a restart forgets it.
        self.ephemeral: deque[Message] = deque(maxlen=EPHEMERAL_KEPT)
        self._last = micros_of(state.last_ts())
        self._conversations = {each.id: each for each in state.conversations()}

    def next_ts(self) -> str:
        """Give a ts that is higher than any before it, in any channel."""
        self._last = max(stamp(self.now()), self._last + 1)
        return ts_of(self._last)

    # -- who and where -------------------------------------------------------------------

    def conversations(self) -> tuple[Conversation, ...]:
        return tuple(self._conversations.values())

    def conversation(self, named: str) -> Conversation | None:
        """Find a conversation by its id, or a channel by its name."""
        return find(named, self.conversations())

    def direct(self, user: str) -> Conversation:
        """Give the direct messages between a person and the app, opening them if need be."""
        opened = direct(user)
        if opened.id not in self._conversations:
            self._conversations[opened.id] = opened
            self.state.keep_conversation(opened)
            self.live.publish({"type": "conversation", "channel": opened.id})
        return self._conversations[opened.id]

    def user(self, user: str) -> User | None:
        return self.users.get(user)

    # -- what is said --------------------------------------------------------------------

    def post(
        self,
        where: Conversation,
        user: str,
        text: str,
        *,
        blocks: Sequence[Json] = (),
        thread_ts: str = "",
        broadcast: bool = False,
        metadata: Json | None = None,
    ) -> Message:
        """Store a message, show it, and tell the app of it."""
        ts = self.next_ts()
        said = Message(
            channel=where.id,
            ts=ts,
            user=user,
            text=text,
            blocks=_named(blocks, where.id, ts),
            thread_ts=thread_ts,
            broadcast=broadcast,
            metadata=metadata,
        )
        self.state.keep_message(said)
        self._show(said)
        written = self.written(said)
        self._send(shapes.message_event(written, where), where)
        if f"<@{BOT_USER}>" in text and user != BOT_USER and "app_mention" in self._events(where):
            self._send(shapes.mention_event(written, where), where)
        return said

    def edit(
        self, said: Message, *, text: str, blocks: Sequence[Json], metadata: Json | None
    ) -> Message:
        """Store what an edit made of a message, show it, and tell the app of it.

        As in Slack, an edit that brings blocks does not mark the message as edited.
        """
        event_ts = self.next_ts()
        now = replace(
            said,
            text=text,
            blocks=_named(blocks, said.channel, said.ts),
            metadata=metadata,
            edited=said.edited if blocks else event_ts,
        )
        self.state.keep_message(now)
        self._show(now)
        where = self._conversations[said.channel]
        event = shapes.changed_event(self.written(now), self.written(said), where, event_ts)
        self._send(event, where)
        return now

    def whisper(
        self,
        where: Conversation,
        to: str,
        text: str,
        *,
        blocks: Sequence[Json] = (),
        thread_ts: str = "",
    ) -> Message:
        """Show a message to one person, who will not find it again after a restart."""
        ts = self.next_ts()
        said = Message(
            channel=where.id,
            ts=ts,
            user=BOT_USER,
            text=text,
            blocks=_named(blocks, where.id, ts),
            thread_ts=thread_ts,
            visible_to=to,
        )
        self.ephemeral.append(said)
        self._show(said)
        return said

    # -- how it is written ---------------------------------------------------------------

    def written(self, said: Message, *, metadata: bool = False) -> dict[str, Any]:
        """Write one message as Slack does, with what its thread holds."""
        threads = self.state.threads(said.channel, said.ts, said.ts)
        return self._write(said, threads, metadata=metadata)

    def written_all(self, said: Sequence[Message], *, metadata: bool) -> list[dict[str, Any]]:
        """Write messages of one channel, in the order given."""
        if not said:
            return []
        stamps = [message.ts for message in said]
        threads = self.state.threads(said[0].channel, min(stamps), max(stamps))
        return [self._write(message, threads, metadata=metadata) for message in said]

    def _write(
        self, said: Message, threads: dict[str, Thread], *, metadata: bool
    ) -> dict[str, Any]:
        parent = self.state.message(said.channel, said.thread_ts) if said.thread_ts else None
        return shapes.message(
            said,
            thread=threads.get(said.ts),
            parent_user=parent.user if parent else "",
            metadata=metadata,
        )

    # -- who is told ---------------------------------------------------------------------

    def _show(self, said: Message) -> None:
        notice = {"type": "message", "channel": said.channel, "visible_to": said.visible_to}
        written = self.written(said) | ({"is_ephemeral": True} if said.visible_to else {})
        self.live.publish(notice | {"message": written})
        parent = self.state.message(said.channel, said.thread_ts) if said.thread_ts else None
        if parent is not None and not said.visible_to:
            self.live.publish(notice | {"message": self.written(parent)})

    def _events(self, where: Conversation) -> frozenset[str]:
        """Name the events of a conversation that the manifest lets the app have."""
        if BOT_USER not in where.members:
            return frozenset()
        message, scope, _ = shapes.MESSAGE_EVENTS[where.kind]
        granted = {message} if scope in self.manifest.scopes else set()
        # A direct message is never a mention as well.
        if "app_mentions:read" in self.manifest.scopes and message != "message.im":
            granted.add("app_mention")
        return self.manifest.events & granted

    def _send(self, event: dict[str, Any], where: Conversation) -> None:
        name = event["type"]
        if name == "message":
            name = shapes.MESSAGE_EVENTS[where.kind][0]
        if name in self._events(where):
            self.sockets.send_event(shapes.event_callback(event))


def _named(blocks: Sequence[Json], channel: str, ts: str) -> tuple[Json, ...]:
    """Give each block the id that Slack gives those without one."""
    return tuple(
        block if block.get("block_id") else {**block, "block_id": identify(channel, ts, str(n))[:5]}
        for n, block in enumerate(blocks)
    )
