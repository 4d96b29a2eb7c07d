"""Markup in, the plain text that a reader would see out.

Feeds' summaries and pages share these rules, so that what is hidden in one is hidden in
the other: text that no reader sees is where instructions to a model are put. Text in
normal form ("tidy") is NFC, without control, zero-width, bidirectional or private-use
characters, one space between words and one blank line between paragraphs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Control characters that are not white space; soft hyphen; zero-width, bidirectional and other
# format characters; surrogates and private use; tags and the supplementary selectors, which
# can spell a hidden message.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028]")
_PARAGRAPH_ENDS = re.compile(r"\n[^\S\n]*\n|\u2029")

_HIDDEN_TAGS = frozenset(
    "applet canvas embed iframe input noembed noframes noscript object select style svg "  # noqa: SIM905
    "template textarea".split()
)
_NO_TEXT = frozenset({"style", "svg", "script", "iframe", "canvas"})
_HIDDEN_CLASSES = frozenset({"screen-reader-text", "sr-only", "visually-hidden"})
_HIDDEN_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|(?:opacity|font-size):0(?:\.0+)?(?![.\d])"
    r"|text-indent:-\d{3}|(?<![-a-z])(?:left|top):-\d{3}"
)
_CSS_NOISE = re.compile(r"/\*.*?\*/|\s+", re.DOTALL)

_BLOCKS = frozenset(
    "address article aside blockquote center dd div dl dt figcaption figure footer form h1 h2 "  # noqa: SIM905
    "h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split()
)


def tidy(text: str) -> str:
    """Bring text to the normal form; idempotent."""
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    paragraphs = (
        " ".join(part.split()) for part in _PARAGRAPH_ENDS.split(unicodedata.normalize("NFC", text))
    )
    return "\n\n".join(filter(None, paragraphs))


def line(text: str) -> str:
    """Bring text to the normal form on one line, as a title is."""
    return " ".join(tidy(text).split())


def plain(fragment: str) -> str:
    """Read an HTML fragment as tidy text, a paragraph to a block, without what is hidden."""
    if "<" not in fragment and "&" not in fragment:
        return tidy(fragment)
    if "<" not in fragment:
        return tidy(_flat(unescape(_INVISIBLE.sub("", fragment))))
    from lxml import etree, html  # 7 MB that only worker processes are to pay for

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    markup = f"<div>{_INVISIBLE.sub('', fragment)}</div>"
    root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    strip_hidden(root)
    pieces = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        pieces.append("\n\n" if element.tag in _BLOCKS else "")
        if event == "end":
            pieces.append("\n" if element.tag == "br" else "")
            pieces.append(_flat(element.tail))
        elif element.tag != "script":
            pieces.append(_flat(element.text))
    return tidy("".join(pieces))


def _flat(text: str | None) -> str:
    # In markup a line feed is a space; only elements make lines.
    return _LINE_ENDS.sub(" ", text or "").replace("\n", " ")


def strip_hidden(root: HtmlElement) -> None:
    """Remove from a tree what a browser would not show, its scripts aside.

    The root and the body stay whatever they say: sites hide these until they have loaded.
    """
    for element in list(root.iter()):
        if element.getparent() is not None and _hidden(element):
            # What has no content takes what follows into it, where it was not closed.
            element.drop_tag() if element.tag == "embed" else element.drop_tree()


def veils(root: HtmlElement) -> Iterator[HtmlElement]:
    """List the elements of a tree that a browser would not show, but for styles and the like."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in _NO_TEXT and _hidden(element):
            yield element


def veiled(element: HtmlElement) -> bool:
    """Say whether an element is hidden by what scripts can take off: a style or an attribute."""
    return element.tag not in _HIDDEN_TAGS and _hidden(element)


def _hidden(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):  # a comment or a processing instruction
        return True
    if element.tag == "body":
        return False
    attributes = element.attrib
    return (
        element.tag in _HIDDEN_TAGS
        or "hidden" in attributes
        or (element.tag == "dialog" and "open" not in attributes)
        or attributes.get("aria-hidden", "").strip().lower() == "true"
        or not _HIDDEN_CLASSES.isdisjoint(attributes.get("class", "").lower().split())
        or bool(_HIDDEN_STYLE.search(_CSS_NOISE.sub("", attributes.get("style", "").lower())))
    )
