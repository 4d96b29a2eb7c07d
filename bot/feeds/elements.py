"""The elements of feeds by name, whatever their prefixes, and the text that they hold."""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache
from html.entities import html5
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from bot.feeds.sites import is_relative, resolved, written
from bot.language.markup import plain, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

# Vocabularies by their addresses, without scheme and final "/" or "#". Those of feeds
# themselves go without a prefix.
_FEEDS = frozenset(
    {
        "",
        "www.w3.org/2005/atom",
        "purl.org/atom/ns",
        "purl.org/rss/1.0",
        "purl.org/net/rss1.1",
        "my.netscape.com/rdf/simple/0.9",
        "channel.netscape.com/rdf/simple/0.9",
    }
)
_PREFIXES = {
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/terms": "dcterms",
    "purl.org/rss/1.0/modules/content": "content",
    "purl.org/rss/1.0/modules/syndication": "sy",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "search.yahoo.com/mrss": "media",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "www.google.com/schemas/sitemap-news/0.9": "news",
    "www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "www.w3.org/1999/xhtml": "xhtml",
}
_KNOWN = frozenset(_PREFIXES.values())
_OF_FEEDS = frozenset({"atom", "rss", "a10"})
_LIKE_RSS = re.compile(r"(?:^|[/.])rss[\d.]*(?:\.dtd)?$")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"

HTML_TYPES = frozenset({"html", "xhtml", "text/html", "application/xhtml+xml"})
_TEXT_TYPES = frozenset({"", "text", "plain", "xml"})

# Text that is not said to be markup, and is: it closes an element, or refers to a character.
_MARKED = re.compile(r"</\w+\s*>|<(?:br|hr|img|wbr)\b[^<>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_TAG = re.compile(r"</?([A-Za-z]\w*)")
_ENTITY = re.compile(r"&(\w+;)")
_TAGS = frozenset(
    "a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code dd "  # noqa: SIM905
    "del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd "
    "li main mark nav ol p pre q s samp section small span strike strong sub sup table tbody td "
    "th thead time tr tt u ul var wbr".split()
)
_ALONE = re.compile(r"<((?!br|hr|img|wbr|col|input|area|embed|source)\w+)([^<>]*)/>")


def name(element: _Element) -> str:
    """Name an element in lower case: "title", "dc:date"; "?:title" in a vocabulary unknown."""
    return _name(element.tag, element.prefix) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=4096)
def _name(tag: str, prefix: str | None) -> str:
    space, _, local = tag.rpartition("}")
    local = local.lower()
    if ":" in local:  # its prefix is not declared
        prefix, _, local = local.rpartition(":")
        space = "?"
    address = space.lstrip("{").lower().partition("://")[2].rstrip("/#") if space else ""
    if address in _FEEDS and space != "?":
        return local
    known = _PREFIXES.get(address) or _guessed(address, (prefix or "").lower())
    return f"{known}:{local}" if known else local


def _guessed(address: str, prefix: str) -> str:
    """Take a vocabulary for what its prefix says, and for that of feeds where it has none."""
    if prefix in _KNOWN:
        return prefix
    return "" if not prefix or prefix in _OF_FEEDS or _LIKE_RSS.search(address) else "?"


def attribute(element: _Element, wanted: str) -> str:
    """Read an attribute by its local name, whatever its case and its prefix."""
    if (direct := element.get(wanted)) is not None:
        return str(direct)
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2].rpartition(":")[2].lower() == wanted:
            return str(value)
    return ""


def words(element: _Element | None) -> str:
    """Read all the characters of an element, as they stand."""
    return "" if element is None else "".join(element.itertext())


def text(element: _Element | None, *, marked: bool = False) -> str:
    """Read an element as the plain text that a reader would see.

    It is markup where it holds elements or says so. Where it says nothing it is markup if
    `marked`, else if it looks like it.
    """
    if element is None:
        return ""
    said = attribute(element, "type").partition(";")[0].strip().lower()
    if len(element):
        return plain(_inner(element))
    value = element.text or ""
    if attribute(element, "mode").lower() == "base64" or not _is_text(said):
        value = _decoded(value)
    if said == "xhtml" or said == "application/xhtml+xml":
        return tidy(value)
    if said in HTML_TYPES or (marked and not said):
        return plain(value)
    return tidy(value) if said else untyped(value)


def untyped(value: str) -> str:
    """Read text that does not say whether it is markup, as what it looks like."""
    return plain(value) if _is_marked(value) else tidy(value)


def _inner(element: _Element) -> str:
    from lxml import etree  # 7 MB that only worker processes are to pay for

    written = etree.tostring(element, encoding="unicode", with_tail=False)
    inner = written[written.index(">") + 1 : written.rindex("</")]
    return _ALONE.sub(r"<\1\2></\1>", inner)  # HTML has them open


def _is_text(type_: str) -> bool:
    return type_ in HTML_TYPES | _TEXT_TYPES or type_.startswith("text/") or type_.endswith("xml")


def _decoded(value: str) -> str:
    try:
        data = base64.b64decode("".join(value.split()), validate=True)
        return data.decode("utf-8") if data else value
    except (binascii.Error, ValueError):
        return value


def _is_marked(value: str) -> bool:
    return bool(
        ("<" in value or "&" in value)
        and _MARKED.search(value)
        and all(tag.lower() in _TAGS for tag in _TAG.findall(value))
        and all(entity in html5 for entity in _ENTITY.findall(value))
    )


def address(element: _Element, value: str, base: str) -> str:
    """Resolve an address that an element holds; empty where it is none."""
    try:
        return resolved(value, within(element, base) if is_relative(written(value)) else base)
    except ValueError:
        return ""


def within(element: _Element, base: str) -> str:
    """Say what addresses in an element are relative to: `base`, as `xml:base` changes it."""
    bases = [said for above in (element, *element.iterancestors()) if (said := above.get(_BASE))]
    for said in reversed(bases):
        base = urljoin(base, said.strip())
    return base
