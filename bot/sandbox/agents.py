"""What an agent thread shows beside its messages: status, session, prompts, title.

As in Slack, none of it is kept: a restart forgets it. A thread is named by its channel
and its parent's ts; the prompts of a whole conversation have an empty ts.
"""

from __future__ import annotations

from typing import Any

from bot.sandbox.live import Live
from bot.sandbox.timers import Timers
from bot.sandbox.values import Prompts, Status

Place = tuple[str, str]  # channel, thread_ts


class Agents:
    """The agent threads of the workspace; every change is published to the page."""

    def __init__(self, live: Live, timers: Timers) -> None:
        self._live, self._timers = live, timers
        self.statuses: dict[Place, Status] = {}
        self.sessions: dict[Place, str] = {}  # processing, active, suspended or closed
        self.prompts: dict[Place, Prompts] = {}
        self.titles: dict[Place, str] = {}

    def set_status(self, place: Place, status: Status | None, life: float) -> None:
        """Show a status line for at most `life` seconds, or take it away."""
        if status is None:
            if self.statuses.pop(place, None) is None:
                return
            self._timers.call_off(("status", place))
        else:
            self.statuses[place] = status
            self._timers.set(("status", place), life, lambda: self.set_status(place, None, 0.0))
        self._live.publish(self._status(place))

    def posted(self, place: Place) -> None:
        """Take the status line away, as Slack does once the app has answered."""
        self.set_status(place, None, 0.0)

    def set_session(self, place: Place, status: str, life: float) -> None:
        """Set what the session is at; `processing` falls back to active after `life` seconds."""
        self.sessions[place] = status
        self._timers.call_off(("session", place))
        if status == "processing":
            self._timers.set(
                ("session", place), life, lambda: self.set_session(place, "active", 0.0)
            )
        self._live.publish(self._status(place))

    def set_prompts(self, place: Place, prompts: Prompts) -> None:
        self.prompts[place] = prompts
        self._live.publish(self._suggested(place))

    def set_title(self, place: Place, title: str) -> None:
        self.titles[place] = title
        self._live.publish(self._titled(place))

    # -- what the page is told -----------------------------------------------------------

    def notices(self) -> list[dict[str, Any]]:
        """Write what stands now, as the notices that a page which just opened has missed."""
        stand = {**self.statuses, **self.sessions}
        return [
            *map(self._status, stand),
            *map(self._suggested, self.prompts),
            *map(self._titled, self.titles),
        ]

    def _status(self, place: Place) -> dict[str, Any]:
        status = self.statuses.get(place)
        return _notice(
            "status",
            place,
            text=status.text if status else "",
            loading_messages=list(status.loading_messages) if status else [],
            session=self.sessions.get(place, ""),
        )

    def _suggested(self, place: Place) -> dict[str, Any]:
        prompts = self.prompts[place]
        listed = [{"title": title, "message": message} for title, message in prompts.prompts]
        return _notice("prompts", place, title=prompts.title, prompts=listed)

    def _titled(self, place: Place) -> dict[str, Any]:
        return _notice("title", place, title=self.titles[place])


def _notice(kind: str, place: Place, **what: object) -> dict[str, Any]:
    channel, thread_ts = place
    return {"type": kind, "channel": channel, "thread_ts": thread_ts, **what}
