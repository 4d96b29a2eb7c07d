"""What the viewer does: says, presses, chooses, submits, opens, stops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from aiohttp import web

from bot.domain import Json
from bot.sandbox.doings import Doings
from bot.sandbox.interaction import InteractionError
from bot.sandbox.values import YOU
from bot.sandbox.view.requests import answering, place, stamped
from bot.sandbox.workspace import Workspace


class Done:
    """Takes what the viewer does, as they did it."""

    def __init__(self, workspace: Workspace, doings: Doings) -> None:
        self._workspace, self._doings = workspace, doings

    def routes(self) -> list[web.RouteDef]:
        acts = (
            self.say,
            self.act,
            self.options,
            self.submit,
            self.close,
            self.shortcut,
            self.opened,
            self.looked,
            self.stop,
        )
        return [web.post(f"/view/{act.__name__}", answering(act)) for act in acts]

    async def say(self, sent: Json) -> Json:
        """Take what was typed: {channel, text, thread_ts?}, a message or a command."""
        where, thread_ts = place(self._workspace, sent), stamped(sent, "thread_ts")
        if text := _text(sent, "text", needed="text" not in sent).strip():
            await self._doings.type(where.id, text, YOU, thread_ts)
        return {"ok": True}

    async def act(self, sent: Json) -> Json:
        """Use an element: {channel, ts} or {view_id}, {block_id, action_id, value|selected}."""
        given: dict[str, Any] = {
            "value": sent.get("value"),
            "selected": sent.get("selected"),
            "block_id": _text(sent, "block_id") or None,
        }
        action_id, ts = _text(sent, "action_id", needed=True), stamped(sent, "ts")
        if ts:
            where = place(self._workspace, sent)
            trouble = await self._doings.press(where.id, ts, action_id, **given)
        else:
            view_id, values = _text(sent, "view_id"), _held(sent, "values")
            trouble = await self._doings.press_in_view(
                action_id, view_id=view_id, values=values, **given
            )
        return _outcome(trouble)

    async def options(self, sent: Json) -> Json:
        """Ask what an external menu offers for what was typed in it: as act, with `value`."""
        ts = stamped(sent, "ts")
        offered = await self._doings.options(
            _text(sent, "action_id", needed=True),
            _text(sent, "value"),
            channel=place(self._workspace, sent).id if ts else "",
            ts=ts,
            block_id=_text(sent, "block_id") or None,
            view_id="" if ts else _text(sent, "view_id"),
        )
        return dict(offered)

    async def submit(self, sent: Json) -> Json:
        """Submit the modal on top: {view_id, values}."""
        values, view_id = _held(sent, "values"), _text(sent, "view_id")
        return asdict(await self._doings.submit(values, view_id=view_id))

    async def close(self, sent: Json) -> Json:
        """Close the modal on top, or all with `clear`: {view_id, clear}."""
        top, view_id = self._workspace.surfaces.top(YOU), _text(sent, "view_id", needed=True)
        if top is not None and top.id == view_id:
            await self._doings.close_view(clear=sent.get("clear") is True)
        return {"ok": True}

    async def shortcut(self, sent: Json) -> Json:
        """Use a shortcut: {callback_id}, and {channel, ts} for one on a message."""
        callback_id, ts = _text(sent, "callback_id", needed=True), stamped(sent, "ts")
        channel = place(self._workspace, sent).id if ts else ""
        return _outcome(await self._doings.shortcut(callback_id, channel=channel, ts=ts))

    async def opened(self, sent: Json) -> Json:
        """Open the app's tab "home" or "messages"; `channel` is what lies beside it."""
        beside = place(self._workspace, sent).id if sent.get("channel") else ""
        await self._doings.open_app(_text(sent, "tab", needed=True), channel=beside)
        return {"ok": True}

    async def looked(self, sent: Json) -> Json:
        """Turn to another channel while the app is open beside it."""
        await self._doings.look_at(place(self._workspace, sent).id)
        return {"ok": True}

    async def stop(self, sent: Json) -> Json:
        """Stop the answer in a thread: {channel, thread_ts}."""
        where, thread_ts = place(self._workspace, sent), stamped(sent, "thread_ts")
        if not thread_ts:
            raise InteractionError("an answer is stopped in a thread")
        return {"stopped": list(await self._doings.stop(where.id, thread_ts))}


def _outcome(trouble: str) -> Json:
    return {"error": trouble} if trouble else {"ok": True}


def _text(sent: Json, name: str, *, needed: bool = False) -> str:
    """Read a text, "" where there is none. Answers 400 for what is none, or is needed."""
    given = sent.get(name)
    if (given is None and not needed) or isinstance(given, str):
        return given or ""
    raise web.HTTPBadRequest(text=f"{name} must be a text")


def _held(sent: Json, name: str) -> dict[str, Any]:
    given = sent.get(name) or {}
    if not isinstance(given, Mapping):
        raise web.HTTPBadRequest(text=f"{name} must be an object")
    return dict(given)
