"""Which thread a message belongs in, as the app says it."""

from __future__ import annotations

from bot.sandbox.refused import RefusedError
from bot.sandbox.values import Conversation, Message, micros_of
from bot.sandbox.workspace import Workspace


def parent(workspace: Workspace, where: Conversation, ts: object) -> str:
    """Find the parent that a ts means: a message, or a reply in its thread; "" without one.

    Slack takes a ts that no message has, and shows the reply nowhere; here it is refused.
    """
    if ts is None:
        return ""
    found: Message | None = None
    try:
        if micros_of(str(ts)):
            found = workspace.state.message(where.id, str(ts))
    except ValueError:
        pass
    if found is None:
        wrong = f"[ERROR] {ts} is not a valid thread_ts"
        raise RefusedError("invalid_thread_ts", response_metadata={"messages": [wrong]})
    return found.thread_ts or found.ts
