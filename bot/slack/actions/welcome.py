from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import time

from bot.channels import schedule, subjects, welcome
from bot.domain import Channel, Json, Live, Message, Schedule, Subscription
from bot.newsroom import Newsroom
from bot.slack.commands.request import Request
from bot.slack.opening import open_modal

PASSED = "This preview is out of date: it was posted, or you have changed it. See below."


async def set_up(request: Request, newsroom: Newsroom) -> Message | None:
    """Open a modal that asks what a channel shall get, with what was chosen before."""
    event = request.event
    team, user = event.channel.team, event.user
    zone = await request.courier.zone(team, user) or await newsroom.zone(event.channel)
    chosen = await newsroom.choice(team, user)
    return await open_modal(request, welcome.form(chosen, zone))


def problems(entered: Json) -> Mapping[str, str]:
    """Say what is wrong with what was entered, beside its field."""
    if not entered.get("channel"):
        return {"channel": "Choose the channel that shall get the news."}
    if not entered.get("hour") and entered.get("live") == Live.OFF:
        return {"hour": "Give an hour, or choose what comes as stories break: else nothing comes."}
    return {}


async def choose(request: Request, newsroom: Newsroom) -> Message | None:
    """Take what was chosen for a channel; the preview comes in our direct messages."""
    event = request.event
    entered, zone = event.payload["entered"], event.payload["view"]["metadata"]
    channel = Channel(team=event.channel.team, id=str(entered["channel"]))
    known = await newsroom.settings(channel, zone)
    await newsroom.choose(event.user, _wanted(known, entered, zone, request))
    return None


def _wanted(known: Subscription, entered: Json, zone: str, request: Request) -> Subscription:
    event = request.event
    hours = None
    if hour := entered.get("hour"):
        begun = known.schedule.begun if known.schedule else event.received
        hours = Schedule(days=schedule.WEEKDAYS, times=(time.fromisoformat(hour),), begun=begun)
    _, others = subjects.ticked(known.follow)
    return replace(
        known,
        live=Live(entered.get("live") or Live.BREAKING),
        zone=zone or known.zone,
        follow=subjects.topics(entered.get("subjects") or (), others),
        schedule=hours,
        set_by=event.user,
    )


async def post(request: Request, newsroom: Newsroom) -> Message | None:
    """Post the digest that the person has seen, and go on so."""
    event, round_ = request.event, request.argument
    agreed = round_.isdigit() and await newsroom.post_first(
        event.channel.team, event.user, int(round_)
    )
    return None if agreed else Message(text=PASSED)
