"""What a subcommand is given: what a person typed, and the way back to them."""

from __future__ import annotations

from dataclasses import dataclass

import structlog

from bot.domain import Channel, Event, Message
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
            if self.event.response_url:
                await self.courier.respond(self.event, message)
            elif self.event.channel.id:
                await self.courier.whisper(
                    self.event.channel, self.event.user, message, self.event.thread_ts
                )
            else:
                await self._write(message)
        except DeliveryError as error:
            if not (error.permanent or isinstance(error, OutcomeUnknownError)):
                raise
            log.warning("reply.lost", id=self.event.id, why=str(error))

    async def deliver(self, newsroom: Newsroom, key: str, *messages: Message) -> None:
        """Answer in private, in our direct messages where the way back has closed meanwhile.

        Slack takes five answers to a command within 30 minutes. Raises DeliveryError where
        trying again can help.
        """
        direct: Channel | None = None
        for part, message in enumerate(messages):
            if direct is None and self.event.response_url:
                try:
                    await self.courier.respond(self.event, message)
                    continue
                except OutcomeUnknownError as error:
                    log.warning("reply.lost", id=self.event.id, why=str(error))
                    continue
                except DeliveryError as error:
                    if not error.permanent:
                        raise
            if direct is None:
                team, user = self.event.channel.team, self.event.user
                direct = Channel(team=team, id=await self.courier.open_direct(team, user))
            await newsroom.tell(direct, f"{key}:{part}", message)

    async def _write(self, message: Message) -> None:
        """Answer in our direct messages: a modal has no other way back to a person."""
        team = self.event.channel.team
        direct = await self.courier.open_direct(team, self.event.user)
        channel = Channel(team=team, id=direct)
        await self.courier.whisper(channel, self.event.user, message)
