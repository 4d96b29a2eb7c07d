"""What people press, choose and fill in, as Block Kit dicts.

Labels are texts of ours or from outside: each is shortened to what Slack allows. An input
block has its element's action id as its own id, so that a problem can be shown beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.blockkit.table import LIMITS
from bot.blockkit.text import Block, plain, plain_text, shorten

Choice = tuple[str, str]  # what is read, and the value


def label(text: str, limit: int) -> Block:
    """Make a plain text of at most `limit` characters."""
    made = plain_text(plain(text) or "–")
    return made | {"text": shorten(made["text"], limit)}


def button(text: str, action: str, value: str = "", *, style: str = "") -> Block:
    """Make a button; `style` is `primary`, `danger` or empty."""
    made: Block = {"type": "button", "action_id": action, "text": label(text, 75)}
    if value:
        made["value"] = value
    if style:
        made["style"] = style
    return made


def actions(*elements: Block) -> Block:
    """Set buttons and menus in a row."""
    return {"type": "actions", "elements": list(elements)}


def divider() -> Block:
    """Draw a line."""
    return {"type": "divider"}


def option(choice: Choice) -> Block:
    """Make an option of a menu or a list."""
    text, value = choice
    return {"text": label(text, 75), "value": value}


def select(action: str, choices: Sequence[Choice], chosen: str = "") -> Block:
    """Make a menu of which one is chosen."""
    made: Block = {
        "type": "static_select",
        "action_id": action,
        "options": [option(choice) for choice in choices],
    }
    if first := [option(choice) for choice in choices if choice[1] == chosen]:
        made["initial_option"] = first[0]
    return made


def several(
    action: str, choices: Sequence[Choice], chosen: Iterable[str] = (), *, kind: str = "checkboxes"
) -> Block:
    """Make boxes to tick, or with `multi_static_select` a menu of which several are chosen."""
    wanted = set(chosen)
    made: Block = {
        "type": kind,
        "action_id": action,
        "options": [option(choice) for choice in choices],
    }
    if first := [option(choice) for choice in choices if choice[1] in wanted]:
        made["initial_options"] = first
    return made


def radios(action: str, choices: Sequence[Choice], chosen: str = "") -> Block:
    """Make buttons of which one is chosen."""
    return select(action, choices, chosen) | {"type": "radio_buttons"}


def text_input(
    action: str, initial: str = "", *, hint: str = "", most: int = 0, lines: bool = False
) -> Block:
    """Make a field to type into; `hint` is shown while it is empty."""
    made: Block = {"type": "plain_text_input", "action_id": action, "multiline": lines}
    if initial:
        made["initial_value"] = initial
    if hint:
        made["placeholder"] = label(hint, 150)
    if most:
        made["max_length"] = most
    return made


def time_picker(action: str, initial: str = "") -> Block:
    """Make a field for an hour such as `08:30`."""
    made: Block = {"type": "timepicker", "action_id": action}
    return made | ({"initial_time": initial} if initial else {})


def channel_picker(action: str, initial: str = "") -> Block:
    """Make a menu of the channels that a person can see."""
    made: Block = {
        "type": "conversations_select",
        "action_id": action,
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    return made | ({"initial_conversation": initial} if initial else {})


def asked(text: str, element: Block, *, hint: str = "", optional: bool = False) -> Block:
    """Ask for something in a modal, under a label."""
    made: Block = {
        "type": "input",
        "block_id": element["action_id"],
        "label": label(text, 2000),
        "element": element,
        "optional": optional,
    }
    return made | ({"hint": label(hint, 2000)} if hint else {})


def modal(
    title: str,
    blocks: Sequence[Block],
    *,
    callback: str = "",
    submit: str = "",
    close: str = "Close",
    metadata: str = "",
) -> Block:
    """Make a modal of at most a hundred blocks."""
    made: Block = {
        "type": "modal",
        "title": label(title, 24),
        "close": label(close, 24),
        "blocks": list(blocks[: LIMITS["modal.blocks"]]),
    }
    if callback:
        made["callback_id"] = callback
    if submit:
        made["submit"] = label(submit, 24)
    if metadata:
        made["private_metadata"] = metadata
    return made


def home(blocks: Sequence[Block]) -> Block:
    """Make a Home tab of at most a hundred blocks."""
    return {"type": "home", "blocks": list(blocks[: LIMITS["home.blocks"]])}


# -- rich text -----------------------------------------------------------------------------


def span(text: str, *, bold: bool = False, italic: bool = False) -> Block:
    """Make a run of text in which Slack looks for nothing."""
    style = {name: True for name, on in (("bold", bold), ("italic", italic)) if on}
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def url_span(url: str, text: str) -> Block:
    """Make a link to a stored source."""
    return {"type": "link", "url": url, "text": text}


def rich(*parts: Block) -> Block:
    """Make a block of rich text of sections and quotes."""
    return {"type": "rich_text", "elements": list(parts)}


def rich_section(*spans: Block) -> Block:
    """Set runs of text as a paragraph."""
    return {"type": "rich_text_section", "elements": list(spans)}


def rich_quote(*spans: Block) -> Block:
    """Set runs of text as a quotation."""
    return {"type": "rich_text_quote", "elements": list(spans)}
