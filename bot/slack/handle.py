"""What people asked, answered from the row that was kept when they asked it."""

from __future__ import annotations

import structlog

from bot.blockkit import escape, shorten
from bot.domain import Event, EventKind, Message, Question
from bot.newsroom import Courier, Newsroom
from bot.slack import actions, arriving
from bot.slack.commands import COMMANDS, alone, typed
from bot.slack.commands.help import overview
from bot.slack.commands.request import Request
from bot.slack.events import asks, words
from bot.slack.home import opened

log = structlog.get_logger()


async def handle(
    event: Event, newsroom: Newsroom, courier: Courier, *, command: str = "/trade"
) -> None:
    """Answer one event; doing it again posts nothing twice.

    `command` is the slash command's name, for the help. Raises StoreError, and DeliveryError
    where trying again can help.
    """
    match event.kind:
        case EventKind.COMMAND:
            await _command(event, newsroom, courier, command)
        case EventKind.MENTION | EventKind.MESSAGE:
            await _message(event, newsroom, courier, command)
        case EventKind.ACTION | EventKind.VIEW | EventKind.SHORTCUT:
            await _interaction(event, newsroom, courier, command)
        case EventKind.STOPPED:
            streams = tuple(map(str, event.payload.get("streams") or ()))
            await newsroom.stop_answering(event.channel, event.thread_ts, streams)
        case EventKind.OPENED:
            await arriving.greet(event, newsroom)
            await opened(event, newsroom, courier, command)
        case EventKind.JOINED:
            await arriving.joined(event, newsroom, courier, command)


async def _interaction(event: Event, newsroom: Newsroom, courier: Courier, command: str) -> None:
    action = actions.find(event)
    if action is None:  # a button that opens a link, or one of a message of an older version
        log.debug("action.unknown", id=event.id)
        return
    value = event.payload.get("value")
    request = Request(
        event=event,
        command=command,
        argument=value if isinstance(value, str) else "",
        courier=courier,
    )
    reply = await action(request, newsroom)
    if reply is not None:
        await request.reply(reply)


async def _command(event: Event, newsroom: Newsroom, courier: Courier, command: str) -> None:
    # Alone, it says what the channel gets; what is no subcommand is a question.
    name, argument = typed.split(event.text, COMMANDS)
    request = Request(event=event, command=command, argument=argument, courier=courier)
    if meant := typed.slip(event.text, COMMANDS):
        await request.reply(_slipped(request, meant))
        return
    if event.text.split() and argument == event.text and (said := _courtesy(event.text, command)):
        await request.reply(said)
        return
    reply = await COMMANDS.get(name, alone.run)(request, newsroom)
    if reply is not None:
        await request.reply(reply)


def _courtesy(text: str, command: str) -> Message | None:
    """Answer what is no question: a greeting, a word of thanks, or no word at all."""
    if typed.greets(text):
        return overview(command)
    if typed.thanks(text):
        return Message(text=f"You are welcome. `{command} help` lists what else I do.")
    return None


def _slipped(request: Request, meant: str) -> Message:
    said = words(request.event.text)
    first, _, rest = said.partition(" ")
    typed_so = escape(shorten(f"{meant} {rest}".strip(), 200))
    return Message(
        text=f"There is no command `{escape(first[:40])}`. Did you mean "
        f"`{request.command} {typed_so}`? To ask it as a question, type "
        f"`{request.command} ask {escape(shorten(said, 200))}`."
    )


async def _message(event: Event, newsroom: Newsroom, courier: Courier, command: str) -> None:
    story: str | None = None
    direct = event.channel.direct
    if event.thread_ts:
        story = await newsroom.story_of_thread(event.channel, event.thread_ts)
    to_us = event.kind is EventKind.MENTION or direct
    if not to_us and not (asks(event.text) and await _ours(event, newsroom, story)):
        return
    thread, asked = event.thread_ts or event.ts, words(event.text)
    said = overview(command) if asked.lower() == "help" else _courtesy(event.text, command)
    if said is not None:
        await newsroom.tell(event.channel, f"help:{event.id}", said, thread)
        return
    question = Question(text=asked, asked=event.received, story_id=story or "")
    zone = await courier.zone(event.channel.team, event.user) if direct else ""
    key = f"answer:{event.id}"
    await newsroom.answer(question, event.channel, key, thread, zone, event.user)


async def _ours(event: Event, newsroom: Newsroom, story: str | None) -> bool:
    """Whether a reply that mentions nobody is put to us: not where people talk to one another."""
    if story is None:
        return False
    return not await newsroom.people_talk(event.channel, event.thread_ts, event.id)
