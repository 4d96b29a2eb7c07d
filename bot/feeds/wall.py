"""What stands in a feed's place: a check for robots, a form for consent, some other page."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from bot.language.markup import line, plain
from bot.language.notices import notice
from bot.language.sentences import split
from bot.language.walls import Wall, titled

HEAD = 60_000  # bytes in which a page says what it is
_SHORT = 1_500  # characters; a page that shows more has more to say than a notice
_MOSTLY = 0.5  # of those characters
_SHOWN = 80  # characters of what is quoted to an operator

_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|meta|div)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|urlset)[\s>]", re.IGNORECASE)  # a damaged one
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,300})", re.IGNORECASE)

# What the page of a service that keeps robots out is made of, whatever language it speaks.
_MARKS = (
    "/cdn-cgi/challenge-platform/",
    "__cf_chl_",
    "cf-browser-verification",
    "_incapsula_resource",
    "captcha-delivery.com",
    "px-captcha",
    "awswafcookiedomainlist",
    "token.awswaf.com",
    "errors.edgesuite.net",
    "sucuri_cloudproxy_js",
    "/.within.website/x/cmd/anubis/",
    "ddos-guard/js-challenge",
    "/_sec/cp_challenge/",
)
_CONSENT = re.compile(r"^https?://(?:consent|guce|cmp)\.", re.IGNORECASE)  # whole hosts for it
_VISITORS = frozenset({Wall.CONSENT, Wall.ROBOTS, Wall.SCRIPTS, Wall.LOGIN, Wall.SUBSCRIPTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in a feed's place, in words; `blocked` where visitors must prove something."""

    blocked: bool
    words: str


def found(body: bytes, url: str) -> Found | None:
    """Say what a body is that could not be read as a feed: None where that is not plain.

    `url` is the address that it came from. It runs in a worker.
    """
    head = body[:HEAD]
    text = head.decode("utf-8", "replace")
    if _FEED.search(head):
        return None
    lowered = text.lower()
    for mark in _MARKS:
        if mark in lowered:
            return Found(blocked=True, words=f"{_of(Wall.ROBOTS)} (it holds {mark})")
    if not _PAGE.search(head):
        return None
    match = _TITLE.search(text)
    title = line(html.unescape(match[1])) if match else ""
    told = f" (“{title[:_SHOWN]}”)" if title else ""
    if _CONSENT.match(url):
        return Found(blocked=True, words=f"{_of(Wall.CONSENT)}{told}")
    wall = titled(title)
    if wall is not None:
        return Found(blocked=wall in _VISITORS, words=f"{_of(wall)}{told}")
    if sentence := _notice(text):
        words = f"{_of(Wall.NOTICE)} (“{sentence[:_SHOWN]}”)"
        return Found(blocked=True, words=words)
    return Found(blocked=False, words=f"an HTML page, not a feed{told}")


def _of(wall: Wall) -> str:
    return wall.value.rstrip(",")


def _notice(text: str) -> str:
    """Give the first notice of a page that shows hardly anything else."""
    shown = plain(text)
    if len(shown) > _SHORT:
        return ""
    sentences = [shown[start:end] for start, end in split(shown)]
    notices = [one for one in sentences if notice(one, "")]
    mostly = sum(map(len, notices)) > _MOSTLY * max(sum(map(len, sentences)), 1)
    return line(notices[0]) if notices and mostly else ""
