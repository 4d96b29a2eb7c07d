"""Legal bases stand in the evidence, for what a line says of them, and in the law they are of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import names, sentences
from bot.language.names import Kind, Name
from bot.language.repetition import terms
from bot.language.spans import overlap

# Kinds of numbered things that stand for one another, each as its own: an order is no section.
_FAMILIES = (
    frozenset({"section", "paragraph", "article", "chapter", "title", "part", "rule"}),
    frozenset({"order", "proclamation"}),
    frozenset({"regulation", "directive", "resolution"}),
    frozenset({"annex", "schedule"}),
    frozenset({"law", "bill"}),
    frozenset({"heading", "code", "number"}),
)
_OF = re.compile(r",?\s(?:to|of|under|in)\s(?:the\s)?")
_REACH = 80  # characters on each side in which stands what a law is the basis of
_COMPANY = 6.0  # weight of the terms that must speak for another law
_CLEARLY = 4.0  # and by how much more than for the one that is given


class Bound(NamedTuple):
    """A law, and the terms of what stands around it, up to another of its family."""

    law: Name
    terms: Mapping[str, float]


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every legal basis that is not in the evidence, or is that of another."""
    wrong = [
        law
        for law in claim.names
        if law.kind is Kind.LAW
        and (
            not any(_borne(law, each) for each in evidence)
            or _of_another(law, claim, evidence)
            or (not law.words.isupper() and _for_another(law, claim, evidence))
        )
    ]
    return [Reason(fault=Fault.LAW_DIFFERS, words=law.words) for law in wrong]


def _borne(law: Name, passage: Passage) -> bool:
    """Say whether a passage has a law, or speaks of the one that stands before it."""
    if any(_agree(law, other) for other in passage.names):
        return True
    number = re.search(r"\d\S*", law.key)
    if number and len(number[0]) > 2:
        bare = re.compile(rf"(?<![\w.,$€£]){re.escape(number[0])}(?![\w%])")
        labelled = [each for each in passage.names if each.kind is Kind.LAW]
        for match in bare.finditer(passage.text):
            at = passage.span.start + match.start()
            if not any(each.start <= at < each.end for each in labelled):
                return True  # "the 232 tariffs" rest on Section 232
    if not number and _titled(law, passage):
        return True
    if any(_alike(law, other) for other in passage.names if other.kind is Kind.LAW):
        return False
    text = passage.article.text
    # "It was in effect until May" may be of any law: which one it is may be told behind.
    if number and any(each.kind is Kind.LAW for each in passage.names):
        text = text[: passage.span.start]
    return any(_agree(law, other) for other in names.find(text))


def _agree(one: Name, other: Name) -> bool:
    """Say whether two legal bases can be one: by number, or as a part of it; or by its last words.

    Section 4 holds section 4(b); "the Act" is the Fair Steel Act.
    """
    if other.kind is not Kind.LAW:
        return names.agrees(one, other)
    short, long = sorted((one.key, other.key), key=len)
    if _family(one) or _family(other):
        return one.key == other.key or long.startswith(f"{short}(")
    return one.key == other.key or long.endswith(f" {short}")


def _titled(law: Name, passage: Passage) -> bool:
    """Say whether every word of a law's name stands in a passage or above it: "the steel act"."""
    held = f"{passage.text} {passage.article.publisher} {passage.article.title}".casefold()
    forms = [law.words.casefold(), law.key] if law.words.isupper() else [law.words.casefold()]
    told = [[word for word in form.split() if len(word) > 2 or word[0].isdigit()] for form in forms]
    return any(all(re.search(rf"\b{re.escape(w)}\b", held) for w in words) for words in told)


def _alike(one: Name, other: Name) -> bool:
    """Say whether two legal bases can stand for one another."""
    first, second = (_family(each) for each in (one, other))
    return bool(first & second) or first == second


def _family(law: Name) -> frozenset[str]:
    if not re.search(r"\d", law.key):
        return frozenset()
    label = law.key.split()[0]
    return next((each for each in _FAMILIES if label in each), frozenset({label}))


def _of_another(law: Name, claim: Claim, evidence: Sequence[Passage]) -> bool:
    """Say whether a law is of another one than in the evidence: "Annex II to Order 14001"."""
    own = [wide for part, wide in _nested(claim.text) if part == law]
    given = [
        wide for passage in evidence for part, wide in _nested(passage.text) if _agree(part, law)
    ]
    return bool(own and given) and not any(
        _agree(one, other) or not _alike(one, other) for one in own for other in given
    )


@lru_cache(maxsize=256)
def _nested(text: str) -> tuple[tuple[Name, Name], ...]:
    """Give each legal basis that is a part of another one, with that."""
    laws = [each for each in names.find(text) if each.kind is Kind.LAW]
    return tuple(
        (part, wide) for part, wide in pairwise(laws) if _OF.fullmatch(text, part.end, wide.start)
    )


def _for_another(law: Name, claim: Claim, evidence: Sequence[Passage]) -> bool:
    """Say whether the evidence has another law of its family for what a line says of it."""
    said = next((each for each in _bound(claim.text) if each.law == law), None)
    given = [
        each
        for passage in evidence
        for each in _bound(passage.article.text)
        if overlap(each.law, passage.span)
    ]
    mine = [each for each in given if _agree(each.law, law)]
    told = [each.law for each in _bound(claim.text)]
    others = [
        each
        for each in given
        if _alike(each.law, law) and not any(_agree(each.law, one) for one in (*told, law))
    ]
    listed = any(_alike(one, law) and one != law for one in told)
    if said is None or listed or not mine or not others:
        return False
    own = max(_shared(said, each, others) for each in mine)
    other = max(_shared(said, each, mine) for each in others)
    return other >= _COMPANY and other >= own + _CLEARLY


def _shared(said: Bound, each: Bound, rivals: Sequence[Bound]) -> float:
    """Weigh the terms that a law of the line shares with one of the evidence alone."""
    common = {term for rival in rivals for term in rival.terms}
    return sum(
        weight for term, weight in said.terms.items() if term in each.terms and term not in common
    )


@lru_cache(maxsize=256)
def _bound(text: str) -> tuple[Bound, ...]:
    found = []
    laws = [each for each in names.find(text) if each.kind is Kind.LAW]
    spans = sentences.split(text)
    for law in laws:
        around = next((each for each in spans if each.start <= law.start < each.end), None)
        if around is None:
            continue
        rivals = [each for each in laws if each != law and _alike(each, law)]
        begin = max(
            [around.start, law.start - _REACH, *(o.end for o in rivals if o.end <= law.start)]
        )
        end = min([around.end, law.end + _REACH, *(o.start for o in rivals if o.start >= law.end)])
        part = f"{text[begin : law.start]} {text[law.end : end]}"
        found.append(Bound(law, terms(part)))
    return tuple(found)
