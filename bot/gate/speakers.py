"""Who says something in a line says it in the evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import names, quotations, speech
from bot.language.names import Kind, Name
from bot.language.spans import outside

_NEAR = 150  # characters before a passage in which a heading may name who speaks
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
_PEOPLE = frozenset({Kind.PERSON, Kind.OTHER})


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a person who says what the evidence has from somebody else.

    A passage has its own speakers, or that of the text before it. Whoever is named in a
    passage may speak there.
    """
    reasons = []
    for said in speech.find(claim.text):
        if said.name.kind not in _PEOPLE or not any(_known(said.name, each) for each in evidence):
            continue
        if not any(_speaks(said.name, passage) for passage in evidence):
            words = claim.text[said.start : said.end]
            reasons.append(Reason(fault=Fault.SPEAKER_DIFFERS, words=words))
    return reasons


def _known(name: Name, passage: Passage) -> bool:
    """Say whether an article names somebody at all; that it does not is for another check."""
    return any(_same(name, other) for other in names.find(passage.article.text))


def _speaks(name: Name, passage: Passage) -> bool:
    article = passage.article
    if any(_same(name, other) for other in passage.names):
        return True
    if any(each.name.kind in _PEOPLE for each in speech.find(passage.text)):
        return False
    if name.words.casefold() in f"{article.publisher} {article.title}".casefold():
        return True
    before = article.text[: passage.span.start]
    heard = _heard(before)
    return not heard or any(_same(name, other) for other in heard) or _heads(name, before)


def _heads(name: Name, before: str) -> bool:
    """Say whether a name heads what follows: it stands outside quotations, and no other since."""
    unquoted = before
    for quotation in quotations.find(before):
        blank = " " * (quotation.end - quotation.start)
        unquoted = f"{unquoted[: quotation.start]}{blank}{unquoted[quotation.end :]}"
    last = unquoted.rfind(name.words.split()[-1])
    return last >= 0 and not _FULL_NAME.search(unquoted, last + len(name.words.split()[-1]))


def _heard(before: str) -> list[Name]:
    """Find who may have the word: the two named last outside quotations, and who right before."""
    named = outside(names.find(before), quotations.find(before))
    people = [each.name for each in speech.find(before) if each.name.kind in _PEOPLE]
    people += [each for each in named if each.kind is Kind.PERSON]
    people.sort(key=lambda each: each.start)
    near = [each for each in named if each.start >= len(before) - _NEAR]
    others = [each for each in people if people and not _same(each, people[-1])]
    return [*near, *people[-1:], *others[-1:]]


def _same(name: Name, other: Name) -> bool:
    """Say whether two names can be one person's, by a surname or by a first name."""
    return names.agrees(name, other) or bool({*name.key.split()} & {*other.key.split()[:1]})
