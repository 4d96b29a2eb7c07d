"""XML as feeds write it -> XML of which a parser reads the characters that are meant.

No document type is left in it, so that nothing is expanded, and nothing fetched.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from html.entities import html5, name2codepoint

_OPENINGS = re.compile(rb"<!--|<!\[CDATA\[")
# CDATA, in which all stands for itself; references, and what looks like them.
_REFERENCES = re.compile(
    rb"(<!\[CDATA\[.*?(?:\]\]>|\Z))|&(?:#(\d{1,7}|[xX][0-9a-fA-F]{1,6})|([A-Za-z][\w.:-]*));|&",
    re.DOTALL,
)
_PREDEFINED = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_MARKUP = frozenset("<>&\"'\t\n\r")  # a quotation mark may stand in an attribute
# What XML does not allow: control characters, and two that are none (in UTF-8).
_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


def resolved(text: bytes, declared: Mapping[bytes, bytes]) -> bytes:
    """Replace references by what they stand for, as a browser would; a bare "&" stands for itself.

    `declared` are the document's own entities. Comments and forbidden characters go.
    """

    def replacement(found: re.Match[bytes]) -> bytes:
        if found[1] is not None:
            return found[1]
        if found[2] is not None:
            return _character(f"&#{found[2].decode()};", "")
        name = found[3]
        if name in _PREDEFINED:
            return found[0]
        if name is None:
            return b"&amp;"
        if name in declared:
            return _escaped(declared[name].decode("utf-8", "replace"))
        return _character(f"&{name.decode()};", f"&amp;{name.decode()};")

    text = _without_comments(_FORBIDDEN.sub(b"", text))
    return _FORBIDDEN.sub(b"", _REFERENCES.sub(replacement, text))


def _without_comments(text: bytes) -> bytes:
    pieces, at = [], 0
    for found in _OPENINGS.finditer(text):
        if found.start() < at:
            continue
        comment = found[0] == b"<!--"
        end = text.find(b"-->" if comment else b"]]>", found.end())
        if end < 0:
            break  # nor does any that follows end
        pieces.append(text[at : found.start() if comment else end + 3])
        at = end + 3
    return b"".join([*pieces, text[at:]])


def _character(reference: str, unknown: str) -> bytes:
    if (code := name2codepoint.get(reference[1:-1])) is not None:
        return _escaped(chr(code))
    if not reference.startswith("&#") and reference[1:] not in html5:
        return unknown.encode()
    return _escaped(html.unescape(reference))


def _escaped(text: str) -> bytes:
    pieces = (f"&#{ord(char)};" if char in _MARKUP else char for char in text)
    return "".join(pieces).encode("utf-8", "ignore")
