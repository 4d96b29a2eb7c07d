"""What keeps articles apart that read alike: who acts on whom, on which goods, by what, when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from bot.domain import Placed

#: Reports of one event are published within so long.
WINDOW = timedelta(days=7)
_SAME_TITLE = 0.6  # words that two titles of one official document share
GOOD = "good"

Truth = NDArray[np.bool_]
Count = NDArray[np.int32]


def apart(members: Sequence[Placed], copies: Truth) -> Truth:
    """Say of each two articles whether they are about different things, however alike they read.

    They are where their titles name other goods (steel, aluminium), where each title names a
    country, a good or an instrument that the other article never mentions, and where more than
    a week lies between them. Official texts that share their wording (`copies`) are one document
    only under one title: the rest may be boilerplate.
    """
    found = _far(members) | _strangers(members)
    for one, other in np.argwhere(np.triu(copies, 1)).tolist():
        if members[one].official and members[other].official:
            titles = members[one].sketch.names, members[other].sketch.names
            found[one, other] |= not _one_title(*titles)
            found[other, one] = found[one, other]
    return found


def _far(members: Sequence[Placed]) -> Truth:
    """Say which were published too far apart; what has no date is near to all."""
    days = np.array([each.published.timestamp() if each.published else np.nan for each in members])
    far: Truth = np.abs(days[:, None] - days[None]) > WINDOW.total_seconds()
    return far


def _strangers(members: Sequence[Placed]) -> Truth:
    """Say which name each a country, a good or an instrument that the other one never mentions.

    Of goods it is enough that the titles name none in common: texts mention others in passing.
    """
    named, told, kinds = _tables(members)
    found: Truth = np.zeros((len(members), len(members)), bool)
    for kind in {*kinds}:
        columns = [at for at, each in enumerate(kinds) if each == kind]
        mine, theirs = named[:, columns], told[:, columns]
        counts = mine.sum(axis=1)
        alone = counts[:, None] > mine @ theirs.T
        found |= alone & alone.T
        if kind == GOOD:
            found |= (mine @ mine.T == 0) & np.outer(counts, counts).astype(bool)
    return found


def _tables(members: Sequence[Placed]) -> tuple[Count, Count, list[str]]:
    """Give for each article what its title names, and what it mentions; and the kinds of that."""
    numbers: dict[str, int] = {}
    titles = [
        [numbers.setdefault(name, len(numbers)) for name in each.sketch.names if " " in name]
        for each in members
    ]
    named, told = np.zeros((2, len(members), len(numbers)), np.int32)
    for row, (each, title) in enumerate(zip(members, titles, strict=True)):
        named[row, title] = 1
        told[row, [numbers[name] for name in each.sketch.mentions if name in numbers]] = 1
    return named, told, [name.partition(" ")[0] for name in numbers]


def _one_title(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two titles can be one; the countries they name must be the same."""
    mine, theirs = {*one}, {*other}
    if any(name.startswith("country ") for name in mine ^ theirs):
        return False
    return len(mine & theirs) >= _SAME_TITLE * len(mine | theirs)
