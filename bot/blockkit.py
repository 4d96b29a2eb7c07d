"""Slack's limits, the recursive check of a payload, and safe text, over plain dicts.

A payload is what `chat.postMessage` or `views.open` takes: `{"text": …, "blocks": […]}`, or
a view with its `type`. Nothing here was tried against Slack's own servers, which is why
every limit stands in one table: one edit corrects it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import quote, urlsplit

Block: TypeAlias = dict[str, Any]

# Type -> key -> what the length of its text, or the count of its list, may be; "key[]" limits
# each item of a list. "*" stands for every type without a figure of its own.
_TABLE: Mapping[str, Mapping[str, int]] = {
    "message": {"text": 40_000, "blocks": 50},
    "view": {"blocks": 100, "title": 24, "submit": 24, "close": 24, "private_metadata": 3000}
    | {"callback_id": 255, "external_id": 255},
    "*": {"action_id": 255, "block_id": 255, "placeholder": 150, "options": 100}
    | {"option_groups": 100, "url": 3000, "image_url": 3000, "alt_text": 2000}
    | {"accessibility_label": 75},
    "plain_text": {"text": 3000},
    "mrkdwn": {"text": 3000},
    "markdown": {"text": 12_000},
    "header": {"text": 150},
    "section": {"text": 3000, "fields": 10, "fields[]": 2000},
    "context": {"elements": 10, "elements[]": 3000},
    "actions": {"elements": 25},
    "context_actions": {"elements": 5},
    "button": {"text": 75, "value": 2000},
    "feedback_button": {"text": 75, "value": 2000},
    "icon_button": {"value": 2000},
    "confirm": {"title": 100, "text": 300, "confirm": 30, "deny": 30},
    "option": {"text": 75, "value": 150, "description": 75},
    "option_group": {"label": 75},
    "overflow": {"options": 5},
    "checkboxes": {"options": 10},
    "radio_buttons": {"options": 10},
    "input": {"label": 2000, "hint": 2000},
    "image": {"title": 2000},
    "card": {"title": 150, "subtitle": 150, "body": 200, "actions": 3},
    "carousel": {"elements": 10},
    "table": {"rows": 100, "rows[]": 20, "column_settings": 20},
}
LIMITS = {f"{kind}.{key}": most for kind, row in _TABLE.items() for key, most in row.items()}
TABLES = 1  # a message
TABLE_CHARACTERS = 9000  # in all cells of a table
# Above these a message was seen to be refused at about 13,200 characters and 50 items.
BUDGET_CHARACTERS = 11_500
BUDGET_ITEMS = 45

# The blocks that Slack takes, and what each cannot do without; one of a row is enough.
BLOCKS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "actions": (("elements",),),
    "card": (("title", "body"),),
    "carousel": (("elements",),),
    "context": (("elements",),),
    "context_actions": (("elements",),),
    "divider": (),
    "file": (("external_id",),),
    "header": (("text",),),
    "image": (("image_url", "slack_file"), ("alt_text",)),
    "input": (("label",), ("element",)),
    "markdown": (("text",),),
    "rich_text": (("elements",),),
    "section": (("text", "fields"),),
    "table": (("rows",),),
    "video": (("video_url",), ("title",)),
}
TEXTS = frozenset({"mrkdwn", "plain_text"})
VIEWS = frozenset({"home", "modal"})
PLAIN_ONLY = frozenset({"button.text", "header.text", "input.label", "view.title"})
# Objects that carry no type of their own are known by the key that holds them.
UNTYPED: Mapping[str, str] = {
    "confirm": "confirm",
    "negative_button": "feedback_button",
    "option_groups": "option_group",
    "options": "option",
    "positive_button": "feedback_button",
}
DEPTH = 16  # no payload of ours nests deeper; a hostile one may not exhaust the stack


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a payload, and where: `blocks[3].fields[0].text`."""

    path: str
    what: str
    limit: int | None = None


