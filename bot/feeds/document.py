"""A body -> the tree of its elements, however wrong its encoding and its entities are.

The tree is lxml's, made of text that holds no document type: nothing is expanded or fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain import Feed
from bot.errors import FeedError
from bot.feeds.charset import decode_anyhow
from bot.feeds.mending import resolved

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = re.compile(rb"<(?![?!])\s*([\w:.-]+)")
_JSON = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")  # whatever its strings hold
_ENTITY = re.compile(rb"<!ENTITY([^<>]*)>")
_DECLARED = re.compile(rb"\s*([\w:.-]+)\s+(?:\"([^\"]*)\"|'([^']*)')\s*")
_BOMB = re.compile(rb"&(?!#)|.{300}", re.DOTALL)
# Each attribute is compared with all before it; a picture within a tag has one, however long.
_CROWDED = re.compile(rb"<[A-Za-z_:](?:[^<>=]*+=){1000}")
_SWOLLEN = 1_000_000  # bytes more than the document had, of which its own entities make it
_BEGINNING = re.compile(rb"<\?xml\s|<(?:\w+:)?(?:rss|feed|rdf|urlset)[\s>]", re.IGNORECASE)
_DECLARATION = re.compile(rb"<\?xml[^>]*>\s*")
_PROLOG = re.compile(
    rb"(?>\s+|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|<\?(?!xml\s).*?\?>)*+", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Document:
    """A body in UTF-8 from its root on, and the name of its root."""

    text: bytes
    root: str


def document(body: bytes, content_type: str, feed: Feed) -> Document:
    """Decode a body and find its root, without what stands before it.

    Raises FeedError for what is no XML, or would expand without end.
    """
    if not body.strip():
        raise FeedError("an empty body", url=feed.url)
    text = decode_anyhow(body, content_type).encode("utf-8", "replace")
    if _CROWDED.search(text):
        raise FeedError("an element of a thousand attributes", url=feed.url)
    root = _root(text)
    if root is None or _JSON.match(text):
        hint = (
            '; is it a JSON Feed? Then its kind is "jsonfeed"' if body.lstrip()[:1] == b"{" else ""
        )
        raise FeedError(f"not a feed: it holds no markup{hint}", url=feed.url)
    if root[1].lower() == b"html":
        raise FeedError("an HTML page, not a feed", url=feed.url)
    text = _from_its_beginning(text)
    root = _root(text) or root
    head, text = text[: root.start()], text[root.start() :]
    entities = _ENTITY.findall(head)
    if any(_BOMB.search(value) for value in entities):
        raise _endless(feed)
    declared = {
        found[1]: found[2] or found[3] or b""
        for value in entities
        if (found := _DECLARED.fullmatch(value))
    }
    plain = resolved(text, declared)
    if declared and len(plain) > len(text) + _SWOLLEN:
        raise _endless(feed)
    return Document(text=plain, root=root[1].decode("utf-8", "replace")[:50])


def well_formed(found: Document) -> _Element | None:
    """Parse a document; None where it is not well-formed. A prefix may be undeclared."""
    from lxml import etree  # 7 MB that only worker processes are to pay for

    try:
        return _parsed(found, recover=False)
    except etree.XMLSyntaxError as error:
        faults = error.error_log
        if any(fault.domain != etree.ErrorDomains.NAMESPACE for fault in faults) or not faults:
            return None
    return _parsed(found, recover=True)


def tree(found: Document) -> tuple[_Element, bool]:
    """Parse a document as far as it can be read; say whether it was well-formed."""
    root = well_formed(found)
    whole = root is not None
    root = _parsed(found, recover=True) if root is None else root
    if root is None:
        raise ValueError("nothing of it is XML")
    return root, whole


def _parsed(found: Document, *, recover: bool) -> _Element | None:
    from lxml import etree

    parser = etree.XMLParser(
        huge_tree=True,
        load_dtd=False,
        no_network=True,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
    )
    return etree.fromstring(found.text, parser)


def cut_within(text: bytes, elements: str) -> bool:
    """Say whether the last of the elements (names, with "|") was opened and not ended."""
    opened = list(re.finditer(rf"<(?:\w+:)?(?:{elements})[\s>]".encode(), text, re.IGNORECASE))
    ended = re.compile(rf"</\s*(?:\w+:)?(?:{elements})\s*>".encode(), re.IGNORECASE)
    return bool(opened) and ended.search(text, opened[-1].end()) is None


def _endless(feed: Feed) -> FeedError:
    return FeedError("it declares XML entities that could expand without end", url=feed.url)


def _root(text: bytes) -> re.Match[bytes] | None:
    return _ROOT.search(text, _prolog(text))


def _prolog(text: bytes) -> int:
    """Say where a document's declaration, comments and document type end."""
    declared = _DECLARATION.match(text)
    found = _PROLOG.match(text, declared.end() if declared else 0)
    return found.end() if found else 0


def _from_its_beginning(text: bytes) -> bytes:
    """Cut off what a server's warnings, or a template's mistakes, put before the document."""
    beginning = _BEGINNING.search(text)
    if beginning is None or beginning.start() <= _prolog(text):
        return text
    return text[beginning.start() :]
