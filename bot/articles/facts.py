"""What a page says of itself: in JSON-LD (schema.org), OpenGraph, meta and time elements."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from bot.language.markup import line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Statements = tuple[dict[str, Any], ...]

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # no page is older; such dates are defaults of software
PARTS = 3  # words of the name of a site's part
AUTHORS = 5  # who are named; a page can list all of its staff
DAY = len("2026-11-26")
AHEAD = timedelta(days=1)  # how far a date without its zone can be ahead of us

_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
)
_PUBLISHED_TIMES = ("//time[@itemprop='datePublished' or @pubdate]/@datetime",)
_PUBLISHED_NAMES = ("//meta[@name='pubdate' or @name='date' or @name='DC.date.issued']/@content",)
_TIMES = ("//article//time/@datetime", "//main//time/@datetime")
_MODIFIED = (
    "//meta[@property='article:modified_time' or @property='og:updated_time']/@content",
    "//meta[@itemprop='dateModified']/@content",
    "//time[@itemprop='dateModified']/@datetime",
    "//meta[@name='last-modified' or @name='DC.date.modified']/@content",
)
_SITE = (
    "//meta[@property='og:site_name']/@content",
    "//meta[@name='application-name']/@content",
)
_LOCALE = ("/html/@lang", "//meta[@property='og:locale']/@content")
# Facebook's and CNBC's tag for how an article is sold: "free", "metered" or "locked".
_TIER = ("//meta[@property='article:content_tier' or @name='article:content_tier']/@content",)
# How older software hides a script's text from a browser that knows no scripts.
_WRAPPING = re.compile(
    r"\A(?:\s|/\*|//|<!--|<!\[CDATA\[|\*/)+|(?:\s|/\*|//|-->|\]\]>|\*/|;)+\Z", re.IGNORECASE
)
_OWN_ADDRESS = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
_TITLES = ("//h1//text()", "/html/head/title/text()", "//meta[@property='og:title']/@content")
_ABOUT_PAGES = ("WebPage", "WebPageElement", "CreativeWork", "None")
_ARTICLE_TYPE = re.compile(r"Article$|Posting$|^Report$|^Review$")
_PARTING = re.compile(r"\s+(?:\||--?|–|—|·|•|»|::)\s+|[-_|｜](?=[^\x00-\u2fff]+$)")
_ZONE = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
_UTC = re.compile(r"\s*(?:UTC|GMT)$")
_NOT_LETTERS = re.compile(r"[\W_]+")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_].*|\s*)$")


def every(tree: HtmlElement, paths: tuple[str, ...]) -> list[str]:
    """List what is stated at any of `paths`, in their order."""
    return [str(value) for path in paths for value in tree.xpath(path) if str(value).strip()]


def linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield what a page's JSON-LD scripts state about its article (schema.org)."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            stated = json.loads(_WRAPPING.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(stated)


def _objects(stated: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON value, parts after their wholes, lists of links left out."""
    waiting = deque([stated])
    while waiting:
        value = waiting.popleft()
        if isinstance(value, dict):
            if value.get("@type") == "ItemList":
                continue
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def headline(statements: Statements) -> str:
    """Name the article that a page says it is, empty where it says no such thing."""
    return next((_text(one["headline"]) for one in _of_articles(statements, "headline")), "")


def sold(tree: HtmlElement, statements: Statements) -> str:
    """Say how a page declares that its article is for subscribers, empty where it does not."""
    if any(map(_closed, _on_access(tree, statements))):
        return "it declares isAccessibleForFree: false"
    if any(tier.strip().lower() == "locked" for tier in every(tree, _TIER)):
        return "it declares article:content_tier: locked"
    return ""


def _on_access(tree: HtmlElement, statements: Statements) -> list[dict[str, Any]]:
    """List the statements on who may read a page's article: its own, else the page's.

    What is said of another article, of a podcast or of an event says nothing of this one.
    """
    own = _own_articles(tree, statements)
    parts = [
        part
        for one in own
        for part in _referred(one.get("hasPart"), statements)
        if isinstance(part, dict)
    ]
    said = [one for one in (*own, *parts) if "isAccessibleForFree" in one]
    return said or [
        one
        for one in statements
        if "isAccessibleForFree" in one
        and all(str(kind) in _ABOUT_PAGES for kind in _listed(one.get("@type")))
    ]


def _own_articles(tree: HtmlElement, statements: Statements) -> list[dict[str, Any]]:
    """List the statements on the article that a page is.

    Its address tells it, or its headline; else it is the first.
    """
    articles = _of_articles(statements)
    here = {_bare(each) for each in every(tree, _OWN_ADDRESS)}
    titles = [_letters(each) for each in every(tree, _TITLES)]
    own = [
        one
        for one in articles
        if here & {_bare(each) for each in _addresses(one)}
        or ((name := _letters(_text(one.get("headline")))) and any(name in each for each in titles))
    ]
    return own or articles[:1]


def _addresses(one: dict[str, Any]) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        for value in _listed(one.get(key)):
            each = value.get("@id") if isinstance(value, dict) else value
            if isinstance(each, str) and "/" in each:
                yield each


