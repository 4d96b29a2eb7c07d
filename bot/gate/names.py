"""Names and countries stand in the evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, articles_of
from bot.language import names, places, sentences
from bot.language.names import Kind, Name
from bot.language.remembered import remembered
from bot.language.vocabulary import NO_NAMES, STATES

_WORD = re.compile(r"\w+")
_OF_BODY = re.compile(r"\s(?:members?|countries|nations|rules?|law|states?|meetings?|staff)\b")
_REFERS = re.compile(
    r"\b(?:he|she|they|it|his|her|their|its|we|our|I|who|this|these|that|those)\b", re.IGNORECASE
)


# What is called after the place where it sits, or by its short name.
_ALSO = {
    "Pentagon": r"Defen[cs]e Department|Department of Defen[cs]e",
    "Defense Department": r"Pentagon|Department of Defen[cs]e",
    "Department of Defense": r"Pentagon|Defen[cs]e Department",
    "Fed": r"Federal Reserve",
    "Capitol Hill": r"Congress",
    "Commerce": r"Commerce Department|Department of Commerce",
    "Whitehall": r"British government|UK government",
    "Democratic": r"Democrats?|\bD-[A-Z]",
    "Democrat": r"Democratic|\bD-[A-Z]",
    "Republican": r"GOP|\bR-[A-Z]",
    "GOP": r"Republicans?",
    "Solicitor General": r"Sol\. Gen\.",
    "Attorney General": r"Att'?y\.? Gen\.|A\.?G\.",
    "USMCA": r"CUSMA|T-MEC|United States of America, (?:the )?United Mexican States,? and Canada",
}


def _also(words: str, text: str) -> bool:
    """Say whether a text has a name in another of its forms: a state's code, a short name."""
    state = words.removesuffix(" State")
    codes = [code for code, name in STATES.items() if name == state]
    forms = [*codes, *filter(None, [STATES.get(words)])]
    if any(re.search(rf"\b{form}\b", text) for form in forms):
        return True
    return bool((other := _ALSO.get(words)) and re.search(other, text))


def _spells(name: Name, claim: Claim, passage: Passage) -> bool:
    """Say whether a name is part of words of a line that a passage abbreviates."""
    for other in passage.names:
        letters = other.words.replace(".", "")
        if other.kind is Kind.BODY and 2 < len(letters) < 7 and letters.isupper():
            spoken = spelling(letters).search(claim.text)
            if spoken and spoken.start() < name.end and name.start < spoken.end():
                return True
    return False


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every name that the passages do not bear.

    An article's publisher and title count as evidence: lines attribute by them. So does the
    rest of the article up to the passage where the passage refers back ("she", "the bloc").
    """
    told = [
        name
        for name in claim.names
        if name.kind is not Kind.LAW
        and name.words.replace(".", "") not in NO_NAMES
        and not any(_borne(name, each) or _spells(name, claim, each) for each in evidence)
    ]
    told = [
        each
        for each in told
        if not (
            _elsewhere(each, evidence)
            and (_free(each, claim, evidence) or _marks(each, claim.text))
        )
    ]
    return [Reason(fault=Fault.NAME_NOT_IN_EVIDENCE, words=each.words) for each in told]


def _elsewhere(name: Name, evidence: Sequence[Passage]) -> bool:
    """Say whether an article names it somewhere else than in the passages."""
    for article in articles_of(evidence):
        if name.kind is Kind.PLACE and name.key in _held_in(article.text)[0]:
            return True
        if any(names.agrees(name, other) for other in names.find(article.text)):
            return True
    return False


def _marks(name: Name, text: str) -> bool:
    """Say whether a body's name only tells what others are of: "WTO members"."""
    return name.kind is Kind.BODY and bool(_OF_BODY.match(text, name.end))


def _free(name: Name, claim: Claim, evidence: Sequence[Passage]) -> bool:
    """Say whether it takes nobody's place: the line has all of its kind that the passages have.

    Else it may be the wrong country, or the wrong person.
    """
    if name.kind is Kind.PLACE:
        said = frozenset(place.code for place in places.find(claim.text))
        held = {each.key for one in evidence for each in one.names if each.kind is Kind.PLACE}
        return held <= said
    mine = names.find(claim.text)
    return all(
        any(names.agrees(held, each) for each in mine)
        for passage in evidence
        for held in passage.names
        if held.kind is name.kind
    )


@lru_cache(maxsize=1024)
def spelled(letters: str, text: str) -> bool:
    """Say whether words of a text, in a row, begin with the letters of an abbreviation."""
    letters = letters.replace(".", "").replace("&", "")
    if not (2 <= len(letters) <= 6 and letters.isupper() and letters.isalpha()):
        return False
    return bool(spelling(letters).search(text))


@lru_cache(maxsize=1024)
def spelling(letters: str) -> re.Pattern[str]:
    """Give the form of words in a row that begin with letters; of two, both in capitals."""
    words = [rf"{re.escape(letter)}[\w’'-]*" for letter in letters]
    between = r"[\s-](?:(?:of|and|the|for|on|in|to|&)\s)*"
    return re.compile(rf"\b{between.join(words)}", re.IGNORECASE if len(letters) > 2 else 0)


def _borne(name: Name, passage: Passage) -> bool:
    article = passage.article
    if any(names.agrees(name, other) for other in passage.names):
        return True
    if name.kind is Kind.PLACE and name.key in passage.places:
        return True
    if places.region(name.words) & passage.places:
        return True
    if spelled(name.words, article.text) or _also(name.words, passage.text):
        return True
    texts = [passage.text, article.publisher, article.title]
    if name.kind is not Kind.PLACE:
        texts.append(article.text[_context(passage) : passage.span.start])
    return any(_stands(name, text) for text in texts)


def _context(passage: Passage) -> int:
    """Find where the context of a passage begins: the whole text before, if it refers back."""
    if _REFERS.search(passage.text):
        return 0
    return _before(passage)


def _before(passage: Passage) -> int:
    """Find where the two sentences before a passage begin."""
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


@remembered
def _held_in(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the places and the words that a text holds."""
    text = text.replace("U. S.", "U.S.")  # as older papers set it
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
