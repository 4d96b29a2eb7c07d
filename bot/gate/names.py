"""Names, countries and legal bases stand in the evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import names, places, sentences
from bot.language.names import Kind, Name

_WORD = re.compile(r"\w+")
_REFERS = re.compile(
    r"\b(?:he|she|they|it|his|her|their|its|we|our|I|who|this|these|that|those)\b", re.IGNORECASE
)


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every name that the passages do not bear.

    An article's publisher and title count as evidence: lines attribute by them. So does the
    rest of the article up to the passage where the passage refers back ("she", "the bloc").
    """
    return [
        Reason(fault=Fault.NAME_NOT_IN_EVIDENCE, words=name.words)
        for name in claim.names
        if not any(_borne(name, passage) for passage in evidence)
    ]


def _borne(name: Name, passage: Passage) -> bool:
    article = passage.article
    if any(names.agrees(name, other) for other in passage.names):
        return True
    if name.kind is Kind.LAW and re.search(r"\d", name.key):
        return False
    if name.kind is Kind.PLACE and name.key in passage.places:
        return True
    texts = [passage.text, article.publisher, article.title]
    if name.kind not in {Kind.LAW, Kind.PLACE}:
        texts.append(article.text[_context(passage) : passage.span.start])
    return any(_stands(name, text) for text in texts)


def _context(passage: Passage) -> int:
    """Find where the context of a passage begins: the whole text before, if it refers back."""
    if _REFERS.search(passage.text):
        return 0
    before = [
        span for span in sentences.split(passage.article.text) if span.end <= passage.span.start
    ]
    return before[-2:][0].start if before else passage.span.start


def _stands(name: Name, text: str) -> bool:
    """Say whether every word of a name stands in a text, whatever its case and number."""
    codes, held = _held_in(text)
    if name.kind is Kind.PLACE and name.key in codes:
        return True
    return all(
        _among(_singular(word.casefold()), held) or places.code(word) in codes
        for word in re.split(r"[\s\-‑/]+", name.words)
        if len(word) > 3 or word[:1].isupper()
    )


@lru_cache(maxsize=256)
def _held_in(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the places and the words that a text holds."""
    codes = frozenset(place.code for place in places.find(text))
    return codes, frozenset(_singular(word) for word in _WORD.findall(text.casefold()))


def _singular(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word).replace(".", "")
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def _among(word: str, held: frozenset[str]) -> bool:
    """Say whether a text's words hold a word or its root: "Europe" stands in "European"."""
    return word in held or (
        len(word) > 4
        and any(
            (other.startswith(word) and len(other) - len(word) < 4)
            or (word.startswith(other) and len(other) > 4 and len(word) - len(other) < 4)
            for other in held
        )
    )
