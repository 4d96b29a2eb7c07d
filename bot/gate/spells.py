"""How long it is from one day of the evidence to another, where a line says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from math import ceil, floor

from bot.domain import Article
from bot.gate.agreement import ABOUT
from bot.gate.evidence import Passage
from bot.language import dates
from bot.language.figures import Figure

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
    least, most = ceil(wanted - near), floor(wanted + near)
    return any(least <= abs(one - other) <= most for one, other in combinations(days, 2))


def _known(article: Article) -> Iterator[date]:
    yield from _told(article.text, article)


def _told(text: str, article: Article) -> Iterator[date]:
    for each in dates.find(text, article.when):
        yield from (day for day in (each.first, each.last) if day)
