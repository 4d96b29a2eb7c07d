"""Who may have the word in a passage, by who is named before it."""

from __future__ import annotations

import re

from bot.gate.evidence import Passage
from bot.language import names, quotations, speaking
from bot.language.names import Kind, Name
from bot.language.spans import outside

PEOPLE = frozenset({Kind.PERSON, Kind.OTHER})
_NEAR = 150  # characters before a passage in which a heading may name who speaks
_HEADING = 80  # characters of a line that may be one
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")


def heads(name: Name, passage: Passage) -> bool:
    """Say whether a name heads a passage: in a heading, or outside quotations and none since."""
    before = passage.article.text[: passage.span.start]
    surname = name.words.split()[-1].casefold()
    if any(
        surname in line.casefold() and len(line) < _HEADING and not line.endswith(("”", '"'))
        for line in before.splitlines()
    ):
        return True
    unquoted = before
    for start, end, _ in quotations.find(passage.article.text):
        if start < len(before):
            unquoted = f"{unquoted[:start]}{' ' * (end - start)}{unquoted[end:]}"
    last = unquoted.casefold().rfind(surname)
    return last >= 0 and not _FULL_NAME.search(unquoted, last + len(surname))


def heard(passage: Passage) -> list[Name]:
    """Find who may have the word: the two named last outside quotations, and who right before."""
    text, begin = passage.article.text, passage.span.start
    named = outside([each for each in names.find(text) if each.end <= begin], quotations.find(text))
    people = [each.name for each in speaking.find(text) if each.end <= begin]
    people = [each for each in people if each.kind in PEOPLE]
    people += [each for each in named if each.kind is Kind.PERSON]
    people.sort(key=lambda each: each.start)
    near = [each for each in named if each.start >= begin - _NEAR]
    others = [each for each in people if people and not same(each, people[-1])]
    return [*near, *people[-1:], *others[-1:]]


def same(name: Name, other: Name) -> bool:
    """Say whether two names can be one person's, by a surname or by a first name."""
    return names.agrees(name, other) or bool({*name.key.split()} & {*other.key.split()[:1]})
