"""Things of two places are not told each of the other's."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import origins
from bot.language.origins import Origin


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for two things of a line that have each other's place in the evidence."""
    told = origins.find(claim.text)
    if len(told) < 2:
        return []
    given = [
        each for passage in evidence for each in passage.within(origins.find(passage.article.text))
    ]
    for number, one in enumerate(told):
        for other in told[number + 1 :]:
            if one.way == other.way and one.code != other.code and _exchanged(one, other, given):
                words = claim.text[one.start : other.end]
                return [Reason(fault=Fault.ROLES_SWAPPED, words=words)]
    return []


def _exchanged(one: Origin, other: Origin, given: Sequence[Origin]) -> bool:
    """Say whether each of two things has the other's place in the evidence, and none its own."""
    mine = frozenset().union(*(each.things for each in given if _of(each, other))) & one.things
    theirs = frozenset().union(*(each.things for each in given if _of(each, one))) & other.things
    own = any(_of(each, one) and each.things & mine for each in given)
    others = any(_of(each, other) and each.things & theirs for each in given)
    return bool(mine and theirs) and not (own or others or mine & theirs)


def _of(each: Origin, said: Origin) -> bool:
    return (each.code, each.way) == (said.code, said.way)
