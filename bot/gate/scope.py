"""How much of something is meant stands as in the evidence: "some" is not "all"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage
from bot.language import quantifiers
from bot.language.quantifiers import Degree, Quantity

_FEW = re.compile(r"certain|only|few|part|not", re.IGNORECASE)


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for more, or less, of something than the evidence means of the same."""
    given = [(each, passage) for passage in evidence for each in quantifiers.find(passage.text)]
    for said in quantifiers.find(claim.wording):
        alike = [(each, passage) for each, passage in given if each.heads & said.heads]
        words = claim.text[said.start : said.end]
        if alike and all(_differs(said, each, words) for each, _ in alike):
            against = alike[0][1].cite(alike[0][0].start, alike[0][0].end)
            return [Reason(fault=Fault.SCOPE_WIDENED, words=words, against=against)]
    return []


def _differs(said: Quantity, given: Quantity, words: str) -> bool:
    """Say whether two degrees cannot both be so, as they are told of the same."""
    if said.degree is Degree.ALL:
        return given.degree is not Degree.ALL
    if said.degree is Degree.NONE:
        return given.degree in {Degree.MANY, Degree.SOME}
    if given.degree is Degree.ALL:
        return said.degree is Degree.MANY or bool(_FEW.search(words))
    return given.degree is Degree.NONE
