"""Which goods and countries a text names, so that two texts can be of one measure or not."""

from __future__ import annotations

from functools import lru_cache

from bot.language import goods, places
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
