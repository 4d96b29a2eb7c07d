"""What people press and choose, and what they see when the app fails at it.

The app has three seconds to acknowledge. Where it does not, Slack shows a warning sign
beside the element, or `TROUBLE` in a modal; nothing is sent again. The sandbox gives
`TROUBLE` for both. The acknowledgement of a press carries nothing that Slack heeds.
Where the manifest does not enable interactivity nothing is sent, and Slack says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import structlog

from bot.domain import Json
from bot.sandbox import elements, payloads
from bot.sandbox.elements import Found
from bot.sandbox.limits import Limits
from bot.sandbox.link import NotAcknowledgedError
from bot.sandbox.responses import Responses, seen
from bot.sandbox.surfaces import Surface
from bot.sandbox.values import BOT_USER, Message, User
from bot.sandbox.workspace import Workspace

log = structlog.get_logger()
TROUBLE = "We had some trouble connecting. Try again?"
UNCONFIGURED = "This app is not configured to handle interactive responses."
OFFERED = 100  # options or groups of them that an external menu may be given
Source = Message | Surface


class InteractionError(Exception):
    """Something that cannot be done on what the person sees; the message says why."""


class Interaction:
    """Sends what people do with elements and shortcuts to the app."""

    def __init__(self, workspace: Workspace, limits: Limits, responses: Responses) -> None:
        self._workspace, self._limits, self._responses = workspace, limits, responses
        # What each person has chosen in a message, and what external menus offered them.
        self._entered: dict[tuple[str, str, str], Json] = {}
        self._offered: dict[tuple[str, str, str, str], Sequence[Json]] = {}

    # -- where it happens ----------------------------------------------------------------

    def message(self, channel: str, ts: str, user: str) -> Message:
        """Find a message that a person sees. Raises InteractionError."""
        said = seen(self._workspace, channel, ts, user)
        if said is None:
            raise InteractionError(f"no message {ts} is to be seen in {channel}")
        return said

    def view(self, user: str, view_id: str = "") -> Surface:
        """Find a person's view by its id: their top modal, else their Home tab, without one.

        Raises InteractionError.
        """
        surfaces = self._workspace.surfaces
        mine = [*reversed(surfaces.stack(user)), *filter(None, [surfaces.home(user)])]
        for surface in mine:
            if view_id in ("", surface.id):
                return surface
        raise InteractionError(f"no view {view_id} is open".replace("  ", " "))

    # -- elements ------------------------------------------------------------------------

    async def act(
        self, source: Source, who: User, action_id: str, block_id: str | None, given: Json
    ) -> str:
        """Use an element; what the person sees where the app fails, or "".

        Raises InteractionError for an element that is not there or a choice not on offer.
        """
        found = element(source, action_id, block_id)
        try:
            state = self._choose(source, who, found, given)
            entry = elements.action(found, given, state, self._workspace.next_ts())
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise InteractionError(f"{found.kind} {action_id!r}: {error}") from None
        if not found.tells:
            return ""
        more = self._source(source, who, responds=True)
        trigger = self._workspace.triggers.give(who.id, self._limits.trigger_life)
        payload = payloads.interaction(
            "block_actions", who, trigger_id=trigger, **more, actions=[entry]
        )
        return (await self.ask(payload))[1]

    def _choose(self, source: Source, who: User, found: Found, given: Json) -> Json | None:
        if found.kind not in elements.KINDS:
            return None
        state = elements.chosen(found, given, self.offered(source, who, found))
        entered = {found.block_id: {found.action_id: state}}
        if isinstance(source, Surface):
            self._workspace.surfaces.enter(self.view(who.id, source.id), entered)
        else:
            values = {block: {**held} for block, held in self._values(source, who).items()}
            values.setdefault(found.block_id, {})[found.action_id] = state
            self._entered[who.id, source.channel, source.ts] = values
        return state

    def _values(self, said: Message, who: User) -> dict[str, Any]:
        kept = self._entered.get((who.id, said.channel, said.ts))
        return elements.initial(said.blocks, kept)

    def _source(self, source: Source, who: User, *, responds: bool) -> dict[str, Any]:
        if isinstance(source, Surface):
            return payloads.in_view(self.view(who.id, source.id))
        where = self._workspace.conversation(source.channel)
        if where is None or source.user != BOT_USER:
            raise InteractionError("only what the app has posted can be used")
        told = payloads.in_message(source, where, self._workspace.written(source))
        if responds:
            told["state"] = {"values": self._values(source, who)}
            told["response_url"] = self._responses.url(where, who.id, source.ts)
        return told

    def offered(self, source: Source, who: User, found: Found) -> Sequence[Json]:
        """Give what the app has offered a person in an external menu."""
        return self._offered.get((who.id, _name(source), found.block_id, found.action_id), ())

    async def options(
        self, source: Source, who: User, action_id: str, block_id: str | None, value: str
    ) -> dict[str, Any]:
        """Ask what an external menu offers: `options` or `option_groups`; none where it fails."""
        found = element(source, action_id, block_id)
        if found.kind not in elements.EXTERNAL:
            raise InteractionError(f"{found.kind} {action_id!r} has options of its own")
        told = self._source(source, who, responds=False)
        answer, trouble = await self.ask(payloads.suggestion(who, found, value, told))
        offer = _offer(answer)
        if not offer:
            return {"options": []} | ({"error": trouble or TROUBLE})
        key = (who.id, _name(source), found.block_id, found.action_id)
        self._offered[key] = [*self.offered(source, who, found), *elements.options(offer)]
        return offer

    # -- shortcuts -----------------------------------------------------------------------

    async def shortcut(self, callback_id: str, who: User, said: Message | None = None) -> str:
        """Use a shortcut, on a message or anywhere; what the person sees where the app fails."""
        declared = self._workspace.manifest.shortcut(callback_id)
        kind = "global" if said is None else "message"
        if declared is None or declared.kind != kind:
            raise InteractionError(f"the manifest declares no {kind} shortcut {callback_id!r}")
        more: dict[str, Any] = {"callback_id": callback_id, "action_ts": self._workspace.next_ts()}
        more["trigger_id"] = self._workspace.triggers.give(who.id, self._limits.trigger_life)
        if said is None:
            return (await self.ask(payloads.interaction("shortcut", who, **more)))[1]
        where = self._workspace.conversation(said.channel)
        if where is None:
            raise InteractionError(f"no conversation {said.channel}")
        more |= {
            "channel": payloads.channel(where),
            "message_ts": said.ts,
            "message": self._workspace.written(said),
            "response_url": self._responses.url(where, who.id, said.ts),
        }
        return (await self.ask(payloads.interaction("message_action", who, **more)))[1]

    async def ask(self, payload: dict[str, Any]) -> tuple[Any, str]:
        """Send an interaction: what the app answered, and what the person sees if it failed."""
        if not self._workspace.manifest.interactive:
            log.warning("interaction.not_configured", kind=payload["type"])
            return None, UNCONFIGURED
        try:
            return await self._workspace.link.ask("interactive", payload), ""
        except NotAcknowledgedError as error:
            log.warning("interaction.failed", kind=payload["type"], reason=error.reason)
            return None, TROUBLE


def _name(source: Source) -> str:
    return source.id if isinstance(source, Surface) else f"{source.channel} {source.ts}"


def element(source: Source, action_id: str, block_id: str | None) -> Found:
    """Find an element in what a person sees. Raises InteractionError."""
    try:
        return elements.find(list(source.blocks), action_id, block_id)
    except LookupError as error:
        raise InteractionError(str(error)) from None


def _offer(answer: Any) -> dict[str, Any]:
    """Read what a menu was given; empty where it is not what Slack takes."""
    for key in ("options", "option_groups"):
        given = answer.get(key) if isinstance(answer, Mapping) else None
        if isinstance(given, list) and len(given) <= OFFERED:
            try:
                if all("value" in each and "text" in each for each in elements.options(answer)):
                    return {key: given}
            except (TypeError, KeyError):
                return {}
    return {}
