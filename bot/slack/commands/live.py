from __future__ import annotations

from collections.abc import Mapping

from bot.domain import Live, Message, Subscription
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request
from bot.slack.events import words

# What a channel hears about itself; the rules are those of channels/select.py.
MEANING: Mapping[Live, str] = {
    Live.BREAKING: "gets a story when it breaks: an official text is published, or three "
    "independent publishers have it within two hours",
    Live.ALL: "gets every story as soon as it is written up",
    Live.OFF: "gets nothing by itself; you can still ask",
    Live.PAUSED: "gets nothing, because I was not let in any more",
}
CHOICES = (Live.BREAKING, Live.ALL, Live.OFF)


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Say which stories this channel gets as they break, or change it.

    Usage: live [breaking | all | off]
    """
    event, wanted = request.event, words(request.argument).lower()
    subscription = await newsroom.subscription(event.channel)
    if not wanted:
        return Message(text=f"{settings(subscription)} {_choices(request.command)}")
    if wanted not in CHOICES:
        return Message(text=f"That is no setting for `live`. {_choices(request.command)}")
    member = await request.courier.member(event.channel)
    if not member and wanted != Live.OFF:
        return Message(
            text="I am not in this channel and could post nothing here, so nothing is changed. "
            f"Invite me first: type `/invite @Tradewire`, then `{request.command} live {wanted}` "
            "again."
        )
    changed = await newsroom.subscribe(event.channel, Live(wanted), await request.zone(newsroom))
    if not member:
        return Message(text="Done. I am not in the channel, so I could not announce it there.")
    await newsroom.tell(event.channel, f"live:{event.id}", Message(text=settings(changed)))
    return Message(text="Done, and announced in the channel.")


def settings(subscription: Subscription | None) -> str:
    """Say in words what a channel gets."""
    live = subscription.live if subscription else Live.OFF
    told = f"This channel {MEANING[live]}."
    if subscription is None or live in (Live.OFF, Live.PAUSED):
        return told
    return f"{told} Times are those of {subscription.zone}."


def _choices(command: str) -> str:
    choices = ", ".join(f"`{command} live {live}`" for live in CHOICES)
    return f"You can choose {choices}; `{command} help` lists what else I do."
