"""Words in capitals, of which names are made: their forms, and what joins them."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.language import places
from bot.language.vocabulary import ABBREVIATIONS, OFFICES, SPEAKING

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[-‑'’&/.](?=\w)\w+)*")
OPENING = " \n\t“”\"'‘’«»([*•–—-"  # what may stand between a sentence's begin and its first word
PERSONAL = re.compile(r"(?:[A-Z][\w’'.-]*\s){1,2}[A-Z][\w’'-]+")
POSSESSIVE, ARTICLE = re.compile(r"['’]s?$"), re.compile(r"(?i)^(?:the|an?)\s+|\ssecretariat$")
SUFFIX = re.compile(r"[-‑][^\W\d_A-Z][\w-]*$")  # "China-based"
# "Yeo Han-koo": a given name of two syllables, and no "Lund-led".
GIVEN = re.compile(
    r"[A-Z][a-z]{1,6}\s[A-Z][a-z]{1,6}[-‑](?!based|backed|led|made|era|area|wide|style|owned|born|built|bound"
    r"|like|only|free|run|held|sized|rich|linked|listed)[a-z]{2,5}"
)
INITIALS = re.compile(r"(?!D\.C\.|U\.)(?:[A-Z]\.){2,3}\s[A-Z][a-z]+(?:[-‑][A-Z][a-z]+)?")
# Words that a body's name joins by "and": "Customs and Border Protection".
PAIRED = frozenset(
    pair
    for name in (*ABBREVIATIONS.values(), "Bureau of Industry and Security")
    for pair in re.findall(r"(\w+),? and (\w+)", name)
)
PARTY, DOUBLE = re.compile(r"[A-Z]-[A-Z][a-z]+"), re.compile(r"[A-Z][a-z]+[-‑][A-Z][a-z]+")
PARTICLE = r"(?:de|du|da|dos|la|von|van|der|den|bin|al|el)"
OF = re.compile(rf"\s(?:of(?:\sthe)?|{PARTICLE}(?:\s{PARTICLE})*(?:\sthe)?)\s")
FOR = re.compile(r"\s(?:for|on)\s(?:the\s)?")
SPEECH = re.compile(rf"(?:,[^,.;:“”\"]{{2,80}},)?\s(?:{'|'.join(SPEAKING)})\b")


class Token(NamedTuple):
    """A word, and where it stands."""

    start: int
    end: int
    words: str


Run = tuple[Token, ...]


def capital(words: str) -> bool:
    """Say whether a word is in capitals, if behind a particle: "d'Ivoire"."""
    return words[0].isupper() or (words[:2] in {"d'", "d’"} and words[2:3].isupper())


def in_title_case(tokens: list[Token]) -> bool:
    """Say whether the words of a line are in capitals for no more than that it is a title."""
    long = [each.words for each in tokens[1:] if len(each.words) > 3 and each.words[0].isalpha()]
    return len(long) > 3 and sum(words[0].isupper() for words in long) >= 0.8 * len(long)


def abbreviated(words: str) -> bool:
    """Say whether a word is in capitals by more than its first letter."""
    letters = words.replace(".", "")
    return letters[:2].isalpha() and letters[:2].isupper() and len(letters) > 1


def bare(words: str) -> str:
    """Take a possessive from a word."""
    return POSSESSIVE.sub("", words) if "'" in words or "’" in words else words


def body(run: Run) -> bool:
    """Say whether a word is a body's abbreviation, and no place's."""
    word = bare(run[0].words) if len(run) == 1 else ""
    return word.isupper() and len(word) > 2 and word.isalpha() and places.code(word) is None


_OFFICE = re.compile(r"([a-z-]+)\s$")


def office_before(text: str, start: int) -> bool:
    """Say whether an office in small letters stands before a name: "its trade minister"."""
    before = _OFFICE.search(text, max(0, start - 20), start)
    return before is not None and before[1] in OFFICES
