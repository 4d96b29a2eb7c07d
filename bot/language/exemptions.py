"""What a text leaves out of what it tells: "except felt hats", "shawls are exempt from it"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.language import denials, sentences
from bot.language.remembered import remembered
from bot.language.repetition import terms

_EXCEPT = re.compile(
    r"\b(?:except(?:ing)?(?: for| from)?|excluding|other than|apart from|save for|not including"
    r"|with the exceptions? of|but not|(?:, |and )not)\s"
    r"(?:(?:on|for|to|in|from|under|of|at|by|with|those|goods|the)\s)*"
    r"(?P<what>(?!(?:when|where|if|that|as|because|by|until|after|before|to|all|every|only|just|yet"
    r"|so)\b)(?:[^.;:—–()]{3,90}?"
    r"(?=[.;:—–()]|$|,\s(?:and|but|while|which|who|whose|the|it|they|though|as)\b"
    r"|\s(?:will|would|is|are|was|were|has|have|had|may|must|can|shall|that|which|who|pays?|faces?"
    r"|enters?)\b)|[^.,;:—–()]{3,}))",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:(?:do|does|did|will|would|shall|should|must|may|can)(?: not|n['’]t)|won['’]t"
    r"|can(?:not|['’]t))"
    r"\s(?:apply to|cover|include|extend to)\s"
    r"(?:(?:any|the|those|goods|imports|of|from|in|on)\s)*"
    r"(?P<what>[^.;:—–()]{3,90}?)(?=[.;:—–()]|$|,|\s(?:but|which|who|that|until|unless|if|when)\b)",
    re.IGNORECASE,
)
_FREED = re.compile(
    r"(?P<what>(?:[^\s,.;:—–()]+(?:,?\s(?:and|or)\s|,\s|\s)){1,6}?)"
    r"(?:(?:is|are|was|were|be|been|being|remains?|stays?)\s)"
    r"(?:also\s|still\s|now\s|fully\s|wholly\s)?"
    r"(?:exempt(?:ed)?|excluded|excepted|left out|spared)\s(?:from|of)\s"
    r"(?P<rest>[^.;:—–()]{3,60})",
    re.IGNORECASE,
)
_ITEMS = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or|nor)\s")
_RELATIVE = re.compile(r"\s*(?:that|which|who)\b")


class Exemption(NamedTuple):
    """What a sentence leaves out, each by its terms, and what it tells besides.

    `denied` where its verb says so ("does not apply to"), and no exception is made.
    """

    start: int
    end: int
    items: tuple[frozenset[str], ...]
    before: str
    rest: str
    denied: bool = False


def leaves_out(text: str) -> bool:
    """Say whether a text makes an exception."""
    return _EXCEPT.search(text) is not None


@remembered
def find(text: str) -> tuple[Exemption, ...]:
    """Find what each sentence of a text leaves out of what it tells, and does not deny."""
    return tuple(sorted(_find(text), key=lambda each: each.start))


def _find(text: str) -> Iterator[Exemption]:
    for form in (_EXCEPT, _DENIED, _FREED):
        for match in form.finditer(text):
            begin, end = next(
                each for each in sentences.split(text) if each.start <= match.start() < each.end
            )
            before, behind = text[begin : match.start()], text[match.end() : end]
            if denials.negations(before):
                continue
            found = (frozenset(terms(item)) for item in _ITEMS.split(match["what"]))
            if items := tuple(item for item in found if item):
                of = match["rest"] if form is _FREED else ""
                rest = before if _RELATIVE.match(behind) else f"{before} {of} {behind}"
                yield Exemption(
                    match.start(), match.end(), items, before, rest, form is not _EXCEPT
                )
