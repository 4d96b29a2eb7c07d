"""What the page asks for, and what the person at it does: `/view/…`, and the page's files.

Every route answers for one person, the one who sits at the page. What that person cannot
do is answered with {"error": a sentence for them} and status 200: it is no fault of the
page's. A request that the page would not make is answered with 400.
"""

from __future__ import annotations

from aiohttp import web

from bot.sandbox.doings import Doings
from bot.sandbox.faults import Faults
from bot.sandbox.view.done import Done
from bot.sandbox.view.page import Page
from bot.sandbox.view.panels import ClockPanel, Panels
from bot.sandbox.view.seen import Seen
from bot.sandbox.workspace import Workspace

__all__ = ["ClockPanel", "View"]


class View:
    """The page's routes."""

    def __init__(
        self, workspace: Workspace, doings: Doings, faults: Faults, clock: ClockPanel | None
    ) -> None:
        self._parts = (
            Page(workspace),
            Seen(workspace, clocked=clock is not None),
            Done(workspace, doings),
            Panels(workspace.live, faults, clock),
        )

    def routes(self) -> list[web.RouteDef]:
        return [route for part in self._parts for route in part.routes()]
