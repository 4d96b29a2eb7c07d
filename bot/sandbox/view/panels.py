"""The page's two panels: what may go wrong, and how time passes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Protocol

from aiohttp import web

from bot.domain import Json
from bot.sandbox.faults import OFFERS, Faults, ordered
from bot.sandbox.live import Live
from bot.sandbox.view.requests import answering


class ClockPanel(Protocol):
    """The clocks that the page shows and moves: the desk's, and the press's pace.

    `read` gives `now` and `next_digest` (ISO 8601 with an offset; None where no digest is
    due), `offset` (seconds ahead of real time), `jumpable`, and, where a press runs here,
    `pace`, `day` (of the fortnight), `broken` and `total` (articles that are out, and all of
    them); else `pace` is None.
    `change` takes {"pace": 5}, {"jump": seconds}, {"jump": "digest"} or {"publish": "next"
    or "all"}.
    """

    def follow(self, told: Callable[[], None]) -> None:
        """Tell somebody whenever the desk's clock has been put forward."""

    def read(self) -> dict[str, Any]:
        """Tell what the panel shows."""

    def change(self, wish: dict[str, Any]) -> dict[str, Any]:
        """Do what was asked for, and tell what the panel shows then. Raises ValueError."""


class Panels:
    """Shows the panels, and does what is asked for in them."""

    def __init__(self, live: Live, faults: Faults, clock: ClockPanel | None) -> None:
        self._live, self._faults, self._clock = live, faults, clock
        if clock is not None:
            clock.follow(self._clock_moved)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/view/faults", self.faults),
            web.post("/view/faults", answering(self.order)),
            web.delete("/view/faults", answering(self.end)),
            web.get("/view/clock", self.clock),
            web.post("/view/clock", answering(self.change)),
        ]

    async def faults(self, _: web.Request) -> web.Response:
        """Give what can go wrong, with the figures it starts from, and what is in force."""
        return web.json_response(self._shown())

    def _shown(self) -> Json:
        return {
            "in_force": self._faults.list(),
            "offers": [
                {"id": offer.id, "name": offer.name, "says": offer.says, "asks": offer.asks}
                | {"fault": asdict(offer.fault)}
                for offer in OFFERS
            ],
        }

    async def order(self, sent: Json) -> Json:
        """Put a fault in force: {"effect": an offer's id, and what it asks}."""
        self._faults.add(ordered(sent))
        return self._shown()

    async def end(self, sent: Json) -> Json:
        """End the fault named by `id`, or every one."""
        self._faults.clear(str(sent["id"]) if sent.get("id") else None)
        return self._shown()

    async def clock(self, _: web.Request) -> web.Response:
        """Give the time at the desk, and how far the press is."""
        if self._clock is None:
            raise web.HTTPNotFound(text="this sandbox has no clock of its own")
        return web.json_response(self._clock.read())

    async def change(self, sent: Json) -> Json:
        """Move a clock, or let the press publish."""
        if self._clock is None:
            raise ValueError("This sandbox has no clock of its own.")
        shown = self._clock.change(dict(sent))
        self._clock_moved()
        return shown

    def _clock_moved(self) -> None:
        self._live.publish({"type": "clock"})
