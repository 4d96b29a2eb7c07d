"""What people are told to be: "Ada Vale, the trade minister", "Ivo Lund of the farm union"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.language import names, sentences
from bot.language.names import Kind
from bot.language.remembered import remembered
from bot.language.repetition import terms
from bot.language.vocabulary import TITLES

_ENDS = r"(?=,|\.|$|\s(?:said|says|called|told|expects?|warned|who|was|is|has)\b)"
_BESIDE = re.compile(
    r",\s(?:(?:the|an?|its|their|who is|who heads)\s)?"
    r"(?P<what>(?!(?:and|but|who|which|while|\w+ing)\b)(?:[a-z]|Republican|Democrat)"
    rf"[^,.;:“”\"()]{{3,60}}?){_ENDS}"
)
_OF = re.compile(
    r"\s(?:of|from|at|with)\s(?:the\s)?"
    rf"(?P<what>[A-Za-z][\w’'-]*(?:\s[A-Za-z][\w’'-]*){{0,3}}?){_ENDS}"
)
_BEFORE = re.compile(r"(?P<what>(?:[\w’'-]+\s){1,3})$")
_TITLE = 40  # characters before a name in which an office may stand


class Holder(NamedTuple):
    """What somebody is told to be: where, by what surname, and the terms of it."""

    start: int
    end: int
    surname: str
    what: frozenset[str]


@remembered
def find(text: str) -> tuple[Holder, ...]:
    """Find what people with more names than one are told to be, beside their names."""
    return tuple(each for each in _find(text) if each.what)


def _find(text: str) -> Iterator[Holder]:
    for name in names.find(text):
        if name.kind not in (Kind.PERSON, Kind.OTHER) or " " not in name.words:
            continue
        surname = name.key.split()[-1]
        for form in (_BESIDE, _OF):
            if told := form.match(text, name.end):
                yield Holder(name.start, told.end(), surname, frozenset(terms(told["what"])))
        title = _BEFORE.search(text, max(0, name.start - _TITLE), name.start)
        if title and title["what"].split()[-1].lower() in TITLES:
            yield Holder(title.start(), name.end, surname, frozenset(terms(title["what"])))


def around(text: str, surname: str) -> frozenset[str]:
    """Give the terms of the sentences that name somebody."""
    starts = [each.start for each in names.find(text) if each.key.split()[-1] == surname]
    return frozenset(
        term
        for begin, end in sentences.split(text)
        if any(begin <= start < end for start in starts)
        for term in terms(text[begin:end])
    )
