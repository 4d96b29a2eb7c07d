"""The values that two articles put to one thing: rivals, and one that took another's place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from bot.language import names, revised, sentences, targets
from bot.language.about import countries, one_matter
from bot.language.values import Role, Value, find


class Given(NamedTuple):
    """An article's title and lead, and the values that they give."""

    text: str
    values: tuple[Value, ...]


def given(title: str, lead: str) -> Given:
    """Read an article's title and the first sentences of its lead."""
    spans = sentences.opening(lead)
    first = lead[: spans[-1].end] if spans else ""
    return Given(f"{title}. {first}", find(title, first))


def rivals(one: Given, two: Given) -> Iterator[tuple[Value, Value]]:
    """Give the values that two articles put to the same thing, each its own and no other."""
    for first, second in _pairs(one, two):
        if not (_gives(two, first) or _gives(one, second)) and _of_one_origin(
            (first, one), (second, two)
        ):
            yield first, second


def _of_one_origin(*both: tuple[Value, Given]) -> bool:
    """Say whether each text names the countries of which the other gives its value."""
    (first, one), (second, two) = both
    return first.target.lands <= countries(two.text) and second.target.lands <= countries(one.text)


def _gives(article: Given, value: Value) -> bool:
    return any(
        each.amount == value.amount and not targets.apart(each.target, value.target)
        for each in article.values
    )


def replacing(one: Given, two: Given) -> Iterator[tuple[Value, Value]]:
    """Give the values of an article that a later one says others took the place of.

    It names the old one, or has changed what the other only set.
    """
    for first, second in _pairs(one, two):
        former = any(
            each.former and each.amount == first.amount and each.role is first.role
            for each in two.values
        )
        if former or (second.changed and not first.changed):
            yield first, second


def formers(one: Given, two: Given) -> Iterator[tuple[Value, Value]]:
    """Give the values of before that two articles differ on, where they agree on the new one."""
    for first, second in product(_replaced(one), _replaced(two)):
        (old, new), (was, now) = first, second
        if (
            new.amount == now.amount
            and old.amount != was.amount
            and old.amount[1] == was.amount[1]
            and _one_thing(new, now, one.text, two.text)
            and not targets.apart(new.target, now.target)
            and one_matter(new.text, now.text)
        ):
            yield old, was


def _replaced(article: Given) -> list[tuple[Value, Value]]:
    """Give an article's one value of before, with the one in its place, if it has no others."""
    old = [each for each in article.values if each.former]
    new = [each for each in article.values if not each.former and each.role is Role.RATE]
    return [(old[0], new[0])] if len(old) == len(new) == 1 and old[0].role is Role.RATE else []


def _pairs(one: Given, two: Given) -> Iterator[tuple[Value, Value]]:
    for first, second in product(one.values, two.values):
        if (
            first.amount != second.amount
            and not (first.former or second.former)
            and _one_thing(first, second, one.text, two.text)
            and _paired(first, second, one.values, two.values)
            and one_matter(first.text, second.text)
        ):
            yield first, second


def _paired(first: Value, second: Value, ones: Iterable[Value], twos: Iterable[Value]) -> bool:
    """Say whether two values are of one thing, and no other value of either text is."""
    if targets.apart(first.target, second.target):
        return False
    if _alone(first, ones) and _alone(second, twos):
        return True
    if first.whose & second.whose:
        return _only(first, ones) and _only(second, twos)
    if not targets.one_thing(first.target, second.target):
        return False
    mine = (each for each in ones if each is not first and each.role is first.role)
    theirs = (each for each in twos if each is not second and each.role is second.role)
    return not any(
        targets.one_thing(each.target, value.target)
        for value, others in ((second, mine), (first, theirs))
        for each in others
        if not each.former
    )


def _one_thing(one: Value, two: Value, text: str, other: str) -> bool:
    if (one.role, one.amount[1], one.tier, one.bound) != (
        two.role,
        two.amount[1],
        two.tier,
        two.bound,
    ):
        return False
    if one.whose and two.whose:
        return bool(one.whose & two.whose)
    named = (*((key, other) for key in one.whose), *((key, text) for key in two.whose))
    return all(key in words.casefold() for key, words in named)


def _alone(value: Value, every: Iterable[Value]) -> bool:
    """Say whether a text gives a thing no second value, but for one that it replaces."""
    return all(
        each.amount == value.amount or each.former
        for each in every
        if each.role is value.role
        if not (each.whose and value.whose) or each.whose & value.whose
    )


def _only(value: Value, every: Iterable[Value]) -> bool:
    """Say whether a text names nobody of those whom a value is for with another one."""
    return not any(
        each.whose & value.whose and each.amount != value.amount and not each.former
        for each in every
        if each.role is value.role
    )


def of_one_thing(
    one: Given, two: Given, ours: tuple[Decimal, str], theirs: tuple[Decimal, str]
) -> bool:
    """Say whether two texts do not show that amounts of theirs are of two things, or times."""
    if ours in restated(two) or theirs in restated(one):
        return False
    read = any(each.amount == ours for each in one.values) and any(
        each.amount == theirs for each in two.values
    )
    return not read or any(
        (mine.amount, other.amount) == (ours, theirs) for mine, other in _pairs(one, two)
    )


def restated(article: Given) -> frozenset[tuple[Decimal, str]]:
    """List the amounts that an article says were given before, and others have the place of."""
    return frozenset(each.was for each in revised.find(article.text))


def about(value: Value, article: Given) -> str:
    """Name what a value is for, where an article gives several things, or firms, one each."""
    others = [each for each in article.values if each.role is value.role and not each.former]
    if any(each.whose and not each.whose & value.whose for each in others):
        for name in names.find(value.text):
            if name.key in value.whose:
                return name.words
    targeted = (each.target for each in others if each.target.named)
    several = any(not targets.one_thing(each, value.target) for each in targeted)
    return value.target.words if several else ""
