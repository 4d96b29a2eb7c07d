"""Slash commands: what the app is sent, and how its answer is shown."""

from __future__ import annotations

import structlog

from bot.sandbox import members, shapes
from bot.sandbox.call import RefusedError
from bot.sandbox.limits import Limits
from bot.sandbox.link import NotAcknowledgedError
from bot.sandbox.responses import Responses
from bot.sandbox.values import BOT_USER, Conversation, Kind, Message, User
from bot.sandbox.workspace import Workspace

log = structlog.get_logger()
# What Slack calls the ways in which an app fails a command.
FAILURES = {"timeout": "operation_timeout"}
FAILED = "dispatch_failed"
# Slack's own commands, of those that concern the app.
OWN = ("/invite", "/remove")


class Commands:
    """Sends what people type after a slash, and shows what comes back."""

    def __init__(self, workspace: Workspace, limits: Limits, responses: Responses) -> None:
        self._workspace, self._limits, self._responses = workspace, limits, responses

    async def run(
        self, name: str, text: str, *, where: Conversation, who: User, thread_ts: str
    ) -> Message | None:
        """Send a command to the app and show its acknowledgement.

        The answer is the message that was shown at once, if there was one; what the app
        says later comes over the response_url.
        """
        if name in OWN:
            return self._own(name, text, where, who)
        command = self._workspace.manifest.command(name)
        refusal = ""
        if command is None or "commands" not in self._workspace.manifest.scopes:
            refusal = f"{name} is not a valid command."
        elif thread_ts:
            refusal = f"{name} is not supported in threads. Sorry!"
        if refusal:
            return self._tell(where, who, refusal, thread_ts)
        payload = shapes.slash_command(
            name,
            text,
            where=where,
            who=who,
            response_url=self._responses.url(where, who.id),
            trigger=self._workspace.triggers.give(who.id, self._limits.trigger_life),
        )
        try:
            answer = await self._workspace.link.ask("slash_commands", payload)
            return self._responses.show(answer, where, who.id)
        except NotAcknowledgedError as error:
            failure = FAILURES.get(error.reason, FAILED)
        except RefusedError as error:
            failure = error.error
        log.warning("command.failed", command=name, error=failure)
        return self._tell(where, who, f"{name} failed with the error “{failure}”.")

    def _own(self, name: str, text: str, where: Conversation, who: User) -> Message | None:
        """Carry out a command of Slack's: bring the app into a channel, or take it out."""
        app = self._workspace.users[BOT_USER]
        named = text.strip().removeprefix("@").lower()
        if named not in (app.handle, app.name.lower(), f"<@{app.id}>".lower()):
            return self._tell(where, who, f"{name} takes @{app.name} here, and nobody else.")
        if where.kind is Kind.DIRECT:
            return self._tell(where, who, f"{name} does not work in direct messages.")
        inside = BOT_USER in where.members
        if inside == (name == "/invite"):
            state = "already" if inside else "not"
            return self._tell(where, who, f"{app.name} is {state} in this channel.")
        if inside:
            members.leave(self._workspace, where, BOT_USER)
        else:
            members.join(self._workspace, where, BOT_USER, inviter=who.id)
        return None

    def _tell(self, where: Conversation, who: User, text: str, thread_ts: str = "") -> Message:
        return self._workspace.whisper(where, who.id, text, thread_ts=thread_ts)
