"""On which side of a figure something is: "nearly 200" is not "more than 200"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import bounds, figures
from bot.language.bounds import Bound
from bot.language.remembered import remembered

_REACH = 24  # characters before a figure in which such words stand
_NEARLY = re.compile(
    r"\b(?:near(?:ly|ing)?|almost|close to|just (?:under|short of|shy of)|not quite|approach\w*"
    r"|(?:shy|short) of)\s(?:the\s|an?\s)?$",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"\b(?:up to|as (?:much|many|high) as|at most|an? (?:maximum|cap|ceiling) of|no more than)"
    r"\s(?:the\s|an?\s)?$",
    re.IGNORECASE,
)
# "The count has gone up to 51": there it stands.
_WENT = re.compile(
    r"\b(?:go(?:es|ing)?|gone|went|bring\w*|brought|pick\w*|mov\w+|ris\w+|rose|climb\w*|add\w*|was"
    r"|were|is|are)\s(?:[^\s.;,]+\s){0,6}up to\s(?:the\s|an?\s)?$",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:caps?|capped|ceilings?|limit\w*|maximum|most|top|upper)\b", re.IGNORECASE
)
_FRACTION = re.compile(r"\b(?:half|a (?:third|quarter|fifth|tenth))\b", re.IGNORECASE)

# A part of each of these words: most lines have none.
_WORDS = (
    *("near", "almost", "close to", "just ", "not quite", "approach", "shy of", "short of"),
    *("up to", "as much", "as many", "as high", "at most", "maximum", "cap ", "ceiling"),
    "no more",
)
_PART = "part"


class Sided(NamedTuple):
    """A figure, by what it counts, with the side on which it is meant, and if it is a limit."""

    start: int
    end: int
    what: tuple[object, str]
    side: int  # -1 below it, 1 above it, 0 at it or about it
    most: bool
    bound: Bound


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a figure whose other side, or whose limit, alone the evidence tells."""
    for said in find(claim.text):
        exact = not said.side and said.bound is Bound.EXACT
        if not (said.side or exact):
            continue
        if any(span.start <= said.start < span.end for span in claim.verbatim):
            continue
        given = [
            (each, passage) for passage in evidence for each in _given(passage).get(said.what, ())
        ]
        turned = said.side and all(each.side == -said.side for each, _ in given)
        # "At least" for "at most" is for the check of figures.
        if turned and said.what[1] != _PART and not _nearly(said, [each for each, _ in given]):
            continue
        most = exact and not _LIMIT.search(claim.text) and all(each.most for each, _ in given)
        if given and (turned or most):
            each, passage = given[0]
            text, start = passage.article.text, passage.span.start
            begin = max(start, text.rfind(" ", 0, max(0, each.start - 2)) + 1)
            against = passage.cite(begin - start, each.end - start)
            words = claim.text[said.start : said.end]
            return [Reason(fault=Fault.SCOPE_WIDENED, words=words, against=against)]
    return []


@lru_cache(maxsize=1024)
def _given(passage: Passage) -> Mapping[tuple[object, str], Sequence[Sided]]:
    """Give the figures of a passage by what they count."""
    found: dict[tuple[object, str], list[Sided]] = {}
    for each in passage.within(find(passage.article.text)):
        found.setdefault(each.what, []).append(each)
    return found


def _nearly(said: Sided, given: Sequence[Sided]) -> bool:
    return any(each.bound is Bound.ABOUT for each in (said, *given))


@remembered
def find(text: str) -> tuple[Sided, ...]:
    """Find the figures and simple fractions of a text, each with its side."""
    return tuple(_find(text))


def _find(text: str) -> Iterator[Sided]:
    low = text.lower()
    worded = any(map(low.__contains__, _WORDS))
    for each in figures.find(text):
        what = each.value, each.unit
        if worded:
            yield _sided(text, each.start, each.end, what, each.bound)
        else:
            side = {Bound.UNDER: -1, Bound.OVER: 1}.get(each.bound, 0)
            yield Sided(each.start, each.end, what, side, most=False, bound=each.bound)
    for part in _FRACTION.finditer(text):
        bound = bounds.of(text, *part.span())
        yield _sided(text, *part.span(), (part[0].lower(), _PART), bound)


def _sided(text: str, start: int, end: int, what: tuple[object, str], bound: Bound) -> Sided:
    before = text[max(0, start - _REACH) : start]
    nearly = bool(_NEARLY.search(before)) or bound is Bound.UNDER
    most = bool(_UP_TO.search(before)) and not _WENT.search(text, max(0, start - 80), start)
    side = -1 if nearly else int(bound is Bound.OVER)
    return Sided(start, end, what, side, most, bound)
