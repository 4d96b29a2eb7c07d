"""What people do that the app hears of as an event: opening it, stopping it, running it."""

from __future__ import annotations

import secrets
from typing import Any

from bot.domain import Json
from bot.sandbox import payloads
from bot.sandbox.interaction import InteractionError
from bot.sandbox.streams import interrupt
from bot.sandbox.values import BOT_USER, TEAM, Conversation, Execution, User
from bot.sandbox.workspace import Workspace

NEW_THREAD, ASSISTANT_THREAD = "New Assistant Thread", "assistant_app_thread"


class Presence:
    """Tells the app what people look at and want of it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._watched: dict[str, str] = {}  # the channel beside the app, by person
        self._begun: dict[str, str] = {}  # the ts of their last assistant thread, by person

    def open_app(self, who: User, tab: str, watched: Conversation | None = None) -> None:
        """Open the app's Home or messages; `watched` is the channel that lies beside it.

        With the older assistant_view, opening the messages begins a thread there.
        Raises InteractionError for a tab that the manifest does not have.
        """
        manifest = self._workspace.manifest
        shown = {"home": manifest.home_tab, "messages": manifest.messages_tab}
        if not shown.get(tab):
            raise InteractionError(f"the manifest enables no {tab!r} tab")
        where = self._workspace.direct(who.id)
        more: dict[str, Any] = {}
        if tab == "home" and (home := self._workspace.surfaces.home(who.id)):
            more["view"] = home.written()
        if manifest.agent:
            more["context"] = payloads.context(watched)
        ts = self._workspace.next_ts()
        self._workspace.events.notify(payloads.home_opened(who.id, where, tab, ts, **more))
        self._watched[who.id] = watched.id if watched else ""
        if manifest.assistant and tab == "messages":
            begun = self._workspace.post(where, BOT_USER, NEW_THREAD, subtype=ASSISTANT_THREAD)
            self._begun[who.id] = begun.ts
            self._tell_assistant("assistant_thread_started", who, watched)

    def look_at(self, who: User, watched: Conversation | None) -> None:
        """Look at another channel while the app is open beside it."""
        now = watched.id if watched else ""
        if not self._workspace.manifest.agent or self._watched.get(who.id) == now:
            return
        self._watched[who.id] = now
        if self._begun.get(who.id):
            self._tell_assistant("assistant_thread_context_changed", who, watched)
        where, ts = self._workspace.direct(who.id), self._workspace.next_ts()
        self._workspace.events.notify(payloads.context_changed(who.id, where, watched, ts))

    def _tell_assistant(self, kind: str, who: User, watched: Conversation | None) -> None:
        """Say what the older assistant_view's apps hear: a thread begun, or what lies beside it."""
        seen = {"channel_id": watched.id, "team_id": TEAM, "enterprise_id": None} if watched else {}
        thread = {
            "user_id": who.id,
            "context": seen,
            "channel_id": self._workspace.direct(who.id).id,
            "thread_ts": self._begun[who.id],
        }
        ts = self._workspace.next_ts()
        self._workspace.events.notify({"type": kind, "assistant_thread": thread, "event_ts": ts})

    def stop(self, who: User, where: Conversation, thread_ts: str) -> tuple[str, ...]:
        """Stop the app's answer in a thread; give the messages whose streams that ended.

        As in Slack the status is left as it is: changing it is the app's to do.
        """
        streams = interrupt(self._workspace, where.id, thread_ts)
        ts = self._workspace.next_ts()
        self._workspace.events.notify(
            payloads.stopped(who.id, where, thread_ts, streams, ts), where
        )
        return streams

    def execute(self, callback_id: str, inputs: Json) -> str:
        """Run a workflow step of the app's; give the id of the run.

        Raises InteractionError for one that the manifest does not declare, or an input
        that it needs and does not get.
        """
        function = self._workspace.manifest.function(callback_id)
        if function is None:
            raise InteractionError(f"the manifest declares no function {callback_id!r}")
        missing = [
            each["name"]
            for each in function.inputs
            if each["is_required"] and each["name"] not in inputs
        ]
        if missing:
            raise InteractionError(f"{callback_id} needs {', '.join(missing)}")
        run = Execution(
            id=f"Fx{secrets.token_hex(5).upper()}", callback_id=callback_id, inputs=inputs
        )
        self._workspace.executions[run.id] = run
        ts, workflow = self._workspace.next_ts(), f"Wx{secrets.token_hex(5).upper()}"
        self._workspace.events.notify(payloads.executed(function, inputs, run.id, workflow, ts))
        return run.id
