"""A date is the date of the same thing as in the evidence: announced is not in effect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, cite
from bot.language import occasions
from bot.language.dates import Date, Grain, agrees, yearless
from bot.language.occasions import Dated, Occasion

# One event may be told with any of these words; that a measure holds, or ends, is another one.
_MADE_KNOWN = frozenset(
    {
        Occasion.SIGNED,
        Occasion.PUBLISHED,
        Occasion.ADOPTED,
        Occasion.REACHED,
        Occasion.VOTED,
        Occasion.RATIFIED,
    }
)
_ONE_EVENT = (
    *(frozenset({Occasion.ANNOUNCED, each}) for each in _MADE_KNOWN),
    frozenset({Occasion.SIGNED, Occasion.ADOPTED, Occasion.REACHED}),
    frozenset({Occasion.VOTED, Occasion.ADOPTED, Occasion.RATIFIED}),
    # what was paused holds from the day on which the pause ends, and the pause is over then
    frozenset({Occasion.RESUMES, Occasion.EFFECTIVE}),
    frozenset({Occasion.RESUMES, Occasion.EXPIRES}),
)
_AT_ONCE = re.compile(
    r"\b(?:immediate(?:ly)?|at\s+once|same\s+day|that\s+day|upon\s+(?:its\s+)?(?:signing|signature"
    r"|publication|adoption)|retroactive(?:ly)?|the\s+(?:very\s+)?day\s+(?:of|that|on|it|they))\b",
    re.IGNORECASE,
)


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a date that the evidence has as the date of something else.

    "Takes effect on 2 April" is false of what was signed then. It is said only where every
    mention of the day tells what happened on it, and where nothing took effect at once.
    """
    if any(_AT_ONCE.search(passage.text) for passage in evidence):
        return []
    reasons: dict[tuple[int, int], Reason] = {}
    for passage in evidence:
        for said in occasions.find(claim.text, passage.article.when):
            if any(span.start <= said.date.start < span.end for span in claim.verbatim):
                continue
            words = claim.text[said.date.start : said.date.end]
            if said.date[:2] not in reasons and (
                other := _another(said, evidence, any_year=yearless(words))
            ):
                words = claim.text[said.start : said.end]
                cited = cite(other[0].article, other[1])
                reasons[said.date[:2]] = Reason(
                    fault=Fault.DATE_OF_ANOTHER_KIND, words=words, against=cited
                )
    return list(reasons.values())


def _another(
    said: Dated, evidence: Sequence[Passage], *, any_year: bool
) -> tuple[Passage, Dated] | None:
    """Give the evidence's use of a day for something else, where that is its only use."""
    met: list[tuple[Passage, Dated]] = []
    own: tuple[Passage, Dated] | None = None  # where it dates what the line dates to another day
    untold = False  # whether it has the day as that of nothing that it tells
    for passage in evidence:
        when = passage.article.when
        told = {each.date[:2]: each for each in _told(passage)}
        for date in dict.fromkeys((*passage.dates, *(each.date for each in told.values()))):
            dated = told.get(date[:2])
            if _same(said.date, date, when, any_year=any_year):
                if dated is not None and dated.occasion is said.occasion:
                    return None
                if dated is None:
                    untold = True
                else:
                    met.append((passage, dated))
            elif dated and dated.occasion is said.occasion and not agrees(date, said.date, when):
                own = own or (passage, dated)
    if untold:
        return own
    if met and (own or all(_apart(said.occasion, dated.occasion) for _, dated in met)):
        return met[0]
    return None


@lru_cache(maxsize=1024)
def _told(passage: Passage) -> tuple[Dated, ...]:
    return tuple(
        each
        for each in occasions.find(passage.article.text, passage.article.when)
        if passage.span.start <= each.date.start and each.date.end <= passage.span.end
    )


def _same(said: Date, source: Date, when: datetime, *, any_year: bool) -> bool:
    """Say whether two dates name the same day, or the same month and no day of it."""
    days = {Grain.DAY, Grain.WEEKDAY}
    alike = said.grain is source.grain or (said.grain in days and source.grain in days)
    return alike and agrees(said, source, when, any_year=any_year)


def _apart(one: Occasion, other: Occasion) -> bool:
    """Say whether what happens at two occasions is never one event."""
    return one is not other and not any({one, other} <= each for each in _ONE_EVENT)


def confirmed(said: Date, claim: Claim, evidence: Sequence[Passage]) -> bool:
    """Say whether the evidence has a day, and no other, as that of what the line has it for."""
    for passage in evidence:
        when = passage.article.when
        for each in occasions.find(claim.text, when):
            if each.date[:2] != said[:2]:
                continue
            any_year = yearless(claim.text[said.start : said.end])
            told = [one.date for one in _told(passage) if one.occasion is each.occasion]
            if len(told) == 1 and _same(each.date, told[0], when, any_year=any_year):
                return True
    return False
