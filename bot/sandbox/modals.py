"""Modals as a person handles them: entering, submitting, closing.

What the app failed at leaves the modal open, with Slack's words for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot.domain import Json
from bot.sandbox import elements, payloads
from bot.sandbox.call import RefusedError
from bot.sandbox.interaction import TROUBLE, Interaction, InteractionError, element
from bot.sandbox.limits import Limits
from bot.sandbox.responses import Responses
from bot.sandbox.surfaces import DEEPEST, Surface
from bot.sandbox.values import User
from bot.sandbox.views import checked_view
from bot.sandbox.workspace import Workspace

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """What came of a submission: `errors` by block_id, `view` what is on top afterwards."""

    closed: bool
    errors: Mapping[str, str] = field(default_factory=dict)
    view: Mapping[str, Any] | None = None
    trouble: str = ""  # what the person is told where the app failed


class Modals:
    """Sends what people submit and close to the app, and does what its answer asks for."""

    def __init__(
        self, workspace: Workspace, limits: Limits, responses: Responses, interaction: Interaction
    ) -> None:
        self._workspace, self._limits = workspace, limits
        self._responses, self._interaction = responses, interaction

    async def submit(self, surface: Surface, who: User, values: Json) -> Submitted:
        """Submit a modal with what was entered in it, as Slack's client would.

        Raises InteractionError for an input that is not there.
        """
        if surface.view["type"] != "modal" or surface.view["submit"] is None:
            raise InteractionError("there is nothing to submit here")
        surface = self.enter(surface, who, values)
        if errors := _errors(surface):
            return Submitted(closed=False, errors=errors, view=surface.written())
        trigger = self._workspace.triggers.give(who.id, self._limits.trigger_life)
        asked = payloads.submission(who, surface, trigger, self._urls(surface, who))
        answer, trouble = await self._interaction.ask(asked)
        errors = {}
        if not trouble:
            try:
                errors = self._answered(surface, answer)
            except (RefusedError, TypeError, AttributeError, RecursionError) as error:
                log.warning("interaction.answer_refused", error=str(error))
                trouble = TROUBLE
        return self._outcome(surface, who, errors, trouble)

    def _outcome(
        self, surface: Surface, who: User, errors: Mapping[str, str], trouble: str
    ) -> Submitted:
        stack = self._workspace.surfaces.stack(who.id)
        return Submitted(
            closed=surface.id not in [each.id for each in stack],
            errors=errors,
            view=stack[-1].written() if stack else None,
            trouble=trouble,
        )

    def enter(self, surface: Surface, who: User, values: Json) -> Surface:
        """Note what was entered in a view: block_id -> action_id -> state or bare value."""
        entered: dict[str, dict[str, Any]] = {}
        try:
            for block_id, held in values.items():
                for action_id, given in held.items():
                    found = element(surface, action_id, block_id)
                    given = given if isinstance(given, Mapping) else {"value": given}
                    offered = self._interaction.offered(surface, who, found)
                    state = elements.chosen(found, given, offered)
                    entered.setdefault(block_id, {})[action_id] = state
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise InteractionError(f"what was entered does not fit: {error}") from None
        return self._workspace.surfaces.enter(surface, entered)

    def _answered(self, surface: Surface, answer: Any) -> dict[str, str]:
        """Do what the acknowledgement of a submission asks for, and give its errors."""
        surfaces = self._workspace.surfaces
        kind = answer.get("response_action") if answer else None
        if kind is None:
            surfaces.remove(surface)
        elif kind == "clear":
            surfaces.clear(surface.user)
        elif kind == "update":
            surfaces.update(surface, checked_view(answer.get("view"), "modal"))
        elif kind == "push":
            view = checked_view(answer.get("view"), "modal")
            if len(surfaces.stack(surface.user)) >= DEEPEST:
                raise RefusedError("push_limit_reached")
            surfaces.push(surface.user, view)
        elif kind == "errors":
            return _told(surface, answer.get("errors"))
        else:
            raise RefusedError("invalid_response_action")
        return {}

    def _urls(self, surface: Surface, who: User) -> list[dict[str, Any]]:
        """Make a response_url for each channel menu that asks for one."""
        made = []
        for found in elements.walk(surface.blocks):
            if not found.element.get("response_url_enabled"):
                continue
            state = surface.values[found.block_id][found.action_id]
            where = self._workspace.conversation(str(state[elements.KINDS[found.kind].key]))
            if where is not None:
                url = self._responses.url(where, who.id)
                named = {"block_id": found.block_id, "action_id": found.action_id}
                made.append({**named, "channel_id": where.id, "response_url": url})
        return made

    async def close(self, who: User, *, clear: bool = False) -> None:
        """Close the top modal, or all of them; the app is told where it asked to be."""
        surfaces = self._workspace.surfaces
        top = surfaces.top(who.id)
        if top is None:
            raise InteractionError("no modal is open")
        clear = clear or bool(top.view["clear_on_close"])
        gone = surfaces.clear(who.id) if clear else surfaces.close(who.id)
        for surface in gone:
            if surface.view["notify_on_close"]:
                await self._interaction.ask(payloads.closed(who, surface, cleared=clear))


def _errors(surface: Surface) -> dict[str, str]:
    """Find what Slack's client would not submit, by block_id."""
    errors = {}
    for found in elements.walk(surface.blocks):
        if found.block.get("type") == "input" and found.kind in elements.KINDS:
            said = elements.wrong(found, surface.values[found.block_id][found.action_id])
            if said:
                errors[found.block_id] = said
    return errors


def _told(surface: Surface, errors: Any) -> dict[str, str]:
    """Read the errors that the app found; each must name an input block."""
    inputs = {str(each.get("block_id")) for each in surface.blocks if each.get("type") == "input"}
    if not isinstance(errors, Mapping) or not errors or not set(errors) <= inputs:
        raise RefusedError("invalid_errors")
    return {block_id: str(said) for block_id, said in errors.items()}
