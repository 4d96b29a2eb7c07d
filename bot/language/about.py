"""Which goods, countries and times a text names, so that two texts can be of one matter or not."""

from __future__ import annotations

from functools import lru_cache

from bot.language import dates, goods, places
from bot.language.dates import Grain
from bot.language.repetition import terms


@lru_cache(maxsize=2048)
def wares(text: str) -> frozenset[str]:
    """List the terms for the goods that a text names, or whose measures it speaks of."""
    found = (word for words in (*goods.find(text), *goods.named(text)) for word in words)
    return frozenset(term for word in found for term in terms(word))


@lru_cache(maxsize=2048)
def countries(text: str) -> frozenset[str]:
    """List the codes of the places that a text names."""
    return frozenset(place.code for place in places.find(text))


def one_matter(one: str, other: str) -> bool:
    """Say whether nothing shows that two texts speak of other goods, countries or times.

    Where both name some, they share one of them; exports of March are not those of April.
    """
    return all(
        not (mine and theirs) or mine & theirs
        for mine, theirs in ((kind(one), kind(other)) for kind in (wares, countries, _periods))
    )


def _periods(text: str) -> frozenset[str]:
    """List the months, quarters and years that a text names, in its own words."""
    return frozenset(
        text[each.start : each.end].casefold()
        for each in dates.find(text)
        if each.grain in (Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.FISCAL)
    )
