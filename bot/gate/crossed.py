"""What one clause tells of its subject is not told of the subject of the clause beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import sentences
from bot.language.repetition import terms
from bot.language.subjects import HELPING, STRONG
from bot.language.tenses import root
from bot.language.tenses import words as words_of

_BETWEEN = re.compile(r"[;:—–]\s|,?\s(?:and|but|while|whereas|though|although|yet)\s|,\s(?=[A-Z])")
_ADVERB = (
    r"(?:(?:already|also|now|since|just|even|still|not|yet"
    r"|(?!assembly|supply|family|italy|july|reply|ally|monopoly)\w+ly)\s)*"
)
_VERB = re.compile(
    rf"\s{_ADVERB}(?:(?:{HELPING})\s{_ADVERB}(?:been\s|be\s)?{_ADVERB}(?P<helped>[a-z]+)"
    rf"|(?P<past>[a-z]{{3,}}ed|{STRONG})|(?P<present>[a-z]{{3,}}s))\b"
)
# What is no subject of its own: a pronoun, an adverbial, a verb that goes on.
_NO_SUBJECT = re.compile(
    r"(?:it|they|he|she|we|this|that|these|those|which|who|there|in|on|at|by|with|from|after|before"
    r"|under|for|as|since|to|if|when|\w+ed|\w+ing|not|then|also|will|would|has|have|had|is|are|was"
    r"|were)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\b(?:says?|said|told|that|which|who)\b")
_PLURAL = re.compile(r"goods|exports|imports|sales|prices|tariffs|duties|workers|shares|stocks")
_LONGEST = 7  # words of a subject
# Verbs that anybody's other verb may stand for, and those of saying: for the check of speakers.
_LIGHT = """
    set put made make took take held hold got get gave give came come went go kept keep saw see
    found find won win lost lose said say told tell had have been done became left met travel
    announced added noted called asked expected wanted used need pleased
"""
_SLIGHT = frozenset(map(root, _LIGHT.split()))
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "all", "some", "many", "most"})


class Clause(NamedTuple):
    """A clause with a subject of its own: its terms, its verb's root, and the rest."""

    start: int
    end: int
    subject: frozenset[str]
    verb: str
    words: frozenset[str]


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a line whose subject is of one clause and whose verb is of another."""
    said = next(iter(clauses(claim.text)), None)
    if said is None or said.start or not said.subject or said.verb in _SLIGHT:
        return []
    for passage in evidence:
        for sentence in sentences.split(passage.text):
            found = clauses(passage.text[sentence.start : sentence.end])
            own = [each for each in found if each.subject & said.subject]
            others = [each for each in found if each.verb == said.verb]
            if not own or not others or any(said.verb in each.words for each in own):
                continue
            if any(each.subject & said.subject for each in others) or any(
                each.subject <= terms(claim.text).keys() for each in others
            ):
                continue
            if _elsewhere(said, evidence, passage, sentence.start):
                continue
            met = others[0]
            against = passage.cite(sentence.start + met.start, sentence.start + met.end)
            words = claim.text[said.start : said.end]
            return [Reason(fault=Fault.ROLES_SWAPPED, words=words, against=against)]
    return []


@lru_cache(maxsize=2048)
def clauses(text: str) -> tuple[Clause, ...]:
    """Part a sentence into the clauses that have a subject of their own."""
    return tuple(_clauses(text))


def _clauses(text: str) -> Iterator[Clause]:
    begins = [0, *(gap.end() for gap in _BETWEEN.finditer(text))]
    heads = []
    for begin in begins:
        verb = None if _NO_SUBJECT.match(text, begin) else _predicate(text, begin)
        if verb is None or len(text[begin : verb.start()].split()) > _LONGEST:
            continue
        if not any(begin < other <= verb.end() for other in begins) and not _SAYS.search(
            text, begin, verb.start()
        ):
            heads.append((begin, verb))
    for number, (begin, verb) in enumerate(heads):
        end = heads[number + 1][0] if number + 1 < len(heads) else len(text)
        subject = frozenset(terms(text[begin : verb.start()]))
        name = verb["helped"] or verb["past"] or verb["present"]
        yield Clause(begin, verb.end(), subject, root(name), _roots(text[begin:end]))


def _predicate(text: str, begin: int) -> re.Match[str] | None:
    """Find the verb behind a subject; a form in -s is one only behind a name: "Chile backs"."""
    for verb in _VERB.finditer(text, begin):
        before = text[begin : verb.start()].split()[-1]
        if verb["present"] is None or (
            not _PLURAL.fullmatch(verb["present"])
            and before[:1].isupper()
            and before.lower() not in _ARTICLES
        ):
            return verb
    return None


def _elsewhere(said: Clause, evidence: Sequence[Passage], passage: Passage, start: int) -> bool:
    """Say whether another sentence of the evidence tells it of that subject."""
    for other in evidence:
        for sentence in sentences.split(other.text):
            if other is passage and sentence.start == start:
                continue
            text = other.text[sentence.start : sentence.end]
            if said.subject & terms(text).keys() and said.verb in _roots(text):
                return True
    return False


def _roots(text: str) -> frozenset[str]:
    return frozenset(each.root for each in words_of(text))
