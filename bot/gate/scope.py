"""How much of something is meant stands as in the evidence: "some" is not "all"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text
from bot.language import denials, quantifiers
from bot.language.quantifiers import Degree, Quantity
from bot.language.repetition import terms

_FEW = re.compile(r"certain|only|few|part|not|limited|short|narrow|select", re.IGNORECASE)
_SOLELY = re.compile(r"\b(?:solely|exclusively|only|alone|nothing but|none but)\b", re.IGNORECASE)
_ABOVE_ALL = re.compile(
    r"\b(?:particularly|especially|mainly|mostly|chiefly|largely|primarily|above all)\b",
    re.IGNORECASE,
)
_BEHIND = 60  # characters in which stands what such a word is of
_COMPANY = 5.0  # weight of the terms of what it is of on both sides
_PART = frozenset({Degree.SOME, Degree.MANY, Degree.MOST, Degree.NEARLY})
_MUCH = frozenset({Degree.MANY, Degree.MOST, Degree.NEARLY})
_SHARE = re.compile(
    r"\d|half|two|three|more|(?:a|one)[ -](?:quarter|third|fifth|tenth)", re.IGNORECASE
)
_OF_ALL = re.compile(
    r"(?:%|\b(?:percent|per cent|half|third|quarter|fifth|tenth|share|part|portion)s?) (?:of|in) $"
)
_HARDLY = re.compile(r"(?:only )?(?:a )?few|a handful of|only some", re.IGNORECASE)
_VAGUE = re.compile(r"many|some|several|certain|various|a (?:quarter|third)", re.IGNORECASE)


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for more, or less, of something than the evidence means of the same."""
    given = [(each, passage) for passage in evidence for each in quantifiers.find(passage.text)]
    for said in quantifiers.find(claim.text):
        if any(span.start <= said.start < span.end for span in claim.verbatim):
            continue
        alike = [(each, passage) for each, passage in given if each.heads & said.heads]
        words = claim.text[said.start : said.end]
        if _SHARE.match(words):
            continue  # for the check of figures
        if _OF_ALL.search(claim.text, 0, said.start):
            continue  # "45 percent of all exports" is as much of them as of "total exports"
        if said.degree is not Degree.ALL and denials.negations(claim.text):
            alike = [each for each in alike if each[1].denied[0]]  # "few did not" are many
        if alike and all(
            _differs(said, each, words, passage.text[each.start : each.end])
            for each, passage in alike
        ):
            against = alike[0][1].cite(alike[0][0].start, alike[0][0].end)
            return [Reason(fault=Fault.SCOPE_WIDENED, words=words, against=against)]
    return _alone(claim, evidence)


def _alone(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for "solely" before what the evidence tells as so above all."""
    said = _SOLELY.search(claim.wording)
    held = all_text(evidence)
    if not said or _SOLELY.search(held) or denials.negations(claim.wording):
        return []
    mine = terms(claim.wording[said.end() : said.end() + _BEHIND])
    for each in _ABOVE_ALL.finditer(held):
        theirs = terms(held[each.end() : each.end() + _BEHIND])
        if sum(weight for term, weight in mine.items() if term in theirs) >= _COMPANY:
            return [Reason(fault=Fault.SCOPE_WIDENED, words=said[0])]
    return []


def _differs(said: Quantity, given: Quantity, words: str, other: str) -> bool:
    """Say whether two degrees cannot both be so, as they are told of the same."""
    if said.degree is Degree.ALL:
        return given.degree is not Degree.ALL
    if other == "the sole":
        return "one of" in words
    if said.degree is Degree.NONE:
        return given.degree in _PART
    if given.degree is Degree.ALL:
        return said.degree in _MUCH or bool(_FEW.search(words))
    if said.degree in {Degree.MOST, Degree.NEARLY} and _HARDLY.fullmatch(other):
        return False  # few do what most do not
    if said.degree in {Degree.MOST, Degree.NEARLY} and given.degree is not Degree.NONE:
        vague = given.degree is Degree.SOME or bool(_VAGUE.match(other))
        return vague or given.degree < said.degree is Degree.NEARLY
    if _HARDLY.fullmatch(words) and given.degree in _MUCH:
        return True
    return given.degree is Degree.NONE
