"""Notes by which an outlet corrects itself: what was wrong, and what is right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.language import dates, figures, names, sentences
from bot.language.goods import named as wares

_CORRECTS = re.compile(
    r"^\W*(?:correct(?:ion|ed|s)|clarification|erratum)\b"
    r"|\b(?:an earlier|a previous|the original) version of (?:this|the)\b"
    r"|\bcorrect(?:s|ed|ing) (?:its|an earlier|a previous|the) (?:report|article|figure|story)"
    r"|\b(?:amended|updated|changed) (?:on [^.]{1,30} )?to correct\b"
    r"|\bthis (?:article|report|story|version|headline|page) has been corrected\b"
    r"|\b(?:misstated|misidentified|misspelled|misspelt|misquoted)"
    r"|\bwrongly (?:said|stated|named|gave)\b"
    r"|\bnot\b[^.;]{2,60}\bas (?:it|we|this \w+|the [A-Z][\w ]{2,30}?|[A-Z]\w+)"
    r"(?: had| has)?(?: \w+ly| first)? (?:reported|said|stated|wrote)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?P<right>(?:[^.;:]|(?<=\d)[.:](?=\d))+?)[,;]? (?:and |but )?not "
    r"(?P<wrong>(?:[^,.;]|(?<=\d)[,.](?=\d))+)",
    re.IGNORECASE,
)
_AS = re.compile(r"\s+as\b.*$")
_EARLIER = re.compile(
    r"\b(?:(?:an earlier|a previous|the original) version|misstated|misidentified|wrongly)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^\W*(?:correction|corrected|clarification|erratum|editor[’']?s note)\W+", re.IGNORECASE
)
_FUNCTION = re.compile(
    r".*\b(?:is|was|are|were|be|been|by|from|on|at|in|of|for|to|with|that|covers?)\s", re.IGNORECASE
)
_HYPHENED = re.compile(r"(?:[-‑]\w+)*")
_LONGEST = 8  # words of what is wrong, or right


def corrects(text: str) -> bool:
    """Say whether a text says that something was reported wrong before."""
    return _CORRECTS.search(text) is not None


def errata(note: str) -> tuple[tuple[str, str], ...]:
    """Read what a note says was wrong, each with what it says is right."""
    note = _HEAD.sub("", note)
    found = [
        pair
        for match in _NOT.finditer(note)
        for pair in _opposed(match["right"], _AS.sub("", match["wrong"]).strip())
    ]
    told = [
        part
        for span in sentences.split(note)
        for part in re.split(r";\s+", note[span.start : span.end])
    ]
    for one, other in pairwise(told):
        if _EARLIER.search(one):
            found += _replaced(one, other)
    return tuple(dict.fromkeys(found))


def _opposed(right: str, wrong: str) -> Iterator[tuple[str, str]]:
    """Find in a clause what takes the place of words: the last that is of their kind."""
    for bad in _kinds(wrong):
        good = [each for each in _kinds(right) if each[0] == bad[0] and each[1] != bad[1]]
        if good:
            yield bad[1], good[-1][1]
            return
    ends = [words for _, words in _kinds(right) if right.rstrip().endswith(words)]
    tail = (ends[-1] if ends else _FUNCTION.sub("", right)).split()
    if tail and len(wrong.split()) <= _LONGEST:
        yield wrong, " ".join(tail[-_LONGEST:])


def _replaced(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Find what a sentence says was said with what the next one has in its place."""
    known = {words.casefold() for _, words in _kinds(one)}
    right = [each for each in _kinds(other) if each[1].casefold() not in known]
    for kind, good in right:
        bad = [words for sort, words in _kinds(one) if sort == kind]
        if bad:
            yield bad[-1], good
            return


def _kinds(text: str) -> Sequence[tuple[object, str]]:
    """List the names, figures, days and goods of a text, each with what it is."""
    days = dates.find(text)
    spans = [(each.start, each.end) for each in days]

    def apart(start: int, end: int) -> bool:
        return not any(a < end and start < b for a, b in spans)

    goods = {word for words in wares(text) for word in words}
    found: list[tuple[int, object, str]] = [
        *((each.start, each.grain, text[each.start : each.end]) for each in days),
        *(
            (each.start, (each.kind, each.unit), text[each.start : each.end])
            for each in figures.find(text)
            if apart(each.start, each.end)
        ),
        *(
            (each.start, _sort(each), _whole(text, each))
            for each in names.find(text)
            if apart(each.start, each.end)
        ),
        *(
            (match.start(), "goods", match[0])
            for word in goods
            for match in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
        ),
    ]
    return [(kind, words) for _, kind, words in sorted(found, key=lambda each: each[0])]


def _whole(text: str, name: names.Name) -> str:
    """Give a name with what goes on behind its hyphen: "Kim Jung-kwan"."""
    rest = _HYPHENED.match(text, name.end)
    return name.words + (rest[0] if rest else "")


def _sort(name: names.Name) -> object:
    return name.kind if name.kind in (names.Kind.PLACE, names.Kind.LAW) else names.Name


def stands(words: str, told: Iterable[str]) -> str | None:
    """Give the first of several sentences that has certain words."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    return next((each for each in told if pattern.search(each)), None)
