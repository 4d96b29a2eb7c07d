"""Goods that are the same by other words, or of which one is a kind of the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from bot.domain import Placed
from bot.language.goods import alike, kind_of
from bot.stories import tables
from bot.stories.lexicon import singular
from bot.stories.tables import GOOD, Count, Truth


def by_other_words(mine: Count, theirs: Count, goods: Sequence[str]) -> Truth:
    """Say where each good of one title is among those of the other text by another word."""
    kin = _kin_of(goods)
    told: Truth = mine.sum(axis=1)[:, None] <= mine @ (kin @ theirs.T).astype(bool)
    return told | told.T


def on_one_good(members: Sequence[Placed]) -> Truth:
    """Say which have a good in common by other words: petrol, gasoline; beef, meat.

    Or the title of one has what an act of the other one's lead is on.
    """
    goods = tables.named(members, GOOD)
    on = [tables.by_kind(each.sketch.mentions).get("on", frozenset()) for each in members]
    things = sorted(frozenset().union(*goods, *on))
    of_titles, of_leads = tables.table(goods, things), tables.table(on, things)
    kin = _kin_of(things)
    return tables.some(of_titles @ kin @ of_titles.T) | tables.some(
        of_titles @ of_leads.T + of_leads @ of_titles.T
    )


def _kin_of(goods: Sequence[str]) -> Count:
    """Mark which of some goods are the same as others by another word, or of a kind with them."""
    numbers = {singular(good): at for at, good in enumerate(goods)}
    kin: Count = np.eye(len(goods), dtype=np.int32)
    for row, good in enumerate(goods):
        for word in _other_words(good):
            if word in numbers:
                kin[row, numbers[word]] = 1
    return kin


@lru_cache(maxsize=1 << 12)
def _other_words(good: str) -> frozenset[str]:
    word = singular(good)
    kin = (
        other
        for other in alike(word)
        if kind_of(word, other, joined=False) or kind_of(other, word, joined=False)
    )
    return alike(word, exactly=True).union(kin)


def akin(objects: Sequence[frozenset[str]]) -> Truth:
    """Say which have objects of which one is a kind of the other: rebar is a bar, milk dairy."""
    things = sorted(frozenset().union(*objects))
    kin = np.array([[_is_kind(one, other) for other in things] for one in things], np.int32)
    table = tables.table(objects, things)
    return tables.some(table @ (kin | kin.T) @ table.T) if things else tables.some(table @ table.T)


@lru_cache(maxsize=1 << 14)
def _is_kind(one: str, other: str) -> bool:
    return kind_of(singular(one), singular(other))
