"""What a line says stands in the article at all, whatever its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.gate.instructed import reported
from bot.language import figures, names
from bot.language.repetition import terms

_ABSENT = 0.6  # of the weight of a line's telling words
_LEAST = 12.0  # weight of the words of a line that says something
_UNNAMED = 18.0  # the same, of a line less whom it names
_ROOT = 5  # letters that two forms of a word share
_PARTS = re.compile(r"(?<=[.!?:;])[”\"’']?\s+")


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason where most of what a line says stands nowhere in the articles that it cites.

    So it is with each of its sentences, and what follows a colon, but for those with figures:
    figures that stand there are substance enough. Nor does a line of some length stand by those
    whom it names: anybody can be said to have said anything.
    """
    held: set[str] = set()
    for article in {each.article.id: each.article for each in evidence}.values():
        held |= terms(f"{article.publisher}\n\n{reported(article)}").keys()
    roots = {term[:_ROOT] for term in held if len(term) >= _ROOT}
    parts = [part for part in _PARTS.split(claim.text) if not figures.find(part)]
    wordings = [*([] if claim.figures else [claim.wording]), *parts]
    for wording in wordings:
        for text, least in ((wording, _LEAST), (_unnamed(wording), _UNNAMED)):
            said = terms(text)
            absent = sum(
                weight
                for term, weight in said.items()
                if term not in held and term[:_ROOT] not in roots
            )
            total = sum(said.values())
            if total >= least and absent > _ABSENT * total:
                return [Reason(fault=Fault.NO_EVIDENCE, words=claim.text)]
    return []


def _unnamed(text: str) -> str:
    """Leave out whom a text names by a name of their own."""
    for name in reversed(names.find(text)):
        if name.kind in (names.Kind.PERSON, names.Kind.OTHER):
            text = f"{text[: name.start]} {text[name.end :]}"
    return text
