"""What people do in the sandbox: for tests, and for the page, which has no other way.

Everything that a person does names a `user`, the one at the page unless another is given;
`channel` is an id or a name. What cannot be done raises InteractionError (LookupError for
a channel or a person that is not there); where it was done and the app failed at it, the
answer is what Slack would show the person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain import Json
from bot.sandbox import members
from bot.sandbox.commands import Commands
from bot.sandbox.interaction import Interaction, InteractionError, Source
from bot.sandbox.limits import Limits
from bot.sandbox.modals import Modals, Submitted
from bot.sandbox.presence import Presence
from bot.sandbox.responses import Responses
from bot.sandbox.typed import wired
from bot.sandbox.values import BOT_USER, YOU, Conversation, Execution, Message, User
from bot.sandbox.workspace import Workspace


class Doings:
    """The hands of the people in a workspace."""

    def __init__(self, workspace: Workspace, limits: Limits, origin: Callable[[], str]) -> None:
        """`origin` gives the address by which the app reaches the sandbox."""
        self._workspace = workspace
        self._responses = Responses(workspace, limits, origin)
        self._commands = Commands(workspace, limits, self._responses)
        self._interaction = Interaction(workspace, limits, self._responses)
        self._modals = Modals(workspace, limits, self._responses, self._interaction)
        self._presence = Presence(workspace)

    # -- saying --------------------------------------------------------------------------

    async def say(
        self, channel: str, text: str, *, user: str = YOU, thread_ts: str = ""
    ) -> Mapping[str, Any]:
        """Say something, in Slack's own text: a mention is `<@U…>`, `&` is `&amp;`."""
        said = self._workspace.post(self._where(channel), user, text, thread_ts=thread_ts)
        return self._workspace.written(said)

    async def command(
        self, name: str, text: str = "", *, channel: str, user: str = YOU, thread_ts: str = ""
    ) -> Mapping[str, Any] | None:
        """Send a slash command; give the message that its acknowledgement showed, if any."""
        shown = await self._commands.run(
            name, text, where=self._where(channel), who=self._who(user), thread_ts=thread_ts
        )
        return self._workspace.written(shown) if shown else None

    async def type(self, channel: str, text: str, user: str = YOU, thread_ts: str = "") -> None:
        """Do what the page's composer does: send a command, or say what was typed."""
        if not text.startswith("/"):
            await self.say(channel, wired(text, self._workspace), user=user, thread_ts=thread_ts)
            return
        name, _, rest = text.partition(" ")
        command = self._workspace.manifest.command(name)
        if command is not None and command.escapes:
            rest = wired(rest, self._workspace)
        await self.command(name, rest.strip(), channel=channel, user=user, thread_ts=thread_ts)

    # -- pressing, choosing, filling in --------------------------------------------------

    async def press(
        self,
        channel: str,
        ts: str,
        action_id: str,
        *,
        value: object = None,
        selected: object = None,
        block_id: str | None = None,
        user: str = YOU,
    ) -> str:
        """Use an element of a message: a button, a menu, a picker, feedback.

        `selected` names what is chosen: an option by its value, a date, an id, or a list
        of them. The answer is empty once the app has acknowledged.
        """
        source, given = self._said(channel, ts, user), _given(value, selected)
        return await self._interaction.act(source, self._who(user), action_id, block_id, given)

    async def press_in_view(
        self,
        action_id: str,
        *,
        value: object = None,
        selected: object = None,
        block_id: str | None = None,
        view_id: str = "",
        values: Json | None = None,
        user: str = YOU,
    ) -> str:
        """Use an element of the top modal, or of the Home tab where no modal is open.

        `values`, as submit takes them, is what was entered in the view's inputs before.
        """
        source, given = self._interaction.view(user, view_id), _given(value, selected)
        source = self._modals.enter(source, self._who(user), values or {})
        return await self._interaction.act(source, self._who(user), action_id, block_id, given)

    async def options(
        self,
        action_id: str,
        value: str,
        *,
        channel: str = "",
        ts: str = "",
        block_id: str | None = None,
        view_id: str = "",
        user: str = YOU,
    ) -> Mapping[str, Any]:
        """Type into an external menu of a message, or of a view where `ts` names none.

        Gives `options` or `option_groups`; none of them, and `error`, where the app failed.
        """
        source: Source
        source = self._said(channel, ts, user) if ts else self._interaction.view(user, view_id)
        return await self._interaction.options(source, self._who(user), action_id, block_id, value)

    async def submit(
        self, values: Json | None = None, *, view_id: str = "", user: str = YOU
    ) -> Submitted:
        """Submit the top modal; `values` is block_id -> action_id -> state or bare value.

        Inputs left out keep what they hold, as they do before a person's eyes.
        """
        top = self._workspace.surfaces.top(user)
        if top is None or view_id not in ("", top.id):
            raise InteractionError("the modal is not open any more")
        return await self._modals.submit(top, self._who(user), values or {})

    async def close_view(self, *, clear: bool = False, user: str = YOU) -> None:
        """Close the top modal, or with `clear` the whole stack."""
        await self._modals.close(self._who(user), clear=clear)

    async def shortcut(
        self, callback_id: str, *, channel: str = "", ts: str = "", user: str = YOU
    ) -> str:
        """Use a shortcut: a global one, or one on the message that `channel` and `ts` name."""
        said = self._said(channel, ts, user) if ts else None
        return await self._interaction.shortcut(callback_id, self._who(user), said)

    # -- opening, stopping, inviting, running --------------------------------------------

    async def open_app(self, tab: str = "home", *, channel: str = "", user: str = YOU) -> None:
        """Open the app's "home" or "messages"; `channel` is what lies beside it."""
        watched = self._where(channel) if channel else None
        self._presence.open_app(self._who(user), tab, watched)

    async def look_at(self, channel: str = "", *, user: str = YOU) -> None:
        """Turn to another channel while the app is open beside it."""
        self._presence.look_at(self._who(user), self._where(channel) if channel else None)

    async def stop(self, channel: str, thread_ts: str, *, user: str = YOU) -> tuple[str, ...]:
        """Stop the answer in a thread; give the ts of the messages whose streams it ended."""
        return self._presence.stop(self._who(user), self._where(channel), thread_ts)

    async def join(self, channel: str, *, user: str = YOU) -> None:
        """Invite the app into a channel."""
        members.join(self._workspace, self._where(channel), BOT_USER, inviter=user)

    async def leave(self, channel: str) -> None:
        """Remove the app from a channel."""
        members.leave(self._workspace, self._where(channel), BOT_USER)

    async def execute(
        self,
        callback_id: str,
        inputs: Json,
        timeout: float = 5.0,  # noqa: ASYNC109
    ) -> Execution:
        """Run a workflow step of the app's and wait for its end. Raises TimeoutError."""
        runs, run = self._workspace.executions, self._presence.execute(callback_id, inputs)
        await self._workspace.live.wait_for(lambda: not runs[run].running, timeout)
        return runs[run]

    # -- whom and where a name means -----------------------------------------------------

    def _where(self, channel: str) -> Conversation:
        found = self._workspace.conversation(channel)
        if found is None:
            raise LookupError(f"the sandbox has no channel {channel!r}")
        return found

    def _who(self, user: str) -> User:
        return self._workspace.users[user]

    def _said(self, channel: str, ts: str, user: str) -> Message:
        return self._interaction.message(self._where(channel).id, ts, user)


def _given(value: object, selected: object) -> dict[str, object]:
    given = {"value": value, "selected": selected}
    return {key: each for key, each in given.items() if each is not None}
