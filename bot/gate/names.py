"""Names and countries stand in the evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.domain import Fault, Reason
from bot.gate import lexis
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, articles_of
from bot.gate.lexis import Lexis
from bot.language import names, places, sentences
from bot.language.names import Kind, Name
from bot.language.vocabulary import BODIES, NO_NAMES, STATES

_OF_BODY = re.compile(r"\s(?:members?|countries|nations|rules?|law|states?|meetings?|staff)\b")
_REFERS = re.compile(
    r"\b(?:he|she|they|it|his|her|their|its|we|our|I|who|this|these|that|those)\b", re.IGNORECASE
)


# What is called after the place where it sits, or by its short name.
_ALSO = {
    "Pentagon": r"Defen[cs]e (?:Department|Secretary)|(?:Department|Secretary) of Defen[cs]e",
    "Defense Department": r"Pentagon|Department of Defen[cs]e",
    "Department of Defense": r"Pentagon|Defen[cs]e Department",
    "Fed": r"Federal Reserve",
    "Capitol Hill": r"Congress",
    "Whitehall": r"British government|UK government",
    "Democratic": r"Democrats?|D-[A-Z]",
    "Democrat": r"Democratic|D-[A-Z]",
    "Republican": r"GOP|R-[A-Z]",
    "GOP": r"Republicans?",
    "Conservative": r"Tor(?:y|ies)",
    "Tory": r"Conservatives?",
    "Independence Day": r"July 4|4 July|Fourth of July",
    "Veterans Day": r"Nov(?:ember|\.) 11|11 November",
    "Christmas Day": r"Dec(?:ember|\.) 25|25 December",
    "New Year's Day": r"Jan(?:uary|\.) 1\b|1 January",
    "Senate": r"[Ss]enators?",
    "Parliament": r"MPs?|MEPs?",
    "Solicitor General": r"Sol\. Gen\.",
    "Attorney General": r"Att'?y\.? Gen\.|A\.?G\.",
    "USMCA": r"CUSMA|T-MEC|United States of America, (?:the )?United Mexican States,? and Canada",
}

# Words of longer names that others have in their stead: "Senate Republicans", "the Dallas Fed".
_INSTEAD = {
    "republican": ("gop",),
    "gop": ("republican",),
    "fed": ("federal", "reserve"),
}
# "Commerce" is its department, its ministry and its secretary, but no other body of commerce.
_DEPARTMENT = re.compile(
    r"(?:Department|Ministry) (?:of|for) (?:the )?(.+)|(.+) (?:Department|Ministry)"
)
_BODY = rf"(?:{'|'.join(sorted(each.title() for each in BODIES - {'department', 'ministry'}))})\b"
# Who is named there only tells who reported it.
_REPORTS = re.compile(r"\s(?:reported|reports|said|says)\b")
_REPORTED = re.compile(r"(?:according to|told|reported by)\s(?:the\s)?$", re.IGNORECASE)
_OF = re.compile(r"^of (?:the )?")
_OPENS = re.compile(r"(?:^|[.!?:;])[\s“\"]*$")
_ORDINARY = re.compile(
    r"\w+(?:al|ous|ic|ive|ful|less|able|ible|ing|ed|ary|ory|est|ish|ity|tion|ment|ness|ies|[oe]rs|ure|[ae]nce)"
)


def _also(words: str, text: str) -> bool:
    """Say whether a text has a name in another of its forms: a state's code, a short name."""
    if department := _DEPARTMENT.fullmatch(words):
        words = department[1] or department[2]
        return re.search(rf"\b{re.escape(words)}\b(?!\s{_BODY})", text) is not None
    if words.removesuffix("s") in _ALSO:
        words = words.removesuffix("s")
    state = words.removesuffix(" State")
    codes = [code for code, name in STATES.items() if name == state]
    forms = [*codes, *filter(None, [STATES.get(words)])]
    if any(re.search(rf"\b{form}\b", text) for form in forms):
        return True
    return bool((other := _ALSO.get(words)) and re.search(rf"\b(?:{other})", text))


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
        and not any(
            _borne(name, each) or _spells(name, claim, each) or _opening(name, claim, each)
            for each in evidence
        )
    ]
    told = [
        each
        for each in told
        if not (
            _elsewhere(each, evidence)
            and (_free(each, claim, evidence) or _marks(each, claim.text))
        )
    ]
    told += [each for each in claim.names if each not in told and _abroad(each, claim, evidence)]
    return [Reason(fault=Fault.NAME_NOT_IN_EVIDENCE, words=each.words) for each in told]


