"""How certain a clause says something is: a fact, to come, or only possible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple


class Level(IntEnum):
    """How far from a fact what a clause says is."""

    FACT = 0
    COMING = 1  # will, plans to, is set to, announced
    POSSIBLE = 2  # may, could, threatens to, proposes, is expected to


_POSSIBLE = (
    r"threat(?:en(?:s|ed|ing)?|s)?|propos(?:e[sd]?|ing|als?)"
    r"|considering|to consider|weigh(?:s|ed|ing)?|explor(?:e[sd]?|ing)|seek(?:s|ing)?|sought"
    r"|urg(?:e[sd]?|ing)|ask(?:s|ed|ing)?\s+(?:\w+\s+){0,4}to|call(?:s|ed|ing)?\s+for|want(?:s|ed|ing)?"
    r"|hop(?:e[sd]?|ing)|expect(?:s|ed)?|likely|potential(?:ly)?|possib(?:le|ly)|perhaps"
    r"|aim(?:s|ed|ing)?|goal|willing|offer(?:s|ed|ing)?\s+to|draft|suggest(?:s|ed|ing)?"
    r"|recommend(?:s|ed|ing|ations?)?|permit(?:s|ted)?|allow(?:s|ed)?\s+to"
    r"|discuss(?:es|ed|ing)?|talks\s+(?:on|about)|risk(?:s|ed|ing)?|ready\s+to|prepared\s+to"
)
_COMING = (
    r"commitments?|commit(?:s|ted)?\s+to|pledg(?:e[sd]?|ing)|vow(?:s|ed|ing)?"
    r"|promis(?:e[sd]?|ing)|intend(?:s|ed|ing)?|intentions?|going\s+to|plan(?:s|ned|ning)?|set\s+to|due\s+(?:to|in|on|for|at)\s+(?=[a-z])|(?:is|are|be)\s+to"
    r"|scheduled|later\s+this|next\s+(?:week|month|year)|upcoming|pending|begin(?:s|ning)?\s+on"
    r"|negotiat(?:e[sd]?|ing|ions?)|agree(?:s|d)?\s+to"
)
_HEDGES = tuple(
    (level, re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE))
    for level, words in ((Level.POSSIBLE, _POSSIBLE), (Level.COMING, _COMING))
)
_MODALS = tuple(
    (level, re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE))
    for level, words in (
        (Level.POSSIBLE, r"(?-i:may)|might|could|can|should"),
        (Level.COMING, r"will|shall|['’]ll"),
    )
)
_WOULD = re.compile(r"(?<![\w-])(?:would|['’]d)(?!\w)", re.IGNORECASE)
_REPORTS = re.compile(
    r"\b(?:said|told|announced|added|confirmed|explained|noted|stated|insisted|promised|reported"
    r"|thought|knew|decided|agreed)\b"
)
#: What parts a sentence into clauses that are each certain in their own way.
_PARTS = re.compile(
    r"[;:—–.]|,\s(?=(?:and|but|while|which|who|after|as|with)\b)"
    r"|,|\b(?:but|while|whereas|although|though|because|after|when|which|who|amid|whether|that)\b"
)


class Clause(NamedTuple):
    """A part of a sentence, and how certain it is."""

    start: int
    end: int
    level: Level


@lru_cache(maxsize=1024)
def clauses(text: str) -> tuple[Clause, ...]:
    """Part a text into clauses, each with how certain it is."""
    return tuple(_clauses(text))


def _would(text: str, start: int) -> Level:
    """Say what "would" means: what is to come in reported speech, else what might be."""
    begin = max(text.rfind(mark, 0, start) for mark in ".;\n")
    return Level.COMING if _REPORTS.search(text, begin + 1, start) else Level.POSSIBLE


def _clauses(text: str) -> Iterator[Clause]:
    begin, last = 0, Level.FACT
    for gap in [*_PARTS.finditer(text), None]:
        end = gap.start() if gap else len(text)
        # What is asked or hoped "that" it be is no more certain than the asking.
        carried = last if text.startswith("that", begin) else Level.FACT
        for part in _graded(text, begin, end):
            last = max(part.level, carried)
            yield part._replace(level=last)
        begin = end if gap and gap.group()[:1].isalpha() else gap.end() if gap else end


def _graded(text: str, begin: int, end: int) -> Iterator[Clause]:
    """Grade a clause by its modal verb, and from a verb like "threaten" on by that."""
    if not text[begin:end].strip():
        return
    whole = Level.FACT
    for would in _WOULD.finditer(text, begin, end):
        whole = max(whole, _would(text, would.start()))
    whole = max(
        whole, *(level for level, words in _MODALS if words.search(text, begin, end)), Level.FACT
    )
    hedges = [
        (match.start(), level)
        for level, words in _HEDGES
        for match in words.finditer(text, begin, end)
    ]
    at = begin
    for start, level in sorted(hedges):
        if text[at:start].strip():
            yield Clause(at, start, whole)
        at, whole = start, max(whole, level)
    yield Clause(at, end, whole)


_DONE = re.compile(
    r"\b(?:has|have|had|was|were)\s+(?:\w+ly\s+)?(?:been\s+)?(?!expected|likely|set\b|due\b|scheduled"
    r"|planned|proposed|considered|threatened)"
    r"(?:\w+ed|\w+[aeiou]wn|\w+en|put|cut|set|made|paid|met|held|taken|begun|struck|hit)\b"
    r"|\bnow\s+(?:in\s+)?(?:force|effect)\b|\b(?:took|taken)\s+effect\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:after|since|before|when|which|that|who|as|than|because|where|if|under)\b", re.IGNORECASE
)
_MODAL = re.compile(
    r"\b(?P<modal>will|shall|(?-i:may)|might|could|would|can)\s+(?:not\s+)?(?P<then>\w+(?:\s\w+)?)",
    re.IGNORECASE,
)


def done(text: str) -> bool:
    """Say whether a text tells something as done, and not as to come."""
    return bool(_DONE.search(_ASIDE.split(text, maxsplit=1)[0]))


def modals(text: str) -> frozenset[tuple[Level, str]]:
    """Give what each modal verb of a text governs: two words, in lower case, and how certain."""
    return frozenset(
        (_grade(match["modal"]), match["then"].casefold()) for match in _MODAL.finditer(text)
    )


def _grade(modal: str) -> Level:
    return Level.COMING if modal.lower() in {"will", "shall"} else Level.POSSIBLE


def level(text: str) -> Level:
    """Say how certain a text is, by its least certain part."""
    return max((part.level for part in clauses(text)), default=Level.FACT)
