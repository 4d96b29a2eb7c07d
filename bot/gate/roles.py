"""Who does something to whom is not who has it done to him in the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import roles
from bot.language.roles import Role

# Who has one of these done something of the other kind too: an answer to tariffs is tariffs.
_ALSO: Mapping[str, frozenset[str]] = {"burden": frozenset({"burden", "answer", "spare"})}


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a deed whose two sides stand the other way round in the evidence.

    There is nothing to say where anything of the kind is also told of who does it in the line.
    """
    reasons = []
    given = [(role, passage) for passage in evidence for role in roles.find(passage.text)]
    for said in roles.find(claim.text):
        if any(span.start <= said.start < span.end for span in claim.verbatim):
            continue
        against = next((each for each in given if _reversed(said, each[0])), None)
        if against and not any(_has(said, passage) for passage in evidence):
            role, passage = against
            reasons.append(
                Reason(
                    fault=Fault.ROLES_SWAPPED,
                    words=claim.text[said.start : said.end],
                    against=passage.cite(role.start, role.end),
                )
            )
    return reasons


def _reversed(said: Role, role: Role) -> bool:
    return (said.group, said.agent, said.patient) == (role.group, role.patient, role.agent)


def _has(said: Role, passage: Passage) -> bool:
    """Say whether a passage tells anything of the kind of who does it in the line."""
    if said.group == "sale" and roles.trades_both_ways(passage.text):
        return True
    groups = _ALSO.get(said.group, frozenset({said.group}))
    if any((group, said.agent) in roles.holders(passage.text) for group in groups):
        return True
    return any(
        role.group in groups and said.agent == role.agent for role in roles.find(passage.text)
    )
