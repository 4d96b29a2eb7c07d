"""How long something is: from one day of the evidence to another, or a month or a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from math import ceil, floor

from bot.domain import Article, Fault, Reason
from bot.gate.agreement import ABOUT, agree
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text
from bot.language import dates
from bot.language.figures import Bound, Figure
from bot.language.units import UNITS

_DAYS = {"day": Decimal(1), "month": Decimal("30.44")}


def spanned(said: Figure, evidence: Sequence[Passage], line: str = "") -> bool:
    """Say whether two days lie so far apart: of the article, its own, and of a line.

    Weeks and months are told roughly, and both ends of a stay may count.
    """
    if said.unit not in _DAYS:
        return False
    wanted = said.value * _DAYS[said.unit]
    days = {day.toordinal() for each in evidence for day in _known(each.article)}
    days |= {each.article.when.date().toordinal() for each in evidence}
    if evidence:
        days |= {day.toordinal() for day in _told(line, evidence[0].article)}
    near = max(Decimal(1), 2 * ABOUT * wanted)
    more = near if said.bound is not Bound.OVER else wanted * _WIDE
    less = near if said.bound is not Bound.UNDER else wanted * _WIDE
    least, most = ceil(wanted - less), floor(wanted + more)
    return any(least <= abs(one - other) <= most for one, other in combinations(days, 2))


def _known(article: Article) -> Iterator[date]:
    yield from _told(article.text, article)


def _told(text: str, article: Article) -> Iterator[date]:
    for each in dates.find(text, article.when):
        if each.first and text[: each.start].endswith(("mid-", "Mid-", "mid ")):
            yield each.first.replace(day=_MID)
        yield from (day for day in (each.first, each.last) if day)


_WIDE = Decimal("0.25")  # of it more, or less, may be called "more than" or "under"
_MID = 15  # the day of "mid-May"
# "After a month", "no more than a year": how long something is, without a figure.
_SPELL = re.compile(
    r"\b(?:after|within|in|for|over|under|than|to|least|lasts?|lasted|only|just|nearly|almost|about)\s"
    r"an?\s(?:full\s|whole\s)?(?P<unit>hour|day|week|month|year|decade)\b(?!['’-]|\s(?:ago|earlier|before)\b)"
)


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for "a month" where the evidence has "a year" in its place.

    Only where the line says nothing of a year, the evidence nothing of a month, and no days of
    it lie so far apart.
    """
    found = list(_SPELL.finditer(claim.text))
    if not found:
        return []
    text = all_text(evidence)
    theirs = {match["unit"] for match in _SPELL.finditer(text)}
    return [
        Reason(fault=Fault.UNIT_DIFFERS, words=match.group())
        for match in found
        if theirs
        and match["unit"] not in text.casefold()
        and not any(unit in claim.text.casefold() for unit in theirs)
        and not _stands(match, claim, evidence)
    ]


def _stands(match: re.Match[str], claim: Claim, evidence: Sequence[Passage]) -> bool:
    unit = UNITS[match["unit"]]
    said = Figure(*match.span(), unit.factor, unit.kind, unit.name, Bound.ABOUT)
    given = (each for passage in evidence for each in passage.figures)
    return spanned(said, evidence, claim.text) or any(agree(said, each) for each in given)
