"""Safe text for Slack, and the blocks that every message uses, over plain dicts."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, TypeAlias
from urllib.parse import quote, urlsplit

from bot.blockkit.table import LIMITS

Block: TypeAlias = dict[str, Any]

JOINER = "\u2060"  # no width, no break: parts what Slack would read as a sign
_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_ANGLES = {ord("<"): "‹", ord(">"): "›"}
# Bold, struck out and code are marks of ours: a struck figure says that it was corrected.
_MARKS = {ord("*"): "∗", ord("~"): "∼", ord("`"): "'"}
_LIVE = re.compile(r"@(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)|:(?=[\w+'-]+:)", re.IGNORECASE)
_LINKS = re.compile(r"\](?=[(\[:])|\\")  # how Markdown would make them


def plain(text: str) -> str:
    """Make one line of a text, without control or direction characters."""
    if text.isprintable():  # then it has none
        return " ".join(text.split())
    kept = (char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(kept).split())


def escape(text: str) -> str:
    """Make one line of a foreign text in which Slack finds no mention, link, mark or emoji."""
    return _parted(text).translate(_MARKS).translate(_ENTITIES)


def markdown(text: str) -> str:
    """Make one line of a foreign text that is safe in Slack's Markdown too: without links."""
    return _LINKS.sub(lambda found: found.group() + JOINER, escape(text))


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
    return f"<{safe}|{label}>" if len(safe) <= LIMITS["button.url"] else label


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
