"""Which of its kind an event is: the figures of a month, of imports, a round or place of talks."""

from __future__ import annotations

import re
from collections.abc import Iterator

PERIOD, MONTH, ROUND, VENUE, FLOW = "period", "month", "round", "venue", "flow"

_MONTHS = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December)"
)
_NTH = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
)
_ORDINAL = rf"(?:{'|'.join(_NTH)}|\d{{1,2}}(?:st|nd|rd|th))"
_FLOW = r"(?i:exports|imports|shipments|surplus|deficit|trade gap|sales|output|production|orders)"
_MOVED = (
    r"(?:ris(?:es?|ing)|rose|f[ae]lls?|gr[eo]ws?|widen(?:s|ed)?|narrow(?:s|ed)?|shrinks?|shrank"
    r"|drop(?:s|ped)?|jump(?:s|ed)?|climb(?:s|ed)?|slip(?:s|ped)?|slid|surged?|slumped?|eased?"
    r"|reached|hit|totall?ed|pick(?:s|ed)? up)"
)
# "Exports rose 4% in April", and "April exports", but not "exports will be limited in April".
_PERIOD = re.compile(
    rf"\b{_FLOW}\b(?!\W+(?:to|will|may|would)\b).{{0,60}}?\b{_MOVED}\b.{{0,60}}?"
    r"\b(?:in|for|during) "
    rf"(?:(?:the )?(?P<quarter>first|second|third|fourth) quarter|{_MONTHS})\b(?! \d)"
    rf"|\d%? for {_MONTHS.replace('<month>', '<of>')}\b(?! \d)"
    rf"|\b{_MONTHS.replace('<month>', '<its>')}(?:['’]s)? (?:trade )?{_FLOW}\b"
)
# "The 2024-25 review", "the season 2024/25", wherever a title has such years.
_YEARS = re.compile(r"\b(?P<first>20\d\d)[-\u2013/](?:20)?(?P<last>\d\d)\b")
_OF_YEARS = re.compile(r"\b(?:review|season|crop|quota|marketing)\b", re.IGNORECASE)
# "For next week, from 9 to 15 July".
_DAYS = re.compile(
    rf"\b(?P<from>\d{{1,2}}) ?(?:to|until|through|[-\u2013]) ?(?P<to>\d{{1,2}}) {_MONTHS}\b"
    rf"|\b{_MONTHS.replace('<month>', '<of>')} (?P<since>\d{{1,2}})"
    r" ?(?:to|until|through|[-\u2013]) ?(?P<until>\d{1,2})\b"
)
# "A duty of 10% in January": one of a series, where another has another rate.
_IN_MONTH = re.compile(rf"\d(?:%| per ?cent)[^.;]{{0,40}}? (?:in|for|during) {_MONTHS}\b(?! \d)")
_WEEK = re.compile(r"\bweek", re.IGNORECASE)
_ROUND = re.compile(
    rf"\b(?P<nth>{_ORDINAL}) round\b(?=.{{0,40}}\b(?:talks|negotiations|consultations)\b)"
    rf"|\b(?:talks|negotiations|consultations)\b.{{0,40}}\b(?P<round>{_ORDINAL}) round\b",
    re.IGNORECASE,
)
_VENUE = re.compile(
    rf"\b(?:talks|negotiations|consultations|meeting|summit)\b(?: [a-z]+){{0,3}}? in "
    rf"(?!{_MONTHS}\b)(?P<venue>[A-Z][^\W\d_]+)"
)
_ENDING = {1: "st", 2: "nd", 3: "rd"}
_FLOWED = re.compile(rf"\b(?P<flow>exports|imports)\b.{{0,30}}?\b{_MOVED}\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-z0-9)\"”'’%])[.!?]\s")


def find(title: str, lead: str) -> Iterator[str]:
    """Name which of its kind a text tells of: "period april", "round fifth", "venue geneva".

    The month and the round are those of the title, or else of the first sentence.
    """
    first = _SENTENCE.split(lead, 1)[0]
    years = _YEARS.search(title) or (_OF_YEARS.search(first) and _YEARS.search(first))
    if years:
        yield f"{PERIOD} {years['first']}-{years['last']}"
    if (_WEEK.search(title) or _WEEK.search(first)) and (days := _DAYS.search(first)):
        yield f"{PERIOD} {'-'.join(word.lower() for word in days.groups() if word)}"
    for kind, form in ((PERIOD, _PERIOD), (MONTH, _IN_MONTH), (ROUND, _ROUND)):
        found = form.search(title) or form.search(first)
        yield from (f"{kind} {_nth(word)}" for word in found.groups() if word) if found else ()
    if found := _FLOWED.search(title):
        yield f"{FLOW} {found['flow'].lower().removesuffix('s')}"
    if found := _VENUE.search(title):
        yield f"{VENUE} {found['venue'].lower()}"


def spoken(word: str) -> frozenset[str]:
    """Give the words that say the same: "ninth" and "9th"."""
    number = _NTH.index(word) + 1 if word in _NTH else 0
    return frozenset({word, f"{number}{_ENDING.get(number, 'th')}"} if number else {word})


def _nth(word: str) -> str:
    low = word.lower()
    number = int(low[:-2]) if low[:-2].isdigit() else 0
    return _NTH[number - 1] if 0 < number <= len(_NTH) else low
