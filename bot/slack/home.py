"""What a person sees who opens the app: the Home tab, or the pane in which to ask."""

from __future__ import annotations

import structlog

from bot.channels import home
from bot.domain import Event
from bot.errors import DeliveryError
from bot.newsroom import Courier, Newsroom

log = structlog.get_logger()


async def opened(event: Event, newsroom: Newsroom, courier: Courier, command: str) -> None:
    """Fill the tab that a person opened."""
    try:
        if event.text == "home":
            await publish(event, newsroom, courier, command)
        elif event.text == "messages":
            await courier.offer(event.channel, "", "", await newsroom.suggestions())
    except DeliveryError as error:
        if not error.permanent:
            raise
        log.warning("tab.unfilled", tab=event.text, id=event.id, error=str(error))


async def publish(event: Event, newsroom: Newsroom, courier: Courier, command: str) -> None:
    """Show a person their Home tab as things stand."""
    team, user = event.channel.team, event.user
    theirs = await courier.channels_of(team, user)
    places = [
        home.Place(subscription=each, due=await newsroom.next_digest(each.channel))
        for each in await newsroom.subscriptions()
        if each.channel.id in theirs
    ]
    shown = home.Home(
        stories=await newsroom.latest(limit=home.STORIES),
        places=places,
        status=await newsroom.status(),
        zone=await courier.zone(team, user) or await newsroom.zone(event.channel),
        command=command,
    )
    await courier.publish_home(team, user, home.view(shown))
