"""Who does something to whom is not who has it done to him in the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, cite
from bot.language import roles
from bot.language.roles import Role

# Who has one of these done something of the other kind too: an answer to tariffs is tariffs.
_ALSO: Mapping[str, frozenset[str]] = {"burden": frozenset({"burden", "answer", "spare"})}


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a deed whose two sides stand the other way round in the evidence.

    There is nothing to say where anything of the kind is also told of who does it in the line.
    """
    reasons = []
    told = roles.find(claim.text)
    given = [
        (role, passage)
        for passage in evidence
        for role in (passage.within(roles.find(passage.article.text)) if told else [])
    ]
    for said in told:
        if any(span.start <= said.start < span.end for span in claim.verbatim):
            continue
        against = next((each for each in given if _reversed(said, each[0])), None)
        if against and not any(_has(said, passage) for passage in evidence):
            role, passage = against
            reasons.append(
                Reason(
                    fault=Fault.ROLES_SWAPPED,
                    words=claim.text[said.start : said.end],
                    against=cite(passage.article, role),
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
    text = passage.article.text
    return any(
        each.group in groups and said.agent == each.key
        for each in passage.within(roles.holders(text))
    ) or any(
        role.group in groups and said.agent == role.agent
        for role in passage.within(roles.find(text))
    )
