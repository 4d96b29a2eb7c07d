"""What can happen in the workspace: a message posted, edited, deleted, somebody joining.

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
from bot.sandbox.agents import Agents
from bot.sandbox.events import Events
from bot.sandbox.link import Link
from bot.sandbox.live import Live
from bot.sandbox.manifest import Manifest
from bot.sandbox.state import State
from bot.sandbox.surfaces import Surfaces
from bot.sandbox.timers import Timers
from bot.sandbox.triggers import Triggers
from bot.sandbox.values import (
    BOT_USER,
    SLACKBOT,
    Conversation,
    Execution,
    Message,
    Stream,
    Upload,
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
        link: Link,
        live: Live,
        now: Callable[[], datetime],
        real: Callable[[], datetime] | None = None,
    ) -> None:
        self.state, self.manifest, self.link, self.live = state, manifest, link, live
        # Deadlines go by real time: the desk's clock may jump.
        self.now, self.real = now, real or now
        self.users = {user.id: user for user in users(manifest.name)}
        # As in Slack, what only one person sees is kept nowhere: a restart forgets it.
        self.ephemeral: deque[Message] = deque(maxlen=EPHEMERAL_KEPT)
        self.events = Events(manifest, link)
        self.timers = Timers()
        self.agents = Agents(live, self.timers)
        self.statuses, self.prompts = self.agents.statuses, self.agents.prompts
        self.sessions, self.titles = self.agents.sessions, self.agents.titles
        self.streams: dict[tuple[str, str], Stream] = {}  # by channel and ts
        self.uploads: dict[str, Upload] = {}  # by file id, until they are shared
        self.executions: dict[str, Execution] = {}
        self.revoked: set[str] = set()  # tokens
        self.surfaces = Surfaces(state, live, now)
        self.triggers = Triggers(self.real)
        state.end_streams()
        self._last = micros_of(state.last_ts())
        self._conversations = {each.id: each for each in state.conversations()}

    def next_ts(self) -> str:
        """Give a ts that is higher than any before it, in any channel."""
        self._last = max(stamp(self.now()), self._last + 1)
        return ts_of(self._last)

    def close(self) -> None:
        """Call off what was to happen later, and close the state."""
        self.timers.close()
        self.state.close()

    # -- who and where -------------------------------------------------------------------

    def conversations(self) -> tuple[Conversation, ...]:
        return tuple(self._conversations.values())

    def conversation(self, named: str) -> Conversation | None:
        """Find a conversation by its id, or a channel by its name."""
        return self._conversations.get(named) or find(named, self._conversations.values())

    def direct(self, user: str) -> Conversation:
        """Give the direct messages between a person and the app, opening them if need be."""
        opened = direct(user)
        if opened.id not in self._conversations:
            self.keep(opened)
        return self._conversations[opened.id]

    def keep(self, where: Conversation) -> None:
        """Store a conversation that is new or has changed, and show it."""
        self._conversations[where.id] = where
        self.state.keep_conversation(where)
        self.live.publish({"type": "conversation", "channel": where.id})

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
        subtype: str = "",
        files: Sequence[Json] = (),
        streaming: bool = False,
    ) -> Message:
        """Store a message, show it, and tell the app of it."""
        ts = self.next_ts()
        said = Message(
            channel=where.id,
            ts=ts,
            user=user,
            text=text,
            blocks=named(blocks, where.id, ts),
            thread_ts=thread_ts,
            broadcast=broadcast,
            metadata=metadata,
            subtype=subtype,
            files=tuple(files),
            streaming=ts if streaming else "",
        )
        self.state.keep_message(said)
        author = self.state.author(where.id, thread_ts) if thread_ts else ""
        written = shapes.message(said, parent_user=author)
        self._show(said, written)
        self._show_parent(said)
        if user == BOT_USER:
            self.agents.posted((where.id, thread_ts))
        self.events.message(shapes.message_event(written, where), where)
        if f"<@{BOT_USER}>" in text and user != BOT_USER and not subtype:
            self.events.mention(written, where)
        return said

    def edit(
        self, said: Message, *, text: str, blocks: Sequence[Json], metadata: Json | None
    ) -> Message:
        """Store what an edit made of a message, show it, and tell the app of it.

        As in Slack, an edit that brings blocks does not mark the message as edited.
        """
        now = replace(
            said,
            text=text,
            blocks=named(blocks, said.channel, said.ts),
            metadata=metadata,
            edited=said.edited if blocks else self.next_ts(),
        )
        self.change(said, now)
        return now

    def change(self, before: Message, now: Message, *, quietly: bool = False) -> None:
        """Store what became of a message and show it; tell the app, unless `quietly`."""
        where = self._conversations[now.channel]
        was = None if quietly or now.visible_to else self.written(before)
        self._keep(now)
        written = self.written(now)
        self._show(now, written)
        if was is not None:
            event = shapes.changed_event(written, was, where, self.next_ts())
            self.events.message(event, where)

    def delete(self, said: Message) -> None:
        """Take a message away; one with replies leaves a tombstone, as in Slack."""
        if self.state.threads(said.channel, said.ts, said.ts):
            tombstone = Message(
                channel=said.channel,
                ts=said.ts,
                user=SLACKBOT,
                text="This message was deleted.",
                subtype="tombstone",
            )
            self.change(said, tombstone)
            return
        where, was = self._conversations[said.channel], self.written(said)
        if said.visible_to:
            self.ephemeral.remove(said)
        else:
            self.state.forget_message(said.channel, said.ts)
        self.live.publish(
            {
                "type": "deleted",
                "channel": said.channel,
                "ts": said.ts,
                "visible_to": said.visible_to,
            }
        )
        if said.visible_to:
            return
        self._show_parent(said)
        self.events.message(shapes.deleted_event(was, where, self.next_ts()), where)

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
            blocks=named(blocks, where.id, ts),
            thread_ts=thread_ts,
            visible_to=to,
        )
        self.ephemeral.append(said)
        self._show(said, self.written(said))
        return said

    def _keep(self, now: Message) -> None:
        if not now.visible_to:
            self.state.keep_message(now)
            return
        for index, each in enumerate(self.ephemeral):
            if (each.channel, each.ts) == (now.channel, now.ts):
                self.ephemeral[index] = now

    # -- how it is written ---------------------------------------------------------------

    def written(self, said: Message, *, metadata: bool = False) -> dict[str, Any]:
        """Write one message as Slack does, with what its thread holds."""
        return self.written_all([said], metadata=metadata)[0]

    def written_all(self, said: Sequence[Message], *, metadata: bool) -> list[dict[str, Any]]:
        """Write messages of one channel, in the order given."""
        if not said:
            return []
        channel, stamps = said[0].channel, [message.ts for message in said]
        threads = self.state.threads(channel, min(stamps), max(stamps))
        begun = {each.thread_ts for each in said if each.thread_ts}
        authors = {ts: self.state.author(channel, ts) for ts in begun}
        return [
            shapes.message(
                each,
                thread=threads.get(each.ts),
                parent_user=authors.get(each.thread_ts, ""),
                metadata=metadata,
            )
            for each in said
        ]

    # -- who is told ---------------------------------------------------------------------

    def _show(self, said: Message, written: dict[str, Any]) -> None:
        """Publish a message as it now stands."""
        notice = {"type": "message", "channel": said.channel, "visible_to": said.visible_to}
        if said.visible_to:
            written = written | {"is_ephemeral": True}
        self.live.publish(notice | {"message": written})

    def _show_parent(self, reply: Message) -> None:
        """Publish what a thread's parent says of its replies, where anybody is there to see."""
        if reply.thread_ts and self.live.listened:
            parent = self.state.message(reply.channel, reply.thread_ts)
            if parent is not None:
                self._show(parent, self.written(parent))


def named(blocks: Sequence[Json], channel: str, ts: str) -> tuple[Json, ...]:
    """Give each block the id that Slack gives those without one."""
    return tuple(
        block if block.get("block_id") else {**block, "block_id": identify(channel, ts, str(n))[:5]}
        for n, block in enumerate(blocks)
    )
