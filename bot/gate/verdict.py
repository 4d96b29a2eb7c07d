"""The verdict on a line: every check, then how its wording stands to its evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.domain import Article, Fault, Line, Outcome, Reason, Verdict
from bot.gate import (
    antonyms,
    bases,
    binding,
    causes,
    changes,
    crossed,
    dates,
    dating,
    figures,
    goods,
    instructed,
    invented,
    kinds,
    laws,
    levels,
    limits,
    measured,
    modality,
    names,
    negation,
    occasions,
    offices,
    origins,
    paced,
    parties,
    polarity,
    quotations,
    roles,
    scope,
    sided,
    sized,
    speakers,
    spells,
    strays,
    strength,
    subjects,
    substance,
    unseen,
)
from bot.gate.against import all_placed, placed
from bot.gate.claim import Claim, read
from bot.gate.evidence import Passage, passages

Check = Callable[[Claim, Sequence[Passage]], list[Reason]]

CHECKS: Final[tuple[Check, ...]] = (
    quotations.faults,
    figures.faults,
    measured.faults,
    sized.faults,
    spells.faults,
    paced.faults,
    kinds.faults,
    dates.faults,
    dating.faults,
    occasions.faults,
    names.faults,
    parties.faults,
    laws.faults,
    bases.faults,
    goods.faults,
    polarity.faults,
    antonyms.faults,
    negation.faults,
    limits.faults,
    scope.faults,
    sided.faults,
    strength.faults,
    binding.faults,
    strays.faults,
    levels.faults,
    changes.faults,
    roles.faults,
    subjects.faults,
    crossed.faults,
    origins.faults,
    modality.faults,
    speakers.faults,
    offices.faults,
    causes.faults,
)


def check(line: Line, articles: Mapping[str, Article]) -> Verdict:
    """Judge a line by the passages it cites.

    Unsupported with a reason for all that its evidence does not carry; supported where its
    wording is the evidence's too; unclear in between, with the words that are strange to the
    evidence. `articles` are by id.
    """
    evidence, missing = passages(line, articles)
    if missing or not evidence:
        whole = (replace(each, start=0, end=len(line.text)) for each in missing)
        return Verdict(outcome=Outcome.UNSUPPORTED, reasons=tuple(whole))
    claim = read(_unattributed(line.text, evidence), evidence)
    reasons = tuple(reason for faults in CHECKS for reason in faults(claim, evidence))
    reasons = reasons or tuple(instructed.faults(claim, articles.values()))
    reasons = reasons or tuple(substance.faults(claim, evidence))
    if reasons:
        told = all_placed(reasons, line.text, evidence)
        return Verdict(outcome=Outcome.UNSUPPORTED, reasons=told)
    strange = substance.strange(claim, evidence)
    if strange is None:
        return Verdict(outcome=Outcome.SUPPORTED)
    unclear = Reason(fault=Fault.NOT_ALIGNED, words=strange)
    return Verdict(outcome=Outcome.UNCLEAR, doubt=placed(unclear, line.text, evidence))


def check_written(
    line: Line, articles: Mapping[str, Article], asked: Sequence[str] = ()
) -> Verdict:
    """Judge a line in a model's hand, which is trusted with no word of its own.

    What the checks let through must be told from what can be read in the articles: neither from
    what stands there out of sight, or was `asked` before, nor from nowhere.
    """
    found = check(line, articles)
    if found.outcome is Outcome.UNSUPPORTED:
        return found
    evidence, _ = passages(line, articles)
    reasons = unseen.faults(line.text, tuple(articles.values()), asked)
    reasons = reasons or invented.faults(read(line.text, evidence), evidence)
    if not reasons:
        return found
    told = all_placed(reasons, line.text, evidence)
    return Verdict(outcome=Outcome.UNSUPPORTED, reasons=told)


def strictly(verdict: Verdict) -> Verdict:
    """Stop what is unclear too, for a desk that wants it so."""
    if verdict.outcome is not Outcome.UNCLEAR:
        return verdict
    reason = verdict.doubt or Reason(fault=Fault.NOT_ALIGNED, words="")
    return Verdict(outcome=Outcome.UNSUPPORTED, reasons=(reason,))


def _unattributed(text: str, evidence: Sequence[Passage]) -> str:
    """Leave out a line's closing "— Publisher": a name like "France 24" makes no claim."""
    for passage in evidence:
        if text.endswith(ending := f" — {passage.article.publisher}"):
            return text.removesuffix(ending)
    return text
