"""A subscriber's notice beside a short text: what there is to read is a teaser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.articles.gates import OFFER, SUBSCRIBERS_ONLY
from bot.articles.phrases import foreign_notice
from bot.language.markup import line
from bot.language.notices import notice
from bot.language.sentences import split

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TEASER = 2_000  # characters; a longer text with a subscriber's notice was read in full
GATE = 500  # characters of a paragraph that keeps its reader out
HALF = 0.5  # of such a paragraph
OPENING = 120  # characters of a sentence that begins as a gate does, and no report
WHOLE = 0.8  # of a sentence that is a notice from end to end
LOOKED_AT = 50_000  # characters at a page's end

# What stands around a page asks for subscribers on every page.
_SHOWN = (
    "//text()[not(ancestor::script or ancestor::nav or ancestor::footer[parent::body]"
    " or ancestor::header[parent::body or parent::div/parent::body]"
    " or ancestor::*[@role='navigation' or @role='banner' or @role='contentinfo'])]"
)


def announced(tree: HtmlElement, text: str) -> str:
    """Say how a page tells its visitor that a short text goes on for subscribers.

    Empty where it does not. An article on paywalls tells what such a notice says, and is none.
    """
    if len(text) >= TEASER:
        return ""
    sentences = [text[start:end] for start, end in split(text)]
    told = sum(len(_said(one)) for one in sentences if not _notice(one))
    shown = line(" ".join(map(str, tree.xpath(_SHOWN))))
    said = _said(shown[-LOOKED_AT:])
    return f"it says “{said[-1]}”" if len(said) > told else ""


def without_gates(paragraphs: Sequence[str]) -> list[str]:
    """Leave out of a text what tells its reader to subscribe, and the offer that goes with it."""
    kept: list[str] = []
    gated = False
    for each in paragraphs:
        gated = _is_gate(each) or (gated and (bool(OFFER.search(each)) or _offered(each) == 1))
        if not gated:
            kept.append(each)
    return kept or list(paragraphs)


def _is_gate(paragraph: str) -> bool:
    if len(paragraph) > GATE or not _said(paragraph):
        return False
    return _offered(paragraph) >= HALF


def _offered(paragraph: str) -> float:
    """Say how much of a paragraph is a notice or an offer, from 0 to 1."""
    sentences = [paragraph[start:end] for start, end in split(paragraph)]
    offers = [one for one in sentences if _notice(one) or OFFER.search(one)]
    return sum(map(len, offers)) / max(1, sum(map(len, sentences)))


def _notice(sentence: str) -> bool:
    """Say whether a sentence is the notice itself, rather than a report of one."""
    whole = len(max(_said(sentence), key=len, default="")) > WHOLE * len(sentence)
    opens = len(sentence) <= OPENING and SUBSCRIBERS_ONLY.match(sentence.lstrip("¿ "))
    return whole or bool(opens) or notice(sentence) or foreign_notice(sentence)


def _said(text: str) -> list[str]:
    return [line(found[0]) for found in SUBSCRIBERS_ONLY.finditer(text)]
