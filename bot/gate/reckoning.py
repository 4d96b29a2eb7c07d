"""Whether one step of plain arithmetic comes to a figure of a line.

The figures that it takes are those of the cited words; with them, where the line says what its
figure is ("together", "less than", "a day"), those that the line names itself and those of the
whole articles. What would be met by chance is kept out: a figure of the same sort that the
line leaves out may be the one whose place another took, and many figures come to anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations, product
from typing import NamedTuple

from bot.gate import repeated, steps
from bot.gate.agreement import agree, digits, related, rounds
from bot.gate.known import WAYS, Known, marks_of, ways_of
from bot.gate.marks import Mark
from bot.gate.rivals import rival
from bot.gate.steps import Way
from bot.language import multiples
from bot.language.figures import Bound, Figure
from bot.language.units import Kind


class Step(NamedTuple):
    """One step of arithmetic: in what way, what it comes to, and of which figures."""

    way: Way
    figure: Figure
    of: tuple[Figure, ...]


_NEARLY = Decimal("0.2")  # how far a result may lie from what a line makes of it
_ROUGHLY = Decimal("0.025")  # and from one that is exact, where a line says "about"
_FEW, _MANY = 8, 20  # figures of one unit, of which some two or three come to a result by chance
_PRINTED_IN = 2  # of one that is to the last of them
_PRECISE = 3  # digits of a result that is no chance

_PLAIN = (Way.SUM, Way.APART)
_ALIKE = (*_PLAIN, Way.GROWN, Way.RATE_GROWN)  # ways of two figures of one unit
_TO_THE_LAST = (*_PLAIN, Way.TIMES, Way.SHARED)
_PRINTED = re.compile(r"\d|%|\bper|\bpct")


def compared(said: Figure, known: Known) -> bool:
    """Say whether a line gives how far two figures of its cited words are apart."""
    if Mark.CHANGE not in marks_of(said, known):
        return False
    if said.kind is Kind.PERCENT and any(
        each.kind is Kind.POINTS and each.value == said.value for each in known.given
    ):
        return False  # nine points ahead is no nine percent
    found = _pairs(said, known.given, worded=False)
    return any(each.way is Way.APART and agree(said, each.figure, known.text) for each in found)


def reckoned(said: Figure, known: Known) -> bool:
    """Say whether one step of plain arithmetic comes to a figure of a line."""
    if any(each.unit == said.unit and each.value == said.value for each in known.given):
        return False  # it stands there, but is not meant as exactly
    mark = marks_of(said, known)
    ways = ways_of(said, known, mark)
    if any(_comes_to(said, each, known.text) for each in _of_cited(said, known, ways, mark)):
        return True
    if ways == {Way.TOLD} or (not mark and _of_other_things(said, known)):
        return False
    more = _of_more(said, known, ways, mark)
    return any(_comes_to(said, each, known.text) for each in more) or _equal(said, known)


def _of_other_things(said: Figure, known: Known) -> bool:
    """Say whether a line counts what the cited words nowhere speak of."""
    return said.kind is Kind.COUNT and bool(said.noun) and said.noun not in known.text.lower()


Taken = Sequence[tuple[Figure, frozenset[Mark]]]


def _taken(said: Figure, known: Known) -> Taken:
    """Give the figures that a line leaves out, and in whose place one may stand."""
    alike = "" if said.kind is Kind.COUNT else said.unit
    return [
        (each, theirs)
        for each, theirs in known.lacking
        if rival(said, each, ()) or (alike and each.unit == alike)
    ]


def _of_cited(
    said: Figure, known: Known, ways: frozenset[Way], mark: frozenset[Mark]
) -> Iterator[Step]:
    """Give what the cited words alone come to, in a way that a line means or by no chance."""
    line, text, given = known.line, known.text, known.given
    worded = not _PRINTED.search(line, said.start, said.end)
    changes = mark & {Mark.CHANGE}
    alike = [each for each in _taken(said, known) if each[0].unit == said.unit]
    found = chain(
        _pairs(said, given, worded=worded),
        _single(said, line, given, text),
        _repeated(said, known, worded=worded),
        (Step(Way.TOLD, each, ()) for each in steps.led_to(text) if said.kind is Kind.PERCENT),
        (
            Step(*each, ())
            for each in steps.of_many(said, given, _MANY if Way.SUM in ways else _FEW)
        ),
    )
    for each in found:
        sure = _precise(said) and (each.way in _PLAIN or _no_chance(said, each))
        if alike and each.way is Way.GROWN and Mark.CHANGE not in mark:
            continue  # a rate that is told of no growth stands in another one's place
        if (each.way in ways or sure) and _free(each, alike, changes, sure=True):
            yield each


def _of_more(
    said: Figure, known: Known, ways: frozenset[Way], mark: frozenset[Mark]
) -> Iterator[Step]:
    """Give what they come to with the line's other figures, and with those of the articles.

    The latter only in a way that the line says of the figure itself.
    """
    line, given = known.line, known.given
    worded = not _PRINTED.search(line, said.start, said.end)
    taken = _taken(said, known)
    marked = {way for each in mark for way in WAYS[each]}
    if said.kind is Kind.MULTIPLE or _OF.match(line, said.end):
        marked.add(Way.RATIO)
    if known.supposes:
        marked.update((Way.PART, Way.TIMES))
    if known.priced:
        marked.add(Way.TIMES)
    if taken and not marked:
        return
    own = [*known.stand(said), *(each for each in known.supposed if each is not said)]
    for each in chain(_across(said, own, given, worded=worded), _pairs(said, own, worded=worded)):
        sure = each.way in marked and _no_chance(said, each)
        meant = each.way in marked or (each.way in ways and not taken)
        if meant and _free(each, taken, mark, sure=sure):
            yield each
    if not marked or (said.kind is Kind.DURATION and digits(said.value / said.each) == 1):
        return  # "ten days" are some seven and three of any law
    far = _across(said, [*given, *own], known.beyond, worded=worded)
    for each in chain(far, _threes(said, known) if Mark.TOTAL in mark else ()):
        sure = each.way in _PLAIN and _no_chance(said, each)
        if each.way in marked and _free(each, taken, mark, sure=sure):
            yield each


def _threes(said: Figure, known: Known) -> Iterator[Step]:
    """Give what cited figures come to with others of the article, three in all.

    Two cited ones with one more; or one with two, where the sum is no chance.
    """
    cited = [each for each in known.given if each.unit == said.unit]
    more = {each.value: each for each in known.beyond if each.unit == said.unit}
    if len(more) > _MANY:
        return
    for one in cited:
        for pair in combinations(more.values(), 2):
            three = (one, *pair)
            within = {each.value for each in cited} & {each.value for each in pair}
            total = sum((each.value for each in three), Decimal(0))
            if within or _precise(said):
                yield Step(Way.SUM, one._replace(value=total, per="", noun=""), three)


_OF = re.compile(r"\s(?:of|what|as)\b")


def _free(
    step: Step,
    taken: Taken,
    mark: frozenset[Mark],
    *,
    sure: bool,
) -> bool:
    """Say whether no figure of the cited words may be the one in whose place a result stands.

    Those that it is reckoned of are none, but for one that is there what the result is here; nor
    is any where the result is `sure`.
    """
    changed = Mark.CHANGE in mark and step.way in WAYS[Mark.CHANGE]
    meant = {Mark.CHANGE} if changed else mark  # "$9 more than a year ago" is no earlier sum
    told = {each for each in meant if step.way in _ALIKE and step.way in WAYS[each]}
    return all((sure or each in step.of) and not (told & theirs) for each, theirs in taken)


def _comes_to(said: Figure, step: Step, text: str) -> bool:
    """Say whether a step comes to a figure of a line, and not to far more or less."""
    made = step.figure
    apart = abs(said.value - made.value)
    if said.unit == made.unit and apart > _NEARLY * made.value:
        return False
    loose = said.bound is Bound.ABOUT and made.bound is Bound.EXACT and said.unit == made.unit
    if loose and apart > _ROUGHLY * made.value and not rounds(said, made.value):
        return False  # "some 43" is no 45, where it is known to be that
    return agree(said, made, text)


def _no_chance(said: Figure, step: Step) -> bool:
    """Say whether a sum, or a difference, is one to the last of its digits."""
    if said.kind is Kind.COUNT and len(step.of) > 2:
        return False  # most texts count much
    return (
        step.way in _TO_THE_LAST
        and digits(said.value) >= _PRINTED_IN
        and step.figure.value == said.value
    )


def _precise(said: Figure) -> bool:
    return digits(said.value) >= _PRECISE


def _pairs(said: Figure, those: Sequence[Figure], *, worded: bool) -> Iterator[Step]:
    few = [each for each in those if each.kind is not Kind.ORDINAL]
    if len(few) > _MANY * 2:
        return
    for one, other in combinations(few, 2):
        yield from _two(said, one, other, worded=worded)


def _across(
    said: Figure, these: Sequence[Figure], those: Sequence[Figure], *, worded: bool
) -> Iterator[Step]:
    for one, other in product(these, those):
        if one is not other:
            yield from _two(said, one, other, worded=worded)


def _two(said: Figure, one: Figure, other: Figure, *, worded: bool) -> Iterator[Step]:
    if said.kind in steps.AMOUNTS and not (
        one.per or other.per or related(said, one.unit) or related(said, other.unit)
    ):
        return  # a sum of money is made of money, or at a price
    for way, each in steps.of_two(said, one, other, worded=worded):
        # what two figures come to is no other thing: a ratio is no rate
        if (said.kind is Kind.MULTIPLE) is (each.kind is Kind.MULTIPLE):
            yield Step(way, each, (one, other))


def _single(said: Figure, line: str, given: Sequence[Figure], text: str) -> Iterator[Step]:
    """Give what one figure comes to: the share of all others, and what a word multiplies."""
    for each in given:
        for way, made in steps.of_one(said, each):
            yield Step(way, made, (each,))
    for times in {each.times for each in multiples.find(text)}:
        for value in (abs(times - 1), times):
            yield Step(Way.TOLD, steps.rate(value * 100), ())
        yield Step(Way.TOLD, steps.multiple(times), ())
        for each in given:
            for step in _two(said, each, steps.multiple(times), worded=True):
                yield step._replace(way=Way.TOLD)


def _repeated(said: Figure, known: Known, *, worded: bool) -> Iterator[Step]:
    """Give what comes to a figure for all of what the cited words tell of one."""
    for whole in repeated.whole(known.line, known.given, known.text):
        yield Step(Way.TOLD, whole, ())
        yield from _across(said, [whole], known.given, worded=worded)


def _equal(said: Figure, known: Known) -> bool:
    """Say whether a figure of the articles makes another of the line with a cited one.

    Or with one that the line supposes: "the two share 40 million, which makes 20 each".
    """
    others = [each for each in known.told if each is not said]
    if not others or (
        said not in known.supposed and not any(agree(said, one) for one in known.beyond)
    ):
        return False
    by = [*known.given, *known.supposed]
    return any(
        _comes_to(each, made, "")
        for each in others
        for made in _across(each, [said], by, worded=True)
        if not any(agree(each, one) for one in made.of if one is not said)
    )
