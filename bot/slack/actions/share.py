from __future__ import annotations

from collections.abc import Mapping

from bot.channels import answers
from bot.domain import Channel, Json, Message
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request
from bot.slack.opening import open_modal

GONE = "That answer is not kept any more. Ask again, and share the new one."


async def ask(request: Request, newsroom: Newsroom) -> Message | None:
    """Open a modal that asks in which channel an answer is to be shown."""
    found = await newsroom.answered(request.argument, request.event.user)
    if found is None:
        return Message(text=GONE)
    said, asked_in = found
    channel = "" if asked_in.direct else asked_in.id
    return await open_modal(request, answers.share_form(said, request.argument, channel))


def problems(entered: Json) -> Mapping[str, str]:
    """Say where no channel was chosen."""
    return {} if entered.get(answers.SHARE) else {answers.SHARE: "Choose a channel."}


async def send(request: Request, newsroom: Newsroom) -> Message | None:
    """Show an answer in a channel, once however often it is asked for at a time."""
    event = request.event
    id_ = event.payload["view"]["metadata"]
    found = await newsroom.answered(id_, event.user)
    if found is None:
        return Message(text=GONE)
    said, _ = found
    channel = Channel(team=event.channel.team, id=event.payload["entered"][answers.SHARE])
    if not await request.courier.member(channel):
        return Message(
            text=f"I am not in <#{channel.id}> and could not share it there. Type "
            "`/invite @Tradewire` there first, then share it again."
        )
    zone = await newsroom.zone(channel)
    await newsroom.tell(channel, f"shared:{event.id}", answers.shared(said, zone, event.user, id_))
    return None
