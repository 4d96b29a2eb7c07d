"""What a figure that says no more than whose it is has of the clause before it.

"Peru mines 60% of the zinc, and Mali a fifth": all of the first clause, but for Peru.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.spans import Span

_AND = r",?\s?(?:(?:and|but|or|while|plus)\s)?"
_ABOUT = (
    r"(?:(?:about|around|some|nearly|almost|roughly|approximately|over|under|an?|only|just|to|at|by|on|in|is"
    r"|are|was|were)\s)*"
)
_WAY = r"(?P<way>of|on|in|for|from|to|with|by|at|among)\s"
_FUNCTION = (
    r"(?!(?:will|would|is|are|was|were|be|been|has|have|had|may|must|can|could|of|on|in|for|from|to|with|by"
    r"|at|among|and|or|but|then|that|this|those|these|it|its|they|up|down|more|less|than|as|about|some"
    r"|nearly|almost|roughly|approximately|over|under|only|just|another|each|both|all|when|while|which|who|whose|whom|where|after|before|against|versus|compared|drop|rise|fall|gain|increase|decrease|decline|cut|total|further|nothing|zero|rising|falling|a|an|the|not|no|also|so|rose|fell|grew|pays?|faces?|gets?|stood|came|went|made|lost|won|rises?|falls?|grows?|\w{2,}ed)\b)"
)
_NAME = r"[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,2}"
_WORD = rf"{_FUNCTION}[\w.-]+(?!['’])"
_WORDS = rf"(?:the\s)?(?P<own>{_NAME}|{_WORD}(?:\s{_WORD})?)\s"
_WHOSE = re.compile(rf"{_AND}(?:{_WAY})?{_WORDS}{_ABOUT}")
_NAMED = re.compile(r"[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3}")
VERB = re.compile(
    r"\b(?:will|would|is|are|was|were|has|have|had|may|must|can|could|should|pays?|faces?|costs?|gets?|takes?"
    r"|rose|fell|grew|rises?|falls?|grows?|stood|came|went|made|lost|won|sank|sold|bought|shrank|\w{2,}ed)\b"
)
_CLOSED = re.compile(r"\s?(?:[.,;)]|$)")
_ONLY_AND = re.compile(rf"{_AND}{_ABOUT}")
_BEHIND = re.compile(r"\s(?:from|in|to|for|at|among|on|with)\s(?!~)")

# "And raised its tariff to", ", taking it to": whose it is stands before.
GOES_ON = re.compile(
    r"(?:,\s?)?\s?(?:(?:and|but|then)\s)?(?:\w+ly\s)?(?:(?!imposed\b)\w{2,}(?:ed|ing)|rose|fell|grew|cut|made|took"
    r"|set|put|left|lost|won|sold|bought|paid|has|have|had|was|were|is|are|will|would|may)\s"
)

Lent = tuple[int, int, float]  # a part of a text, and how surely it is told of the figure


def lent(text: str, lead: Span, full: Span, last: int, begin: int, figure: Span) -> Iterator[Lent]:
    """Give the parts of the clause before that are told of a figure, and those that are not.

    `lead` stands before the first figure of the `full` clause; the figure before ends at `last`,
    and its part where this one's begins.
    """
    start, end = figure
    if _ONLY_AND.fullmatch(text, begin, start) or begin == start:
        way = _BEHIND.match(text, last)
        if way and text.startswith(way[0], end):  # "9% on zinc and 4% on tin"
            yield lead.start, lead.end, 1.0
            yield last, begin, 0.0
        return
    if _AGAINST.fullmatch(text, begin, start):
        behind, name = _BEHIND.match(text, end), _NAMED.match(text, _after(text, end))
        names = [*_NAMED.finditer(text, *lead)] if behind and name else []
        if names:  # "Peru has 9%, compared with 4% for Mali"
            yield lead.start, lead.end, 1.0
            yield last, begin, 0.0
            yield *names[-1].span(), 0.0
        return
    whose = _WHOSE.fullmatch(text, begin, start)
    if whose and (other := _counterpart(text, lead, whose)):
        yield lead.start, lead.end, 1.0
        if _CLOSED.match(text, end):  # what stands behind the other figure is of this one too
            yield last, full.end, 1.0
        yield other.start, other.end, 0.0


_AGAINST = re.compile(
    rf",?\s?(?:(?:as\s)?compared\s(?:with|to)|(?:as\s)?against|versus|vs\.?)\s{_ABOUT}"
)


def _after(text: str, end: int) -> int:
    """Give where what follows a preposition, or its article, begins."""
    behind = _BEHIND.match(text, end)
    at = behind.end() if behind else end
    return at + len("the ") if text.startswith("the ", at) else at


def _counterpart(text: str, lead: Span, whose: re.Match[str]) -> Span | None:
    """Find whose the first figure is: the name, or the noun, that stands as this one's does."""
    begin, end = lead
    if way := whose["way"]:
        found = [*re.finditer(rf"\b{way}\s(?:the\s)?(?P<own>[\w’'.-]+)", text[begin:end])]
        if found:
            return Span(begin + found[-1].start("own"), begin + found[-1].end("own"))
    if whose["own"][0].isupper():
        names = [*_NAMED.finditer(text, begin, end)]
        return Span(*names[-1].span()) if names else None
    last = whose["own"].split()[-1]
    if alike := [*re.finditer(rf"(?P<own>[\w’'.-]+)\s{re.escape(last)}\b", text[begin:end])]:
        # "the zinc board and the tin board": the word before what both have
        return Span(begin + alike[-1].start("own"), begin + alike[-1].end("own"))
    if last in ("one", "ones"):
        words = text[begin:end].split()
        at = text.find(words[-2], begin, end) if len(words) > 1 else -1
        return Span(at, at + len(words[-2])) if at >= 0 else None
    verb = VERB.search(text, begin, end)
    nouns = text[begin : verb.start() if verb else end].split()
    noun = nouns[-1] if nouns and verb else nouns[0] if nouns else ""
    at = text.find(noun, begin, end) if noun else -1
    return Span(at, at + len(noun)) if at >= 0 else None
