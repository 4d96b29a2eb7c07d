"""Read a page: its visible main text by trafilatura, and what it says of itself.

Runs in a worker process, and alone loads trafilatura there.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from bot.language.boilerplate import notice
from bot.language.markup import line, strip_hidden, tidy
from bot.language.sentences import split

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LINE = 200  # characters of a term and its description that make one line
TEASER = 2_000  # characters; a longer text with a subscriber's notice was read in full

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
    "//meta[@name='pubdate' or @name='date' or @name='DC.date.issued']/@content",
)
_DESCRIPTION = (
    "//meta[@property='og:description']/@content",
    "//meta[@name='description']/@content",
)
# trafilatura's marks of a list item, of a table's row and of the rule under its head.
_MARKS = re.compile(r"^- |^\| | \|\s*$|^[|-]+\s*$")
# Facebook's and CNBC's tag for how an article is sold: "free", "metered" or "locked".
_TIER = "//meta[@property='article:content_tier' or @name='article:content_tier']/@content"
_SUBSCRIBERS_ONLY = re.compile(
    r"\b(?:"
    r"(?:subscribe|sign (?:in|up)|log ?in|register|become a (?:member|subscriber))[^.]{0,40}"
    r"\bto (?:(?:continue|keep|finish) reading|continue(?=\s*(?:[.!…]|$))"
    r"|read (?:on|more|the (?:full|rest|whole)|this))\b"
    r"|(?:this|the full) (?:article|story|content) is (?:only )?"
    r"(?:available (?:only )?(?:to|for)|for|reserved for|exclusive to)"
    r"(?: our)?(?: paying)? (?:subscribers|members)"
    r"|(?:exclusively )?for subscribers only"
    r"|to (?:continue|keep) reading,? (?:please )?(?:subscribe|sign (?:in|up)|log ?in|register)"
    r"|already (?:a subscriber|have a subscription)\?"
    r"|you(?: have|['’]ve) reached your (?:free )?(?:article )?limit"
    r")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds. `text` is its main text, empty where none was found."""

    title: str = ""
    text: str = ""
    description: str = ""
    author: str = ""
    published: datetime | None = None
    paywalled: bool = False


def extract(body: bytes, content_type: str) -> Page:
    """Read an HTML page. What a browser would not show is not read.

    `content_type` is the response's header. A body that is no page gives an empty Page.
    """
    import trafilatura
    from trafilatura.settings import Document

    tree = trafilatura.load_html(_decoded(body, content_type))
    if tree is None:
        return Page()
    statements = tuple(_linked_data(tree))
    strip_hidden(tree)
    _join_terms(tree)
    document = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(document, Document):
        return Page()
    title = line(document.title or "")
    # trafilatura ends each of its paragraphs, list items and table rows with one line feed.
    lines = [_MARKS.sub("", row) for row in (document.text or "").split("\n")]
    lines = tidy("\n\n".join(lines)).split("\n\n")
    if lines[0] in {title, *(line(heading.text_content()) for heading in tree.iter("h1"))}:
        del lines[0]
    text = "\n\n".join(lines)
    dates = [*_all(tree, _PUBLISHED), *_values(statements, "datePublished"), document.date]
    return Page(
        title=title,
        text=text,
        description=tidy(next(iter(_all(tree, _DESCRIPTION)), "")),
        author=line(document.author or ""),
        published=next(filter(None, map(_instant, dates)), None),
        paywalled=_is_paywalled(tree, statements, text),
    )


def _decoded(body: bytes, content_type: str) -> bytes | str:
    """Decode as the header says, unless the body is UTF-8 or the header's codec fails.

    The rest is left to trafilatura, which looks at the bytes.
    """
    try:
        return body.decode()
    except UnicodeDecodeError:
        pass
    charset = _CHARSET.search(content_type)
    try:
        return body.decode(charset[1]) if charset else body
    except (UnicodeError, LookupError):
        return body


def _all(tree: HtmlElement, paths: tuple[str, ...]) -> list[str]:
    return [str(value) for path in paths for value in tree.xpath(path) if str(value).strip()]


def _join_terms(tree: HtmlElement) -> None:
    """Make one line of each term of a definition list and what is said of it.

    "Takes effect" and "13 November" say nothing apart. A question and its answer, and a
    description that is longer than a line, are left as they are.
    """
    for terms in tree.xpath("//dl[dt] | //dl/div[dt]"):
        parts = [(part, line(part.text_content())) for part in terms if part.tag in ("dt", "dd")]
        # Terms in a row share their descriptions, and the first of the terms takes the line.
        for names, values in _groups(parts):
            said = ", ".join(name.rstrip(" :") for _, name in names)
            means = "; ".join(value for _, value in values)
            if not said or not means or said.endswith("?") or len(said) + len(means) > LINE:
                continue
            (first, _), *others = names + values
            first.clear(keep_tail=True)
            first.text = f"{said}: {means}" + "." * (not means.endswith((".", "!", "?", "…")))
            for other, _ in others:
                other.drop_tree()


_Part = tuple["HtmlElement", str]


def _groups(parts: list[_Part]) -> Iterator[tuple[list[_Part], list[_Part]]]:
    """Yield the terms that stand together, each time with the descriptions that follow."""
    runs = [list(run) for _, run in groupby(parts, key=lambda part: part[0].tag)]
    for names, values in pairwise(runs):
        if names[0][0].tag == "dt":
            yield names, values


def _is_paywalled(tree: HtmlElement, statements: tuple[Any, ...], text: str) -> bool:
    free = _values(statements, "isAccessibleForFree")
    if any(str(value).lower() == "false" for value in free):
        return True
    if any(tier.strip().lower() == "locked" for tier in _all(tree, (_TIER,))):
        return True
    if len(text) >= TEASER:
        return False
    # An article on paywalls tells what such a notice says, and is none.
    told = sum(
        _notices(text[start:end]) for start, end in split(text) if not notice(text[start:end])
    )
    return _notices(tree.text_content()[-50_000:]) > told


def _notices(text: str) -> int:
    return sum(1 for _ in _SUBSCRIBERS_ONLY.finditer(text))


def _linked_data(tree: HtmlElement) -> Iterator[Any]:
    """Yield what a page's JSON-LD scripts state about its article (schema.org)."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            stated = json.loads(script.text or "", strict=False)
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


def _values(statements: tuple[Any, ...], key: str) -> list[Any]:
    return [stated[key] for stated in statements if key in stated]


def _instant(value: Any) -> datetime | None:
    """Read an ISO 8601 date or time; without a zone it is taken as UTC."""
    try:
        instant = datetime.fromisoformat(str(value).strip())
        return instant.replace(tzinfo=instant.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