def _opening(name: Name, claim: Claim, passage: Passage) -> bool:
    """Say whether a passage bears all of a name but an ordinary word that opens the sentence.

    "Sceptical Republican members", "Growth of Ireland's exports".
    """
    first, _, rest = name.words.partition(" ")
    if not rest or places.code(first) or not _OPENS.search(claim.text, 0, name.start):
        return False
    if not (_ORDINARY.fullmatch(first) or re.search(rf"\b{first.lower()}\b", passage.article.text)):
        return False
    if first.casefold() in BODIES:
        return False
    rest = _OF.sub("", rest)
    kind = Kind.PLACE if places.code(rest) else Kind.OTHER
    return _borne(Name(0, len(rest), rest, kind, names.key(rest)), passage)


def _elsewhere(name: Name, evidence: Sequence[Passage]) -> bool:
    """Say whether an article names it somewhere else than in the passages."""
    for article in articles_of(evidence):
        if name.kind is Kind.PLACE and name.key in lexis.find(article.text).places:
            return True
        if any(names.agrees(name, other) for other in names.find(article.text)):
            return True
        if name.words in _ALSO and _also(name.words, article.text):
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
        any(names.agrees(held, each) for each in mine) or _also(held.words, claim.text)
        for passage in evidence
        for held in passage.names
        if held.kind is name.kind and not _tells(held, passage.article.text)
    )


def _abroad(name: Name, claim: Claim, evidence: Sequence[Passage]) -> bool:
    """Say whether a name begins with a place that no article has, where passages have others.

    "Chilean ABC" ends as "ABC" does, and may be from anywhere by that alone.
    """
    if name.kind in (Kind.PLACE, Kind.LAW):
        return False
    before = [each.code for each in places.find(name.words) if each.start == 0]
    said = frozenset(each.code for each in places.find(claim.text))
    return bool(before) and (
        not any(before[0] in lexis.find(each.text).places for each in articles_of(evidence))
        and any(one.places - said for one in evidence)
        and any(
            other.words != name.words and name.words.endswith(f" {other.words}")
            for one in evidence
            for other in one.names
        )
    )


def _tells(name: Name, text: str) -> bool:
    """Say whether somebody is named as who reported it: "the paper said"."""
    around = text[max(0, name.start - 20) : name.start]
    return bool(_REPORTS.match(text, name.end) or _REPORTED.search(around))


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
    held = (lexis.find(text) for text in (passage.text, article.publisher, article.title))
    if any(_stands(name, each) for each in held):
        return True
    return name.kind is not Kind.PLACE and _stands(name, _held_before(passage))


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


def _stands(name: Name, held: Lexis) -> bool:
    """Say whether every word of a name stands in a text, whatever its case and number."""
    if name.kind is Kind.PLACE and name.key in held.places:
        return True
    return all(
        lexis.among(lexis.singular(word.casefold()), held.words)
        or places.code(word) in held.places
        or _instead(lexis.singular(word.casefold()), held)
        for word in re.split(r"[\s\-‑/]+", name.words)
        if len(word) > 3 or word[:1].isupper()
    )


def _instead(word: str, held: Lexis) -> bool:
    """Say whether a text has the words that stand for a word of a name."""
    others = _INSTEAD.get(word, ())
    return bool(others) and all(lexis.among(other, held.words) for other in others)


@lru_cache(maxsize=2048)
def _held_before(passage: Passage) -> Lexis:
    """Give what the context of a passage holds."""
    return lexis.between(passage.article.text, _context(passage), passage.span.start)
