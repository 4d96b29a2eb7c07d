"""What the app holds before one person's eyes: a stack of modals, and the Home tab.

The Home tab survives a restart; a modal, as in Slack, does not.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain import Json
from bot.sandbox import elements
from bot.sandbox.live import Live
from bot.sandbox.state import State
from bot.sandbox.values import APP, BOT, TEAM

DEEPEST = 3  # modals in a stack
_GIVEN: Mapping[str, Any] = {
    "private_metadata": "",
    "callback_id": "",
    "external_id": "",
    "clear_on_close": False,
    "notify_on_close": False,
    "title": None,
    "submit": None,
    "close": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """A view that one person sees, and what they have entered in it so far."""

    user: str
    view: Json  # as Slack writes it, its state left empty
    values: Json  # block_id -> action_id -> state

    @property
    def id(self) -> str:
        return str(self.view["id"])

    @property
    def blocks(self) -> list[Json]:
        return list(self.view["blocks"])

    def written(self) -> dict[str, Any]:
        """Write the view with what is entered in it."""
        return {**self.view, "state": {"values": self.values}}


class Surfaces:
    """Everybody's modals and Home tabs."""

    def __init__(self, state: State, live: Live, now: Callable[[], datetime]) -> None:
        self._state, self._live, self._now = state, live, now
        self._stacks: dict[str, tuple[Surface, ...]] = {}
        self._homes: dict[str, Surface] = {}

    # -- finding -------------------------------------------------------------------------

    def stack(self, user: str) -> tuple[Surface, ...]:
        """List a person's open modals, the one on top last."""
        return self._stacks.get(user, ())

    def top(self, user: str) -> Surface | None:
        return self.stack(user)[-1] if self.stack(user) else None

    def home(self, user: str) -> Surface | None:
        """Give what a person's Home tab shows, if the app ever published one."""
        if user not in self._homes and (view := self._state.home(user)) is not None:
            values = elements.initial(view["blocks"])
            self._homes[user] = Surface(user=user, view=view, values=values)
        return self._homes.get(user)

    def find(self, view_id: str = "", external_id: str = "") -> Surface | None:
        """Find an open view by one of its ids."""
        for surface in self._all():
            if surface.id == view_id != "" or surface.view["external_id"] == external_id != "":
                return surface
        return None

    def _all(self) -> list[Surface]:
        return [each for stack in self._stacks.values() for each in stack] + [
            home for user in self._state.homes() if (home := self.home(user)) is not None
        ]

    # -- showing -------------------------------------------------------------------------

    def push(self, user: str, view: Json, *, root: bool = False) -> Surface:
        """Show a modal on top of those that a person has open; a root begins anew."""
        below = self.top(user)
        made = self._made(user, view)
        if below is not None:
            ids = {"previous_view_id": below.id}
            ids |= {} if root else {"root_view_id": below.view["root_view_id"]}
            made = replace(made, view={**made.view, **ids})
        self._stack(user, (*self.stack(user), made))
        return made

    def update(self, surface: Surface, view: Json) -> Surface:
        """Show something else in a view's place; what was entered stays where it still fits."""
        made = self._made(surface.user, view, surface)
        return self._put(made)

    def publish(self, user: str, view: Json) -> Surface:
        """Show something on a person's Home tab."""
        return self._put(self._made(user, view, self.home(user)))

    def enter(self, surface: Surface, values: Json) -> Surface:
        """Note what a person entered or chose; they see it already, so nothing is published."""
        merged = {block: {**held} for block, held in surface.values.items()}
        for block, held in values.items():
            merged.setdefault(block, {}).update(held)
        return self._replace(replace(surface, values=merged))

    def close(self, user: str, count: int = 1) -> tuple[Surface, ...]:
        """Take modals off a person's stack, and give them, the topmost first."""
        stack = self.stack(user)
        kept = stack[: max(0, len(stack) - count)]
        self._stack(user, kept)
        return stack[len(kept) :][::-1]

    def remove(self, surface: Surface) -> None:
        """Take one modal away, wherever it lies by now."""
        kept = tuple(each for each in self.stack(surface.user) if each.id != surface.id)
        self._stack(surface.user, kept)

    def clear(self, user: str) -> tuple[Surface, ...]:
        return self.close(user, DEEPEST)

    def _made(self, user: str, view: Json, old: Surface | None = None) -> Surface:
        view_id = old.id if old else f"V{secrets.token_hex(5).upper()}"
        ids = {key: old.view[key] if old else None for key in ("previous_view_id", "root_view_id")}
        given = {key: view.get(key) or blank for key, blank in _GIVEN.items()}
        blocks = [
            block if block.get("block_id") else {**block, "block_id": secrets.token_urlsafe(4)}
            for block in view["blocks"]
        ]
        made: dict[str, Any] = {
            "id": view_id,
            "team_id": TEAM,
            "type": view["type"],
            "blocks": blocks,
            **given,
            "state": {"values": {}},
            "hash": f"{int(self._now().timestamp())}.{secrets.token_urlsafe(6)}",
            "previous_view_id": ids["previous_view_id"],
            "root_view_id": ids["root_view_id"] or view_id,
            "app_id": APP,
            "app_installed_team_id": TEAM,
            "bot_id": BOT,
        }
        kept = old.values if old else None
        return Surface(user=user, view=made, values=elements.initial(blocks, kept))

    def _put(self, surface: Surface) -> Surface:
        self._replace(surface)
        if surface.view["type"] == "home":
            self._state.keep_home(surface.user, surface.view)
        self._show(surface.user, surface.view["type"])
        return surface

    def _replace(self, surface: Surface) -> Surface:
        if surface.view["type"] == "home":
            self._homes[surface.user] = surface
        else:
            stack = self.stack(surface.user)
            self._stacks[surface.user] = tuple(
                surface if each.id == surface.id else each for each in stack
            )
        return surface

    def _stack(self, user: str, stack: tuple[Surface, ...]) -> None:
        self._stacks[user] = stack
        self._show(user)

    def _show(self, user: str, kind: str = "modal") -> None:
        """Tell the person's page, and nobody else's, what is on top or at home now."""
        surface = self.home(user) if kind == "home" else self.top(user)
        view = surface.written() if surface else None
        name = "home" if kind == "home" else "view"
        self._live.publish({"type": name, "user": user, "visible_to": user, "view": view})