def _bare(address: str) -> str:
    return address.partition("#")[0].strip().rstrip("/").partition("://")[2]


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text.casefold())


def _closed(one: dict[str, Any]) -> bool:
    free = str(one["isAccessibleForFree"]).rpartition("/")[2]
    return free.strip().lower() in ("false", "no")


def publisher(tree: HtmlElement, statements: Statements, otherwise: str) -> str:
    """Name who publishes a page; `otherwise` is what else is known."""
    named = _names_of(statements, "publisher")
    return next(filter(None, map(line, (*named, *every(tree, _SITE), otherwise))), "")


def author(statements: Statements, otherwise: str) -> str:
    """Name who wrote an article; `otherwise` is what else is known, and is used where it is."""
    named = dict.fromkeys(filter(None, map(line, _names_of(statements, "author")[:AUTHORS])))
    return line(otherwise) or "; ".join(named)


def _names_of(statements: Statements, key: str) -> list[str]:
    """List the names of who has a part in an article, which can stand elsewhere in the page."""
    return [
        _text(each.get("name") if isinstance(each, dict) else each)
        for one in _of_articles(statements, key)
        for each in _referred(one[key], statements)
    ]


def _referred(value: Any, statements: Statements) -> list[Any]:
    """List what a value holds, and what it names by `@id` as that is described elsewhere."""
    return [
        max((one for one in statements if one.get("@id") == each["@id"]), key=len, default=each)
        if isinstance(each, dict) and set(each) <= {"@id", "@type"} and "@id" in each
        else each
        for each in _listed(value)
    ]


def own_title(title: str, site: str, headings: Iterable[str]) -> str:
    """Take the site's name off a title, before or after a bar or a dash."""
    for parting in reversed(list(_PARTING.finditer(title))):
        before, after = title[: parting.start()].strip(), title[parting.end() :].strip()
        if before in headings or _names(after, site):
            return own_title(before, site, headings)
        if after in headings or _names(before, site):
            return after
    return title


def _names(part: str, site: str) -> bool:
    words = len(part.split())
    part, site = (_NOT_LETTERS.sub("", one.casefold()).removeprefix("the") for one in (part, site))
    named = part in (site, f"{site}com", site.removesuffix("com"))
    # A site's parts bear its name: "Gazette Politics".
    return bool(site) and (named or (1 < words <= PARTS and part.startswith(site)))


def language(tree: HtmlElement) -> str:
    """Give the language that a page says it is in (ISO 639), empty where it says nothing."""
    for stated in every(tree, _LOCALE):
        if found := _LANGUAGE.match(stated):
            return found[1].lower()
    return ""


def published(
    tree: HtmlElement, statements: Statements, day: str | None, now: datetime | None
) -> datetime | None:
    """Say when a page was published; `day` is the date that its text gives away."""
    times = every(tree, _PUBLISHED_TIMES)
    if len({each[:DAY] for each in times}) > 1:  # those of comments, or of a list of articles
        times = []
    named = [*times, *every(tree, _PUBLISHED_NAMES)]
    stated = [*every(tree, _PUBLISHED), *named, *_dates(statements, "datePublished")]
    # Any other time element counts only where it makes that day exact.
    others = every(tree, ("//time[@pubdate]/@datetime", *_TIMES))
    exact = [each for each in others if day and each.startswith(day)]
    return _first((*stated, *exact, day), now)


def modified(
    tree: HtmlElement, statements: Statements, since: datetime | None, now: datetime | None
) -> datetime | None:
    """Say when a page was last changed, where that is later than `since`."""
    found = _first((*every(tree, _MODIFIED), *_dates(statements, "dateModified")), now)
    return found if found is not None and (since is None or found > since) else None


def _dates(statements: Statements, key: str) -> list[Any]:
    """List an article's dates before those of anything else that the page describes."""
    own = [one[key] for one in _of_articles(statements, key)]
    return own or [one[key] for one in statements if key in one]


def _of_articles(statements: Statements, key: str = "@type") -> list[dict[str, Any]]:
    return [
        one
        for one in statements
        if key in one and any(_ARTICLE_TYPE.search(str(kind)) for kind in _listed(one.get("@type")))
    ]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    return line(value) if isinstance(value, str) else ""


def _first(values: Iterable[Any], now: datetime | None) -> datetime | None:
    """Read the first of the dates that makes sense; those of another age are refused."""
    latest = (now + AHEAD) if now else None
    for value in values:
        instant = _instant(value)
        if instant and instant >= EARLIEST and (latest is None or instant <= latest):
            return instant
    return None


def _instant(value: Any) -> datetime | None:
    """Read an ISO 8601 or e-mail date; without a zone it is taken as UTC."""
    text = _UTC.sub("Z", _ZONE.sub("", str(value).strip()))
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            instant = read(text)
            return instant.replace(tzinfo=instant.tzinfo or UTC).astimezone(UTC)
        except (ValueError, TypeError, OverflowError):
            continue
    return None
