"""Two figures of a line are not each told of what the evidence tells of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.gate.agreement import agree, kin
from bot.gate.company import Held, sort_of
from bot.language.figures import Bound, Figure

_ROOT = 4  # letters that two forms of one word share
_LEAST = 2.4  # by how much the places exchanged must fit better than those told
_CLEAR = 1.5  # and how many times as well
_RELEVANT = 0.5  # of what the likest two figures of the evidence share with the line
# Of what stands with the first of two figures in both, and is told of the second too.
_COMMON = 0.4
_SIGNED = frozenset({"high", "flow", "then"})  # sorts of terms that are of one side or the other
# Of what a date, or a place, tells where the other figure has none.
_ALONE_OF_ITS_SORT = 0.5
_OWNED = ("date", "place")
_SIDES = 0.45  # how much more surely a term is told of one figure than of the other


class Fit(NamedTuple):
    """What speaks for two places as told, for them exchanged, and for neither."""

    straight: float
    crossed: float
    both: float
    held: tuple[float, float]  # straight and crossed, of what is held against each other
    opposed: bool = True  # whether the evidence holds it against each other too

    @property
    def swapped(self) -> bool:
        straight, crossed = self.held
        if crossed - straight >= _LEAST and crossed >= 3 * straight:
            return self.crossed >= 0.6 * self.straight
        if self.opposed and straight - crossed >= _LEAST:
            return False
        return self.crossed - self.straight >= _LEAST and self.crossed >= _CLEAR * self.straight


def exchanged(one: Held, other: Held, given: Sequence[Held]) -> bool:
    """Say whether two figures stand in each other's places, wherever the evidence has both.

    Each term that tells the two apart in the line is held against how it tells them apart in
    the evidence: it speaks for the places as told, or for the exchanged ones. Where the line
    holds two things of one sort against each other, two countries or two years, those decide.
    """
    mine, theirs = meant(one.figure, given), meant(other.figure, given)
    if not mine or not theirs or any(each in theirs for each in mine):
        return False
    mine, theirs = _likest(one, mine), _likest(other, theirs)
    if not all(each.company for each in (one, other, *mine, *theirs)):
        return False  # nobody can tell what one of them is of
    found = [_fit(one, other, first, second) for first in mine for second in theirs]
    most = max(sum(each[:3]) for each in found)
    near = [each for each in found if sum(each[:3]) >= _RELEVANT * most]
    return any(each.swapped for each in near) and not any(
        each.straight > each.crossed for each in near if not each.swapped
    )


def _likest(said: Held, those: list[Held]) -> list[Held]:
    """Keep of the same figure, where it stands several times, what is told of most of the same."""
    if said.company.get("@then", 0.0) >= 0:  # what was is not what is
        now = [each for each in those if each.company.get("@then", 0.0) >= 0]
        those = now or those
    if len(those) < 2:
        return those
    shared = [
        sum(weight for term, weight in said.weights.items() if next(_forms(term, each, each), ""))
        for each in those
    ]
    least = _RELEVANT * max(shared)
    return [each for each, share in zip(those, shared, strict=True) if share >= least]


def one_range(one: Figure, other: Figure) -> bool:
    """Say whether two figures are the ends of a range: no more than " to " lies between them."""
    return max(one.start, other.start) - min(one.end, other.end) <= len(" to ")


def meant(said: Figure, given: Sequence[Held]) -> list[Held]:
    """Give the figures of the evidence that a figure may be: the same one, else the nearest."""
    if said.unit.startswith("@"):  # a date
        return [
            each
            for each in given
            if each.figure.unit == said.unit and each.figure.value == said.value
        ]
    units = kin(said.unit)
    found = [
        each
        for each in given
        if (each.figure.unit in units or not said.value)
        and agree(said, each.figure._replace(bound=Bound.EXACT))
    ]
    exact = [each for each in found if each.figure.value == said.value]
    return exact or found


def _fit(one: Held, other: Held, first: Held, second: Held) -> Fit:
    straight = crossed = both = 0.0
    spoken: dict[str, list[float]] = {}
    sides: dict[str, set[bool]] = {}
    met: dict[str, set[bool]] = {}
    owned = {sort: _own(sort, one, other) for sort in _OWNED}
    for term, weight in (one.weights | other.weights).items():
        here = one.company.get(term, 0.0) - other.company.get(term, 0.0)
        sort = sort_of(term)
        if abs(here) >= _SIDES:
            sides.setdefault(sort, set()).add(here > 0)
            if sort in _SIGNED and abs(here) > 1:
                sides[sort] = {True, False}
        if match := next(_forms(term, first, second), None):
            there = first.company.get(match, 0.0) - second.company.get(match, 0.0)
            if sort == "then":  # told of both, it tells three times as much as told of one
                there /= 3
            speaks = weight * max(-1.0, min(1.0, here * there))
            if sort in owned and not owned[sort] and (sort == "date" or speaks > 0):
                speaks *= _ALONE_OF_ITS_SORT
            if speaks > 0 and _common(term, one, other) and _common(match, first, second):
                speaks *= _COMMON
            straight, crossed = straight + max(speaks, 0.0), crossed - min(speaks, 0.0)
            both += weight - abs(speaks)
            spoken.setdefault(sort, []).append(speaks)
            if here and there:
                met.setdefault(sort, set()).add(here > 0)
    held = [
        speaks
        for sort, those in spoken.items()
        if sort and len(sides.get(sort, ())) > 1
        for speaks in those
    ]
    against = sum(max(each, 0.0) for each in held), -sum(min(each, 0.0) for each in held)
    opposed = any(sort in _SIGNED or len(met.get(sort, ())) > 1 for sort in spoken if sort)
    return Fit(straight, crossed, both, against, opposed)


def _common(term: str, one: Held, other: Held) -> bool:
    """Say whether a term is told of two figures, if of one more surely than of the other."""
    return one.company.get(term, 0.0) * other.company.get(term, 0.0) > 0


def _own(sort: str, one: Held, other: Held) -> bool:
    """Say whether each of two figures has a term of a sort of its own: a date, a country."""
    own = [
        {term for term in each.company if sort_of(term) == sort and each.company[term] > _SIDES}
        for each in (one, other)
    ]
    return bool(own[0] - own[1] and own[1] - own[0])


def _forms(term: str, first: Held, second: Held) -> Iterator[str]:
    """Find a term among those of two figures, in any form: "recover" in "recoverable"."""
    if term in first.company or term in second.company:
        yield term
    elif len(term) >= _ROOT and not term.startswith("@"):
        root = term[:_ROOT]
        for other in (*first.company, *second.company):
            if other.startswith(root) and (other.startswith(term) or term.startswith(other)):
                yield other
