"""Who speaks in a text, by name: "Ames said", "said Trade Minister Ames", "according to Ames"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from bot.language import names
from bot.language.names import Kind, Name
from bot.language.remembered import remembered
from bot.language.saying import DOING, PLAIN, SAYING, forms
from bot.language.spans import alternatives, lowered
from bot.language.vocabulary import NO_NAMES

SAID, _DOING = (alternatives(forms(verbs), any_case=True) for verbs in (SAYING, DOING))
BETWEEN = r"(?:(?:also|has|had|have|later|then|once|again|further|\w+ly)\s+)*"
_SOURCES = ("according", "estimate", "projection", "forecast")  # by somebody
_PUT = ("put", "puts")  # it so
_DAY = r"(?:\s(?:on\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday))?"
# Whose people speak for them: "the Ames administration said", "Chilean officials told".
_STAFF = (
    r"(?:(?:['’]s?)?(?:\s[a-z]+){0,2}?\s(?P<staff>administration|government|officials?|spokes\w+"
    r"|cabinet|team|ministers?|ministry|department|office|president|premier|leaders?|envoy"
    r"|negotiators?|lawmakers?|authorities|regulators?|delegation|campaign|central bank))?"
)
_AFTER = re.compile(
    rf"{_STAFF}(?:,[^,.;:“”\"]{{2,90}},|\s\([^)]{{1,60}}\)|\sof\s(?:the\s)?(?:[A-Z][\w.]*\s?){{1,5}})?"
    rf"(?:,?\s+who)?{_DAY}\s+{BETWEEN}(?P<verb>{SAID}|puts?\sit|(?P<deed>{_DOING}))\b",
    re.IGNORECASE,
)
# "Vale, minister for trade, ports and ferries, said".
_IN_OFFICE = re.compile(
    rf",\s(?:[\w’'-]+[\s-]){{0,6}}?(?:minister|secretary|commissioner|chief|director|head|president|chair\w*"
    rf"|spokes\w+|economist|analyst|professor|officer|executive|founder|manager|lawyer|leader)\b"
    rf"[^.;:“”\"]{{2,200}},{_DAY}\s+{BETWEEN}(?:{SAID})\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:\baccording to|\b(?:estimate|projection|forecast)s?\s(?:by|from)"
    rf"|\b(?!tell|told)(?P<verb>{SAID}))\s+(?:the\s+|by\s+)?(?:(?!that\s)[\w.,-]+\s+){{0,5}}$",
    re.IGNORECASE,
)
# "Deemed to be rare by the council": who has the word stands behind "by".
_AGENT = re.compile(
    r"\b(?:called|deemed|dubbed|described|labell?ed|branded|hailed|denounced|condemned)\b"
    r"[^.;]{0,80}?\sby\s(?:the\s)?(?:[A-Z][\w.-]+\s){0,4}$"
)
_QUOTE_BEFORE = re.compile(r"(?:[,.?!]?[”\"’']|,)\s*$")
# What is quoted from a thing that somebody made is not said by its name: "a Google translation".
_ENDS_NAME = re.compile(
    r"[^\w\s]|$|\s(?:and|in|on|at|as|who|spokes\w+|officials?|data|figures"
    r"|estimates?|reports?|research|records|filings|statistics|analysts?|analysis|sources?)\b"
)
_WORD = re.compile(r"\w+")
_VERBS = frozenset((*forms(SAYING), *forms(DOING), *forms(PLAIN, plural=True), *_SOURCES, *_PUT))


class Speaker(NamedTuple):
    """A name that speaks, and the verb's span and words."""

    name: Name
    start: int
    end: int
    deed: bool = False
    staff: str = ""


@remembered
def find(text: str) -> tuple[Speaker, ...]:
    """Find who speaks in a text, in order: "Ames said", "said Trade Minister Ames"."""
    found = []
    verbs = verbs_in(text)
    for name in names.find(text) if verbs else ():
        if name.kind is Kind.LAW or name.words in NO_NAMES:
            continue
        after = _AFTER.match(text, name.end) if verbs[-1] > name.end else None
        if after:
            found.append(
                Speaker(name, name.start, after.end(), bool(after["deed"]), after["staff"] or "")
            )
            continue
        if name.kind is not Kind.PLACE and (held := _IN_OFFICE.match(text, name.end)):
            found.append(Speaker(name, name.start, held.end()))
            continue
        begin = max(0, name.start - 80)
        told = bisect_left(verbs, begin) < bisect_left(verbs, name.start)
        before = _BEFORE.search(text, begin, name.start) if told else None
        if before and _tells(text, before, name):
            found.append(Speaker(name, before.start(), name.end))
        elif told and _AGENT.search(text, begin, name.start):
            found.append(Speaker(name, text.rfind(" by ", 0, name.start) + 1, name.end))
    return tuple(found)


@remembered
def verbs_in(text: str) -> tuple[int, ...]:
    """Find where words stand without which nobody speaks: looked for first, since most lack."""
    low = lowered(text)
    return tuple(match.start() for match in _WORD.finditer(low) if match[0] in _VERBS)


def _tells(text: str, before: re.Match[str], name: Name) -> bool:
    """Say whether words before a name make it a speaker: behind a quotation, or "according to"."""
    if before["verb"]:
        lead = _QUOTE_BEFORE.search(text, max(0, before.start() - 4), before.start())
        ends = lead and lead[0].strip() == "," and not _ENDS_NAME.match(text, name.end)
        return bool(lead) and not ends
    source = before.group().lower().startswith(_SOURCES)
    return source and bool(_ENDS_NAME.match(text, name.end))
