"""What a subcommand is given: what a person typed, and the way back to them."""

from __future__ import annotations

from dataclasses import dataclass

import structlog

from bot.domain import Event, Message
from bot.errors import DeliveryError, OutcomeUnknownError
from bot.newsroom import Courier, Newsroom

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """`/trade latest autos` has the command `/trade` and the argument `autos`."""

    event: Event
    command: str
    argument: str
    courier: Courier

    async def zone(self, newsroom: Newsroom) -> str:
        """Give the time zone of the channel, else that of the person, as an IANA name."""
        subscription = await newsroom.subscription(self.event.channel)
        if subscription is not None:
            return subscription.zone
        own = await self.courier.zone(self.event.channel.team, self.event.user)
        return own or await newsroom.zone(self.event.channel)

    async def reply(self, message: Message) -> None:
        """Answer in private.

        A reply that may have arrived, or never can, is given up: what the command does must
        not be done again for it. Raises DeliveryError where trying again can help.
        """
        try:
            await self.courier.respond(self.event, message)
        except DeliveryError as error:
            if not (error.permanent or isinstance(error, OutcomeUnknownError)):
                raise
            log.warning("reply.lost", id=self.event.id, error=str(error))
