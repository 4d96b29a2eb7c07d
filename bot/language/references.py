"""Numbered things: sections of an act, orders, cases, tariff lines.

Their numbers are names, not figures.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_LABELS = {
    "section": r"[Ss]ections?|SECTION|[Ss]ecs?\.|§{1,2}",
    "article": r"Articles?|Arts?\.",
    "chapter": r"[Cc]hapters?|Ch\.",
    "title": r"Title",
    "part": r"Part",
    "annex": r"Annex(?:es)?",
    "schedule": r"Schedule",
    "paragraph": r"[Pp]aragraphs?|[Pp]aras?\.",
    "order": r"(?:Executive )?Orders?(?: No\.)?|E\.?O\.?",
    "proclamation": r"Proclamations?(?: No\.)?",
    "regulation": r"(?:(?:Implementing|Delegated) )?Regulation(?: \((?:EU|EC)\))?(?: No\.?)?",
    "directive": r"Directive(?: \((?:EU|EC)\))?",
    "resolution": r"Resolution",
    "rule": r"Rule",
    "notice": r"Notice",
    "law": r"Public Law|Pub\. L\.",
    "bill": r"H\.\s?R\.|S\.",
    "case": r"Case|Docket(?: No\.)?|DS",
    "heading": r"(?:[Ss]ub)?[Hh]eadings?|HTSUS|HTS|HS(?: codes?)?|CN codes?",
    "number": r"Nos?\.|№",
}
_NUMBER = (
    r"(?:\d[\d.,]*(?:[-/][A-Z\d]+)*[a-z]?(?:\([a-z\d]{1,4}\))*|[A-Z]{1,4}-\d[\w-]*|[IVXLC]+\b)"
)
_PATTERN = re.compile(
    r"(?<![\w.-])(?:"
    + "|".join(f"(?P<{label}>{words})" for label, words in _LABELS.items())
    + rf")[\s-]?(?P<numbers>{_NUMBER}(?:(?:,? (?:and|or|to) |, |[-–]){_NUMBER})*)"
    r"|(?P<code>\b\d{1,2}\s(?:U\.?S\.?C\.?|C\.?F\.?R\.?)(?:\s§+)?\s\d[\w.-]*)"
)
_LISTED = re.compile(_NUMBER)


class Reference(NamedTuple):
    """One numbered thing: `label` is its kind in lower case, `number` as printed."""

    start: int
    end: int
    label: str
    number: str


@lru_cache(maxsize=256)
def find(text: str) -> tuple[Reference, ...]:
    """Find the numbered things of a text; "Sections 232 and 301" are two."""
    found: list[Reference] = []
    for match in _PATTERN.finditer(text):
        if match["code"]:
            code = match["code"].replace(".", "")
            found.append(Reference(*match.span(), "code", code))
            continue
        label = next(label for label in _LABELS if match[label])
        listed = list(_LISTED.finditer(text, match.start("numbers"), match.end("numbers")))
        for at, each in enumerate(listed):
            number = each.group().rstrip(".,")
            start = each.start() if at else match.start()
            found.append(Reference(start, each.start() + len(number), label, number))
    return tuple(found)
