"""What is said to people when we come into a channel, and when they come to us."""

from __future__ import annotations

import structlog

from bot.channels import welcome
from bot.domain import Event
from bot.errors import DeliveryError
from bot.newsroom import Courier, Newsroom

log = structlog.get_logger()


async def joined(event: Event, newsroom: Newsroom, courier: Courier, command: str) -> None:
    """Tell whoever invited us that nothing is posted until somebody chooses.

    Where a person waits for the invitation to go on with what they chose, we go on.
    """
    if await newsroom.let_in(event.channel) or not event.user:
        return
    known = await newsroom.subscription(event.channel)
    message = welcome.joined(command, event.channel.id, known)
    try:
        await courier.whisper(event.channel, event.user, message)
    except DeliveryError as error:
        if not error.permanent:
            raise
        log.warning("welcome.unsaid", id=event.id, error=str(error))


async def greet(event: Event, newsroom: Newsroom) -> None:
    """Welcome the first person who comes to us, where no owner was named to be welcomed."""
    if not newsroom.owned and await newsroom.greet(event.channel.team, event.user):
        log.info("welcome.begun", user=event.user)
