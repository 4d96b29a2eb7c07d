"""A clause that a line adds to what its evidence says, and deeds of which that says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text, articles_of
from bot.language import figures, tenses
from bot.language.repetition import runs, terms
from bot.language.slots import verb_of

ROOT = 5  # letters that two forms of a word share
_STEM = 4  # the same, of a verb
CLAUSE = re.compile(
    r"[,;:—–]\s|\s(?:and|but|because|while|after|although|though|so that|which|who)\s"
)
# Where a clause goes on behind one that is whole: it has a verb of its own, or says what that is.
_BEHIND = re.compile(
    r"[:;—–]\s|\s-\s|,\s(?:and|but|after|while|as|because|so|although)\s"
    r"|,\s(?=(?:which|who)\s|an?\s\w+\sthat\s)"
)
_RELATIVE = re.compile(r"(?:which|who)\s(?:\w+ly\s)?(?P<verb>[a-z]{3,})")
_ATTRIBUTES = re.compile(
    r"\b(?:said|says|told|according|inform|explain|report|argue|point|note|add|put|think|believe)\w*"
)
_WEIGHT, _STRANGE, _ALIKE = 10.0, 0.9, 0.85
_COPIED = 0.75  # of the runs of words before a clause that the evidence has too
_NEW = 0.5  # of what a clause tells must be new to the articles, beside its verb
_LEAST = 5  # runs of words that are a copy, and no chance
# Verbs that stand for any other, or only lead to one.
_LIGHT = """
    is are was were be been have has had do does did make made get got give gave take took come came
    go going went set put keep kept hold say said tell told see saw show showed call called become
    became remain remained mean meant follow followed include included
"""
_SLIGHT = frozenset(map(tenses.root, _LIGHT.split()))


def added(claim: Claim, evidence: Sequence[Passage], held: Set[str], roots: Set[str]) -> str:
    """Find a clause that stands in none of the articles, beside what its evidence says alike.

    `held` are the terms of the articles, and `roots` the first letters of them.
    """
    own = terms(all_text(evidence))
    begin = 0
    for end in [*(gap.start() for gap in CLAUSE.finditer(claim.text)), len(claim.text)]:
        clause, start = terms(claim.wording[begin:end]), begin
        begin = end
        weight = sum(clause.values())
        said = claim.text[start:end]
        if not start or weight < _WEIGHT or figures.find(said) or _ATTRIBUTES.search(said):
            continue
        if _share_new(said, held, roots) < _STRANGE:
            continue
        rest = terms(f"{claim.wording[:start]} {claim.wording[end:]}")
        alike = sum(worth for term, worth in rest.items() if term in own)
        if rest and alike >= _ALIKE * sum(rest.values()):
            return claim.text[start:end].strip(" ,;:—–")
    return _appended(claim, evidence, held, roots)


def _appended(claim: Claim, evidence: Sequence[Passage], held: Set[str], roots: Set[str]) -> str:
    """Find a clause with a verb of its own, new to the articles, behind a copy of the evidence."""
    copied = runs(all_text(evidence))
    for gap in _BEHIND.finditer(claim.text):
        before, clause = runs(claim.text[: gap.start()]), claim.text[gap.end() :]
        if len(before) < _LEAST or len(before & copied) < _COPIED * len(before):
            continue
        if _ATTRIBUTES.search(clause) or _share_new(clause, held, roots) < _NEW:
            continue
        verb = _verb(clause)
        if verb and not _known(verb, " ".join(each.text for each in articles_of(evidence))):
            return clause.strip()
    return ""


def _share_new(text: str, held: Set[str], roots: Set[str]) -> float:
    """Say how much of what a text tells the articles do not have in any form."""
    told = terms(text)
    new = [worth for term, worth in told.items() if term not in held and term[:ROOT] not in roots]
    return sum(new) / sum(told.values()) if told else 0.0


def unbacked(claim: Claim, evidence: Sequence[Passage]) -> tuple[int, int] | None:
    """Find a verb that a clause of a line tells and no word of its evidence is a form of."""
    held = all_text(evidence)
    begin = 0
    for gap in [*CLAUSE.finditer(claim.wording), None]:
        end = gap.start() if gap else len(claim.wording)
        clause = claim.wording[begin:end]
        verb = _verb(clause)
        if verb and not _known(verb, held):
            start = clause.find(verb)
            return begin + start, begin + start + len(verb)
        begin = gap.end() if gap else end
    return None


def _verb(clause: str) -> str:
    """Give what a clause tells somebody to do, unless any verb might stand there."""
    relative = _RELATIVE.match(clause.lstrip())
    verb = verb_of(clause) or (relative["verb"] if relative else "")
    return "" if tenses.root(verb) in _SLIGHT else verb


def _known(verb: str, text: str) -> bool:
    stem = tenses.root(verb)[:_STEM]
    return any(each.root.startswith(stem) for each in tenses.words(text))
