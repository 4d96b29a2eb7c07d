"""What the words of the evidence lead on to: the rest, a third of which, five in each of three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from bot.gate.agreement import related
from bot.language import numerals
from bot.language.figures import Bound, Figure
from bot.language.units import Kind

_FEW = 8
_SUMS = (Kind.MONEY, Kind.QUANTITY, Kind.COUNT)
_HUNDRED = Decimal(100)
# A line that adds up more than two says so.
_TOGETHER = re.compile(
    r"\b(?:total\w*|combined|together|sum|in all|add(?:s|ed)? up|between them|all told|altogether"
    r"|jointly|overall|come to|makes?|(?:two|three|four)\s(?:\w+\s)?(?:account|make|took|hold))",
    re.IGNORECASE,
)
_EACH_OF = re.compile(r"\b(?:each|every one) of (?P<list>\w+(?:(?:, (?:and )?| and )\w+){1,8})")
_EACH_NEXT = re.compile(
    rf"\b(?:each|every one) of (?:the|its) (?:(?:next|last|first|coming|following|past) )?"
    rf"(?P<count>\d{{1,2}}|{numerals.WORDS}) "
)
_REST = re.compile(r"\bthe (?:rest|remainder|remaining|others)\b", re.IGNORECASE)
_LEADS = re.compile(
    r"\bthe (?:rest|remain\w+|others)\b|\bof (?:which|whom|these|those|them)\b"
    r"|(?:%|\bper ?cent) (?:more|less|fewer|higher|lower|bigger|smaller)\b",
    re.IGNORECASE,
)
_SHARED_OF = re.compile(r"\bof (?:which|whom|these|those|them)\b")
_FURTHER = re.compile(
    r"(?:%|\bper ?cent) (?:more|less|fewer|higher|lower|bigger|smaller)\b", re.IGNORECASE
)
_COMMAS = re.compile(r", (?:and )?| and ")


def results(said: Figure, line: str, given: Sequence[Figure], text: str) -> Iterator[Figure]:
    """Give what the evidence leads on to, and what three of its figures come to together."""
    if _adds_up(line):
        yield from _threes(said, given)
    if "each of" in text or "every one of" in text:
        yield from _each_of(given, text)
    if _leads(text):
        yield from _told_further(given, text)


@lru_cache(maxsize=256)
def _adds_up(line: str) -> bool:
    return _TOGETHER.search(line) is not None


@lru_cache(maxsize=2048)  # the sentences of an article, for each of its lines
def _leads(text: str) -> bool:
    return _LEADS.search(text) is not None


def _threes(said: Figure, given: Sequence[Figure]) -> Iterator[Figure]:
    """Give what three figures of one unit come to, of a few."""
    sums = [each for each in given if each.kind in _SUMS]
    for unit in {each.unit for each in sums if related(said, each.unit)}:
        alike = [each for each in sums if each.unit == unit]
        if 3 < len(alike) <= _FEW:
            for three in combinations(alike, 3):
                total = sum((each.value for each in three), Decimal(0))
                yield three[0]._replace(value=total, bound=Bound.EXACT, per="", noun="")


def _each_of(given: Sequence[Figure], text: str) -> Iterator[Figure]:
    """Give what a sum comes to that is of each of so many: "5 in each of 2026, 2027 and 2028"."""
    sums = [each for each in given if each.kind in _SUMS]
    listed = [1 + len(_COMMAS.findall(each["list"])) for each in _EACH_OF.finditer(text)]
    counted = [int(numerals.read(each["count"])) for each in _EACH_NEXT.finditer(text)]
    for count in [*listed, *counted]:
        for one in sums:
            whole = one._replace(value=one.value * count, bound=Bound.EXACT, per="", noun="")
            yield whole
            for other in sums:
                if other.unit == one.unit and other.value != one.value:
                    yield whole._replace(value=whole.value + other.value)


def _told_further(given: Sequence[Figure], text: str) -> Iterator[Figure]:
    """Give what the words lead on to: "a third of which", "10% more", "60%; the rest"."""
    rates = [each for each in given if each.kind is Kind.PERCENT and 0 < each.value < _HUNDRED]
    sums = [each for each in given if each.kind in _SUMS]
    if _REST.search(text) and rates and len(rates) <= 3:
        kept = _HUNDRED - sum((each.value for each in rates), Decimal(0))
        yield rates[0]._replace(value=kept, bound=Bound.EXACT, per="", noun="")
    if _REST.search(text) and 3 <= len(sums) <= 4:
        whole = max(sums, key=lambda each: each.value)
        parts = sum((each.value for each in sums if each.unit == whole.unit), Decimal(0))
        yield whole._replace(value=2 * whole.value - parts, bound=Bound.EXACT, noun="")
    if len(rates) > 2 or len(sums) > 3:
        return
    for rate, each in ((rate, each) for rate in rates for each in sums):
        share = rate.value / 100
        if _SHARED_OF.search(text):
            yield each._replace(value=each.value * share, bound=Bound.ABOUT)
        if _FURTHER.search(text):
            yield each._replace(value=each.value * (1 + share), bound=Bound.ABOUT)
            yield each._replace(value=each.value * (1 - share), bound=Bound.ABOUT)
