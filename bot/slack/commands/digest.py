from __future__ import annotations

from dataclasses import replace

from bot.blockkit import escape
from bot.channels import settings
from bot.domain import Live, Message, Schedule
from bot.newsroom import Newsroom
from bot.slack.commands import typed
from bot.slack.commands.changing import change, current
from bot.slack.commands.request import Request
from bot.slack.commands.spoken import Misread, digest_times
from bot.slack.events import words

MOST = 12  # hours of one day


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Show this channel's next digest, or set when it comes.

    `now` shows you what the next digest would say, `now here` posts it at once, `rest` lists
    what the last one left out. Days are `weekdays`, `daily` or days like `mon,thu`; the time
    zone is yours unless you name a city.

    Usage: digest [now [here] | rest | DAYS HOURS [CITY] | off]
    For example: digest weekdays 08:30; digest mon,thu 08:30,17:00 Tokyo
    """
    wanted = words(request.argument)
    match wanted.lower().split():
        case []:
            return await _shown(request, newsroom)
        case ["now"]:
            return await _preview(request, newsroom)
        case ["now", "here"]:
            return await _posted(request, newsroom)
        case ["rest"]:
            return await newsroom.digest_rest(request.event.channel)
        case ["off" | "none"]:
            known = await current(request, newsroom)
            return await change(request, newsroom, known, replace(known, schedule=None))
    first, *_ = wanted.lower().split()
    if near := typed.near(first, ("now", "rest", "off", "here")):
        meant = "now here" if near in ("now", "here") and "ere" in wanted.lower() else near
        command = request.command
        return Message(
            text=f"Type `{command} digest {meant}`, with nothing else beside it. "
            f"`{command} help digest` tells what else it can do."
        )
    return await _set(request, newsroom, wanted)


async def _shown(request: Request, newsroom: Newsroom) -> Message:
    known, channel = await current(request, newsroom), request.event.channel
    told, command = settings.digest(known, await newsroom.next_digest(channel)), request.command
    return Message(
        text=f"{told} Set it with `{command} digest weekdays 08:30`, see it with `{command} digest "
        f"now`{f', end it with `{command} digest off`' if known.schedule else ''}."
    )


async def _preview(request: Request, newsroom: Newsroom) -> Message:
    channel = request.event.channel
    message, stories = await newsroom.preview(channel, await request.zone(newsroom))
    await newsroom.remember(request.event, stories)
    return message


async def _posted(request: Request, newsroom: Newsroom) -> Message:
    event, command = request.event, request.command
    if not await request.courier.member(event.channel):
        return Message(
            text="I am not in this channel and could post nothing here. Invite me first: type "
            f"`/invite @Tradewire`, then `{command} digest now here` again."
        )
    zone = await request.zone(newsroom)
    if not await newsroom.digest_now(event.channel, event.received, zone):
        return Message(text="The digest of this minute is in the channel already.")
    return Message(text="Done: the digest is on its way to the channel.")


async def _set(request: Request, newsroom: Newsroom, wanted: str) -> Message:
    command = request.command
    try:
        days, times, zone = digest_times(wanted)
    except Misread as misread:
        said, instead = escape(str(misread)), escape(misread.instead[:120])
        return Message(text=f"{said}: `{command} digest {instead}`")
    if len(times) > MOST:
        return Message(text=f"A channel can have {MOST} digests a day at most: name fewer hours.")
    old = await current(request, newsroom)
    begun = old.schedule.begun if old.schedule else request.event.received
    new = replace(
        old,
        schedule=Schedule(days=days, times=times, begun=begun),
        zone=zone or old.zone,
        live=Live.OFF if old.live is Live.PAUSED else old.live,
    )
    return await change(request, newsroom, old, new)
