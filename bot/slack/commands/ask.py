from __future__ import annotations

from bot.blockkit import escape
from bot.domain import Channel, EventKind, Message, Question
from bot.errors import DeliveryError
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request
from bot.slack.events import words


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Answer a question from the articles read so far, in our direct messages.

    Usage: ask QUESTION
    """
    event, asked = request.event, words(request.argument)
    if not asked:
        example = f"{request.command} ask has the 90-day pause been extended?"
        return Message(text=f"Type your question after it, for example `{example}`")
    try:
        direct = await request.courier.open_direct(event.channel.team, event.user)
    except DeliveryError as error:
        if not error.permanent:
            raise
        return Message(
            text="I may not write to you directly, and Slack keeps no private answer in a "
            "channel. Mention me here with your question instead."
        )
    where = "here" if direct == event.channel.id else "in our direct messages"
    if event.kind is EventKind.COMMAND:  # a button is pressed where the answer comes
        await request.reply(Message(text=f"Looking… the answer comes {where}."))
    channel = Channel(team=event.channel.team, id=direct)
    reminder = Message(text=f"You asked: _{escape(asked)}_")
    thread = await newsroom.begin_thread(channel, f"asked:{event.id}", reminder)
    question = Question(text=asked, asked=event.received)
    zone = await request.courier.zone(event.channel.team, event.user)
    key = f"answer:{event.id}"
    await newsroom.answer(question, channel, key, thread, zone, event.user)
    return None
