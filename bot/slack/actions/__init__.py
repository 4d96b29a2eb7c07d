"""What buttons, menus, modals and shortcuts do: one file each, and one line in a table.

    ACTIONS    by action id: buttons and menus
    VIEWS      by callback id: modals that were submitted
    SHORTCUTS  by callback id: those on a message, and the global ones

`request.argument` is the value of the button or option. A reply that an action returns is
shown to the person alone.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bot.domain import Event, EventKind, Json, Message
from bot.newsroom import Newsroom
from bot.slack.actions import explain, feedback, reports, settings, share, sources, undo, welcome
from bot.slack.commands import ask
from bot.slack.commands.request import Request

Action: TypeAlias = Callable[[Request, Newsroom], Awaitable[Message | None]]
Problems: TypeAlias = Callable[[Json], Mapping[str, str]]


def none_wrong(entered: Json) -> Mapping[str, str]:
    """Find nothing wrong with what was entered."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A modal that can be submitted.

    `problems` looks at what was entered before Slack closes the modal, and gives what is
    wrong by block id: it must be quick and wait for nothing.
    """

    run: Action
    problems: Problems = none_wrong


ACTIONS: Mapping[str, Action] = {
    "feedback": feedback.run,
    "share_answer": share.ask,
    "show_sources": sources.show,
    "report_error": reports.ask,
    "confirm_report": reports.confirm,
    "dismiss_report": reports.dismiss,
    "undo_settings": undo.run,
    "settings": settings.press,
    "set_up": welcome.set_up,
    "post_first": welcome.post,
    "ask_this": ask.run,
}
VIEWS: Mapping[str, Form] = {
    "report_error": Form(run=reports.send),
    "share_answer": Form(run=share.send, problems=share.problems),
    "settings": Form(run=settings.save, problems=settings.problems),
    "set_up": Form(run=welcome.choose, problems=welcome.problems),
}
SHORTCUTS: Mapping[str, Action] = {
    "explain_this": explain.run,
}


def problems(event: Event) -> Mapping[str, str]:
    """Say what is wrong with a submitted modal, by block id."""
    form = VIEWS.get(event.text) if event.kind is EventKind.VIEW else None
    return form.problems(event.payload["entered"]) if form else {}


def find(event: Event) -> Action | None:
    """Find what an interaction does; None for a button that only opens a link."""
    match event.kind:
        case EventKind.ACTION:
            return ACTIONS.get(event.text)
        case EventKind.SHORTCUT:
            return SHORTCUTS.get(event.text)
        case EventKind.VIEW if event.text in VIEWS:
            return VIEWS[event.text].run
    return None
