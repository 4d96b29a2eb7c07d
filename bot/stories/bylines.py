"""Whose report a text says that it is."""

from __future__ import annotations

import re

_HEAD = 600  # characters, in which it is said
_NAME = r"[A-Z][\w&.’'-]*(?:\s[A-Z][\w&.’'-]*){0,3}"
# "NAIROBI, May 4 (Harbour Wire) - " before a report: an agency's, whoever carries it.
_DATELINE = re.compile(rf"\((?P<name>{_NAME})\)\s+[–—−-]{{1,2}}\s")
_SAID = re.compile(
    rf"\((?P<closing>{_NAME})\)|\bnews agency (?P<agency>{_NAME})"
    rf"|(?P<reporting>{_NAME}) (?:has )?(?:reported|reports)\b"
)


def dateline(text: str) -> str:
    """Name the agency in a report's dateline, "" where it has none."""
    found = _DATELINE.search(text[:_HEAD])
    return found["name"] if found else ""


def names(text: str) -> tuple[str, ...]:
    """List whom a text may credit with its report: outlets, if those are any."""
    found = (name for match in _SAID.finditer(text[:_HEAD]) for name in match.groups() if name)
    return tuple(dict.fromkeys(found))
