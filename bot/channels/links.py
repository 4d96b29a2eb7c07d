"""Links to our own messages, which have no address before they are posted.

A message's text holds a place for one, `<tradewire://story/ID|label>`, which is filled in
when the message is sent or edited, and is its label alone where there is nothing to link to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.blockkit import escape, plain, shorten
from bot.channels.layout import TEXT, within
from bot.domain import Message

_PLACE = re.compile(r"<tradewire://story/(\w+)\|([^<>]*)>")


def to_story(story_id: str, text: str, limit: int = 300) -> str:
    """Make a place for a link to the message that a channel has of a story."""
    label = escape(shorten(plain(text), limit)).replace("|", "¦")
    return f"<tradewire://story/{story_id}|{label}>"


def place(text: str, story_id: str) -> str:
    """Give the place that a text has for a link to a story, or nothing."""
    return next((found[0] for found in _PLACE.finditer(text) if found[1] == story_id), "")


def stories(message: Message) -> tuple[str, ...]:
    """List the stories that a message has a place for, each once."""
    found: dict[str, None] = {}

    def note(text: str) -> str:
        found.update((id_, None) for id_, _ in _PLACE.findall(text))
        return text

    _walk((message.text, message.blocks), note)
    return tuple(found)


def filled(message: Message, addresses: Mapping[str, str]) -> Message:
    """Fill in the links of a message from the addresses by story; the others are plain text.

    An address is longer than its place: the fallback text loses what it has no room for then.
    """

    def fill(text: str) -> str:
        return _PLACE.sub(lambda found: _link(addresses.get(found[1]), found[2]), text)

    text = fill(message.text)
    if len(text) > TEXT:
        text = "\n".join(within(text.split("\n"), TEXT - 20))
    return replace(message, text=text, blocks=tuple(_walk(message.blocks, fill)))


def _link(address: str | None, label: str) -> str:
    return f"<{address.replace('&', '&amp;')}|{label}>" if address else label


def _walk(value: Any, change: Callable[[str], str]) -> Any:
    """Copy a JSON value with every text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _walk(each, change) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(each, change) for each in value]
    return value
