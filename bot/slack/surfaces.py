"""Where people meet us beside messages: modals, the Home tab, private words, prompts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeAlias

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.blockkit import LIMITS, check, shorten
from bot.domain import Channel, Event, Json, Message
from bot.errors import DeliveryError
from bot.slack.refusals import refusal

Call: TypeAlias = Callable[..., Awaitable[AsyncSlackResponse]]

PAGE, PAGES = 200, 5  # channels of a person that are looked at

log = structlog.get_logger()


class Surfaces:
    """The part of a Courier that opens and fills what is no message of a channel."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def open_view(self, event: Event, view: Json) -> str:
        """Open a modal for whoever did `event`, on top of one that is open; give its id."""
        trigger = str(event.payload.get("trigger") or "")
        push = event.payload.get("kind") == "view" and view.get("type") == "modal"
        call: Call = self._client.views_push if push else self._client.views_open
        reply = await self._read(call, event.user, trigger_id=trigger, view=_sound(view))
        return str((reply.get("view") or {}).get("id") or "")

    async def update_view(self, view_id: str, view: Json) -> None:
        """Put a view in the place of one that is open."""
        await self._read(self._client.views_update, view_id, view_id=view_id, view=_sound(view))

    async def publish_home(self, team: str, user: str, view: Json) -> None:
        """Show a person's Home tab."""
        await self._read(self._client.views_publish, user, user_id=user, view=_sound(view))

    async def whisper(
        self, channel: Channel, user: str, message: Message, thread_ts: str = ""
    ) -> None:
        """Show a message to one person in a channel; it does not outlive a reload."""
        await self._read(
            self._client.chat_postEphemeral,
            channel.id,
            channel=channel.id,
            user=user,
            thread_ts=thread_ts or None,
            text=shorten(message.text, LIMITS["message.text"]),
            blocks=list(message.blocks),
        )

    async def offer(
        self, channel: Channel, thread_ts: str, title: str, prompts: Sequence[tuple[str, str]]
    ) -> None:
        """Offer what to ask in the agent pane, as pairs of a title and a message."""
        await self._read(
            self._client.assistant_threads_setSuggestedPrompts,
            channel.id,
            channel_id=channel.id,
            thread_ts=thread_ts or None,
            title=title or None,
            prompts=[{"title": name, "message": message} for name, message in prompts],
        )

    async def channels_of(self, team: str, user: str) -> frozenset[str]:
        """Give the ids of the channels in which a person and we both are."""
        found: set[str] = set()
        cursor = ""
        for _ in range(PAGES):
            page = await self._read(
                self._client.users_conversations,
                user,
                user=user,
                types="public_channel,private_channel",
                exclude_archived=True,
                limit=PAGE,
                cursor=cursor or None,
            )
            found |= {str(each.get("id")) for each in page.get("channels") or ()}
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        return frozenset(found)

    async def _read(self, call: Call, about: str, /, **arguments: Any) -> AsyncSlackResponse:
        try:
            return await call(**arguments)
        except Exception as error:
            raise refusal(error, about, writes=False) from None


def _sound(view: Json) -> dict[str, Any]:
    """Give a view that Slack takes. Raises DeliveryError for one that it would refuse."""
    if wrong := check(view):
        what = "; ".join(f"{item.path}: {item.what}" for item in wrong[:3])
        raise DeliveryError(f"a view that Slack would refuse: {what}", channel="", permanent=True)
    return dict(view)
