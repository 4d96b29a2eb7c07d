"""Of whom a text tells something: names that are subjects, each with what is told of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.language import names
from bot.language.names import Kind, Name
from bot.language.remembered import remembered

#: A verb behind a name: helping verbs, or a form in -ed or -s that is no plural of what is traded.
HELPING = r"has|have|had|is|are|was|were|will|would|may|might|could|can|should|must|did|does|do"
_NO_VERB = (
    r"tariffs|exports|imports|goods|duties|levies|products|officials|companies|firms|talks|rules"
    r"|measures|sanctions|cars|markets|deals|pacts|workers|makers|sales|shipments|prices|taxes"
    r"|quotas|farmers|producers|ministers|orders|plans|steps|moves|united|based|as|its|this"
    r"|his|hers|ours|theirs|yes|across|versus"
)
STRONG = (
    r"cut|put|set|hit|held|made|took|won|began|fell|rose|gave|paid|sold|bought|drew|met|lost|kept"
    r"|built|sent|went|left|became|came|chose|struck|grew|broke|found|said|told|wrote|saw|got"
)
_PREDICATE = re.compile(
    r"(?:,[^,.;:“”\"]{2,80},|\s\([^)]{1,40}\))?(?:,?\s(?:who|which))?\s"
    rf"(?P<predicate>(?:(?:also|then|now|not|\w+ly)\s)?(?:(?:{HELPING})\s(?:\w+\s)?\w+"
    rf"|(?!(?:{_NO_VERB})\b)[a-z]+(?:ed|s)\b|(?:{STRONG})\b))"
)
_BEFORE = re.compile(  # of what stands behind these nothing is told: "goods from Chile fell"
    r"\b(?:of|in|on|for|with|from|to|by|at|than|against|over|into|between|near|after|before|under)"
    r" (?:the |an? )?(?:[a-z]+ ){0,2}$"
)
_JOINED = re.compile(r"(?:,? and (?:the )?|, (?:the )?|,? or )(?:[a-z]+ ){0,3}")
_ENDS = re.compile(
    r"[;:—–()“”\"]|,\s(?:and|but|while|which|who|whereas|as)\b"
    r"|\b(?:while|whereas|but|although|because|if|unless)\b|\.\s|\.$|$"
)
_ADJECTIVE = re.compile(r"(?:ese|ian|ean|ish|ican|ch|i)$")


class Statement(NamedTuple):
    """What is told of the names that are its subjects, from `start` to `end`."""

    subjects: tuple[Name, ...]
    start: int
    end: int


@remembered
def find(text: str) -> tuple[Statement, ...]:
    """Find of whom a text tells something, in order, and in which words.

    A name that a preposition stands before is no subject, and neither is an adjective.
    """
    found = []
    everyone = [each for each in names.find(text) if each.kind is not Kind.LAW]
    for number, name in enumerate(everyone):
        predicate = _PREDICATE.match(text, name.end)
        if predicate is None or (name.kind is Kind.PLACE and _ADJECTIVE.search(name.words)):
            continue
        subjects = _run(text, everyone[: number + 1])
        if _BEFORE.search(text, max(0, subjects[0].start - 40), subjects[0].start):
            continue
        end = _ENDS.search(text, predicate.end())
        stop = end.start() if end else len(text)
        found.append(Statement(subjects, predicate.start("predicate"), stop))
    return tuple(found)


def _run(text: str, upto: Sequence[Name]) -> tuple[Name, ...]:
    """Give the names that are one subject with the last one: "Chile and Peru agreed"."""
    run = [upto[-1]]
    for name in reversed(upto[:-1]):
        if not _JOINED.fullmatch(text, name.end, run[0].start):
            break
        run.insert(0, name)
    return tuple(run)
