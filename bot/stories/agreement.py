"""How far two reports agree in who, on what, by which way and at which rate, whatever their words.

Three outlets may tell one event in three vocabularies: a ministry's order, the shares of a mill,
the buyers who must pay. What they have in common is in the countries, the goods, the ways and the
rates that they name.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from bot.domain import Placed
from bot.stories import frames
from bot.stories.tables import Pairs

# What each kind weighs in the cosine of two reports.
_WEIGHTS = {"country": 1.0, "good": 1.5, "rate": 1.5} | dict.fromkeys(
    ("instrument", "remedy", "ruling", "turn", "way"), 0.6
)
# Agreement above so much lifts the likeness, up to _MOST.
_FROM, _MOST = 0.4, 0.15


def lift(members: Sequence[Placed]) -> Pairs:
    """Give what the likeness of each two gains by it; one of them must be news of trade."""
    held = [_weighed(each.sketch.mentions) for each in members]
    numbers = {name: at for at, name in enumerate({name: 0 for names, _ in held for name in names})}
    flat = np.zeros(len(members) * len(numbers))
    begins = range(0, len(flat) + 1, len(numbers) or 1)
    at = [
        start + numbers[name]
        for start, (names, _) in zip(begins, held, strict=False)
        for name in names
    ]
    flat[at] = [weight for _, weights in held for weight in weights]
    rows = flat.reshape(len(members), len(numbers))
    of_trade = np.array([frames.TRADE in each.sketch.mentions for each in members])
    gained: Pairs = np.clip((rows @ rows.T - _FROM) / (1 - _FROM), 0.0, 1.0) * _MOST
    gained[~(of_trade | of_trade[:, None])] = 0.0
    np.fill_diagonal(gained, 0.0)
    return gained


@lru_cache(maxsize=1 << 12)
def _weighed(mentions: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Give what a text mentions that counts, and the weights of it as a vector of length 1."""
    found = {name: _WEIGHTS.get(name.partition(" ")[0], 0.0) for name in mentions}
    length = math.hypot(*found.values()) or 1.0
    names = tuple(name for name, weight in found.items() if weight)
    return names, tuple(found[name] / length for name in names)