def check(payload: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Find everything in a message or a view that Slack would refuse."""
    kind = "view" if payload.get("type") in VIEWS else "message"
    problems = list(_node(payload, kind, ""))
    blocks = payload.get("blocks") or ()
    if kind == "message" and not blocks and not payload.get("text"):
        problems.append(Problem(path="text", what="empty: a message needs text or blocks"))
    if isinstance(blocks, Sequence) and not isinstance(blocks, str):
        problems += _together([block for block in blocks if isinstance(block, Mapping)])
    return tuple(dict.fromkeys(problems))


def budget(payload: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Find where a payload is larger than is safe to send, though each block is allowed."""
    blocks = payload.get("blocks") or ()
    measured = (
        ("characters", sum(_characters(block) for block in blocks), BUDGET_CHARACTERS),
        ("items", sum(_items(block) for block in blocks), BUDGET_ITEMS),
    )
    return tuple(
        Problem(path="blocks", what=f"over budget: {size:,} {unit}", limit=most)
        for unit, size, most in measured
        if size > most
    )


def limit(kind: str, key: str) -> int | None:
    """Look up what Slack allows, in characters or items; None where nothing is known."""
    return LIMITS.get(f"{kind}.{key}", LIMITS.get(f"*.{key}"))


def _node(node: Mapping[str, Any], kind: str, path: str) -> Iterator[Problem]:
    needed = (("text",),) if kind in TEXTS or kind == "button" else BLOCKS.get(kind, ())
    for names in needed:
        if not any(node.get(name) for name in names):
            yield Problem(path=path, what=f"{kind} without {' or '.join(names)}")
    for key, value in node.items():
        at = f"{path}.{key}" if path else key
        yield from _size(value, limit(kind, key), at)
        if key == "text" and kind in TEXTS and not isinstance(value, str):
            yield Problem(path=at, what="not a text")
        if f"{kind}.{key}" in PLAIN_ONLY and _type(value) != "plain_text":
            yield Problem(path=at, what="must be plain_text")
        for item, below in _items_of(value, at):
            yield from _size(item, limit(kind, f"{key}[]"), below)
            yield from _child(item, key, below)


def _child(item: object, key: str, path: str) -> Iterator[Problem]:
    if path.count(".") + path.count("[") > DEPTH:
        yield Problem(path=path, what="nested too deeply", limit=DEPTH)
        return
    if not isinstance(item, Mapping):
        for nested, below in _items_of(item, path):
            yield from _child(nested, key, below)
        return
    kind = _type(item) or UNTYPED.get(key, "")
    if key == "blocks" and kind not in BLOCKS:
        yield Problem(path=path, what=f"unknown type {kind!r}")
    yield from _node(item, kind, path)


def _size(value: object, most: int | None, path: str) -> Iterator[Problem]:
    if isinstance(value, Mapping):
        value, path = value.get("text"), f"{path}.text"
    if most is None or not isinstance(value, str | list | tuple) or len(value) <= most:
        return
    what = "too long" if isinstance(value, str) else "too many"
    yield Problem(path=path, what=f"{what}: {len(value):,}", limit=most)


def _together(blocks: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    """Find what is wrong only when the blocks are taken together."""
    ids = [block["block_id"] for block in blocks if block.get("block_id")]
    for number, name in enumerate(ids):
        if name in ids[:number]:
            yield Problem(path="blocks", what=f"block_id {name!r} used twice")
    tables = [_characters(block) for block in blocks if block.get("type") == "table"]
    for what, size, most in (
        ("too many tables", len(tables), TABLES),
        ("tables too long", sum(tables), TABLE_CHARACTERS),
    ):
        if size > most:
            yield Problem(path="blocks", what=f"{what}: {size:,}", limit=most)


def _items_of(value: object, path: str) -> list[tuple[Any, str]]:
    if isinstance(value, Mapping):
        return [(value, path)]
    if isinstance(value, list | tuple):
        return [(item, f"{path}[{number}]") for number, item in enumerate(value)]
    return []


def _type(value: object) -> str:
    kind = value.get("type") if isinstance(value, Mapping) else None
    return kind if isinstance(kind, str) else ""


def _characters(value: object) -> int:
    if isinstance(value, Mapping):
        own = value.get("text")
        below = sum(_characters(item) for item in value.values())
        return below + (len(own) if isinstance(own, str) else 0)
    if isinstance(value, list | tuple):
        return sum(_characters(item) for item in value)
    return 0


def _items(block: Mapping[str, Any]) -> int:
    """Count what Slack expands a block to: a markdown block becomes one item a line."""
    rows = str(block.get("text", "")).splitlines() if block.get("type") == "markdown" else ()
    return max(1, sum(1 for row in rows if row.strip()))


# -- safe text -----------------------------------------------------------------------------

JOINER = "\u2060"  # no width, no break: parts what Slack would read as a sign
_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_ANGLES = {ord("<"): "‹", ord(">"): "›"}
# Bold, struck out and code are marks of ours: a struck figure says that it was corrected.
_MARKS = {ord("*"): "∗", ord("~"): "∼", ord("`"): "'"}
_LIVE = re.compile(r"@(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)|:(?=[\w+'-]+:)", re.IGNORECASE)


def plain(text: str) -> str:
    """Make one line of a text, without control or direction characters."""
    kept = (char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(kept).split())


def escape(text: str) -> str:
    """Make one line of a foreign text in which Slack finds no mention, link, mark or emoji."""
    return _parted(text).translate(_MARKS).translate(_ENTITIES)


def _parted(text: str) -> str:
    return _LIVE.sub(lambda found: found.group() + JOINER, plain(text))


def link(url: str, text: str) -> str:
    """Make a mrkdwn link, or the escaped text alone where the URL is not http or https."""
    label = escape(text).replace("|", "¦")
    try:
        parts = urlsplit(url)
    except ValueError:
        return label
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return label
    label = label or escape(parts.hostname)
    safe = quote(url.strip(), safe="%/:=&?~#+!$,;'@()*[]").replace("&", "&amp;")
    return f"<{safe}|{label}>" if len(safe) <= LIMITS["*.url"] else label


def shorten(text: str, limit: int) -> str:
    """Cut a text to at most `limit` characters, between words, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    if not text[limit - 1].isspace() and " " in cut:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" ,;:–-") + "…"


# -- blocks that every message uses --------------------------------------------------------


def mrkdwn(text: str) -> Block:
    """Make a text object; `verbatim` keeps Slack from finding links and names by itself."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def plain_text(text: str) -> Block:
    """Make a text object without marks or emoji, in which no mention can hide either."""
    return {"type": "plain_text", "text": _parted(text).translate(_ANGLES), "emoji": False}


def header(text: str) -> Block:
    """Make a headline of any text, shortened to what Slack allows."""
    made = plain_text(plain(text) or "–")
    return {"type": "header", "text": made | {"text": shorten(made["text"], LIMITS["header.text"])}}


def section(text: str) -> Block:
    """Make a block of mrkdwn whose foreign parts are escaped already."""
    return {"type": "section", "text": mrkdwn(text)}


def context(*texts: str) -> Block:
    """Make a line of small print of mrkdwn whose foreign parts are escaped already."""
    return {"type": "context", "elements": [mrkdwn(text) for text in texts]}
