"""What is told of somebody is not what the evidence tells of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, cite
from bot.language import names, sentences, speech, subjects
from bot.language.names import Kind, Name
from bot.language.repetition import terms
from bot.language.spans import Span, overlap
from bot.language.subjects import Statement

_BREAK = re.compile(r"[;:—–]\s|[a-z]{2}\.\s|,\s(?:while|but|whereas|who|which)\s")
# "Chile bans exports; Peru has imposed one too": it is told of both. "We" is whoever speaks.
_ALSO = re.compile(r"\b(?:ones?|same|too|as well|likewise|so)\b(?=[^.;]*[.;])")
_WE = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
_BESIDE = 120  # characters behind it in which it is told of another as well
_SAYS = 8.0  # weight of the terms of what is told, for it to tell anything
_SHARE = 0.55  # of it must be told of another
_CLEARLY = 0.2  # less than the best share, and it is told of whoever else


class Told(NamedTuple):
    """What a passage tells of somebody, and how much of what a line tells that is."""

    share: float
    passage: Passage
    statement: Statement


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a person, country or body of which a line tells what another did.

    Whoever is named in the sentence that tells it may have done it too: there it is unsure.
    """
    reasons = []
    told = subjects.find(claim.text)
    if told and any(_WE.search(passage.text) for passage in evidence):
        return []
    spoken = [each for each in speech.utterances(claim.text) if told and not each.deed]
    for said in told:
        if any(each.start < said.end and said.start < each.end for each in spoken):
            continue  # who says what is for the check of speakers
        likest = [*_likest(claim.text, said, evidence)]
        for name in said.subjects:
            if likest and name in claim.names and all(_other(name, told) for told in likest):
                words = claim.text[name.start : said.end].strip()
                met = likest[0].statement
                against = cite(likest[0].passage.article, Span(met.subjects[0].start, met.end))
                reasons.append(Reason(fault=Fault.ROLES_SWAPPED, words=words, against=against))
                break
    return reasons


def _likest(text: str, said: Statement, evidence: Sequence[Passage]) -> Iterator[Told]:
    """Find the statements of the evidence that share most of one."""
    content = terms(text[said.start : said.end])
    total = sum(content.values())
    if total < _SAYS:
        return
    told = []
    for passage in evidence:
        text = passage.article.text
        for each in subjects.find(text):
            if not overlap(each, passage.span):
                continue
            held = terms(text[each.start : each.end])
            share = sum(content[term] for term in content.keys() & held.keys()) / total
            told.append(Told(share, passage, each))
    best = max((each.share for each in told), default=0.0)
    if best >= _SHARE:
        yield from (each for each in told if each.share >= best - _CLEARLY)


def _other(name: Name, told: Told) -> bool:
    """Say whether something is told of others of a name's kind, and the name is not by."""
    text = told.passage.article.text
    kind = names.kind_in(name, text)
    kinds = {names.kind_in(each, text) for each in told.statement.subjects}
    if kind is Kind.OTHER or kinds != {kind}:
        return False
    if kind is Kind.BODY and any(each.words.isupper() for each in (name, *told.statement.subjects)):
        return False  # an abbreviation may be any of them
    begin = (
        _clause(text, told.statement) if kind is Kind.PERSON else _sentence(text, told.statement)
    )
    end = told.statement.end
    if kind is not Kind.PERSON and (same := _ALSO.search(text, end, end + _BESIDE)):
        end = same.end()
    by = [each for each in names.find(text) if begin <= each.start < end]
    return not any(_same(name, each) for each in by)


def _sentence(text: str, statement: Statement) -> int:
    around = [each for each in sentences.split(text) if each.start <= statement.start < each.end]
    return around[0].start if around else 0


def _clause(text: str, statement: Statement) -> int:
    """Find where the clause of a statement begins, with all who may be its subjects."""
    breaks = [*_BREAK.finditer(text, 0, statement.subjects[0].start)]
    return breaks[-1].end() if breaks else 0


def _same(name: Name, other: Name) -> bool:
    return names.agrees(name, other) or bool({*name.key.split()} & {*other.key.split()})
