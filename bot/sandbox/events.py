"""Which events the app is sent: those that its manifest subscribes to and its scopes allow."""

from __future__ import annotations

from bot.domain import Json
from bot.sandbox import shapes
from bot.sandbox.link import Link
from bot.sandbox.manifest import Manifest
from bot.sandbox.values import BOT_USER, Conversation


class Events:
    """Wraps what happened as the Events API does, and sends it on its way."""

    def __init__(self, manifest: Manifest, link: Link) -> None:
        self._manifest, self._link = manifest, link

    def message(self, event: Json, where: Conversation) -> None:
        """Send what happened to a message, where the app is in its conversation."""
        name, scope, _ = shapes.MESSAGE_EVENTS[where.kind]
        self._send(name, scope, event, where)

    def mention(self, written: Json, where: Conversation) -> None:
        """Send the second event of a message that names the app; a direct one has none."""
        if shapes.MESSAGE_EVENTS[where.kind][0] != "message.im":
            event = shapes.mention_event(dict(written), where)
            self._send("app_mention", "app_mentions:read", event, where)

    def notify(self, event: Json, where: Conversation | None = None) -> bool:
        """Send an event of any other kind; False where the manifest does not want it.

        `where` keeps back what happens in a channel that the app is not in.
        """
        return self._send(event["type"], "", event, where)

    def dismiss(self, event_ts: str, *, uninstalled: bool = False) -> None:
        """Tell the app that its tokens were revoked, or it removed, and close its connections."""
        revoked = {"oauth": [], "bot": [BOT_USER]}  # as Slack has it: by user, not by token
        events: list[Json] = [
            {"type": "tokens_revoked", "tokens": revoked, "event_ts": event_ts},
            *([{"type": "app_uninstalled", "event_ts": event_ts}] if uninstalled else ()),
        ]
        wanted = [each for each in events if each["type"] in self._manifest.events]
        self._link.dismiss([shapes.event_callback(dict(each)) for each in wanted])

    def _send(self, name: str, scope: str, event: Json, where: Conversation | None) -> bool:
        wanted = name in self._manifest.events
        allowed = not scope or scope in self._manifest.scopes
        if not (wanted and allowed) or (where and BOT_USER not in where.members):
            return False
        self._link.send_event(shapes.event_callback(dict(event)))
        return True
