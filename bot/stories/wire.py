"""The wire of old: how its telegrams are known, and the words that tell its news of trade.

It wrote in capitals and short words ("dlrs", "mln", "pct"), had duties and quotas under their
commodities and trade figures under trade. So its stories are judged by their words alone, with
weights of their own, and those of today's news by the lexicon.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from importlib.resources import files

from bot.stories.lexicon import fold

# Words that only a telegram has, words that others have too, and how one ends.
_OWN = re.compile(r"\b(?:dlrs?|stg|cts|pct)\b|\breuter\W*$", re.IGNORECASE)
_SHORT = re.compile(r"\b(?:mln|bln|vs|shr|qtr)\b", re.IGNORECASE)
_CAPITALS, _FEW = 0.8, 5  # the share of a headline in capitals; words that are no text
_TITLE = 4  # a word of the headline counts as four
_READ = 20_000  # characters


def spoken(title: str, text: str) -> bool:
    """Say whether a text is one of that wire: by its capitals and its short words.

    A headline in capitals alone makes none, nor do short words in a headline that has none.
    """
    letters = [letter for letter in title if letter.isalpha()]
    loud = sum(map(str.isupper, letters)) >= _CAPITALS * len(letters)
    told = f"{title} {text[:_READ]}".rstrip()
    if loud and _SHORT.search(told):
        return True
    return bool(_OWN.search(told)) or (loud and bool(letters) and len(text.split()) <= _FEW)


def told(title: str, text: str) -> Counter[str]:
    """Count the words of a story, those of its headline more."""
    return Counter(fold(title) * _TITLE + fold(text[:_READ]))


def shares(counts: dict[str, int], rarity: dict[str, float]) -> dict[str, float]:
    """Say how far each listed word is present in a story, by how rare it is and how often there.

    The squares of all shares of a story come to 1.
    """
    heavy = {w: (1 + math.log(n)) * rarity[w] for w, n in counts.items() if w in rarity}
    length = math.sqrt(math.fsum(value * value for value in heavy.values())) or 1.0
    return {word: value / length for word, value in heavy.items()}


def weigh(title: str, text: str) -> tuple[float, list[tuple[str, float]]]:
    """Give what every story starts from, and what each word of this one adds."""
    base, weights, rarity = _table()
    present = shares(told(title, text), rarity)
    return base, [(word, weights[word] * share) for word, share in present.items()]


@cache
def _table() -> tuple[float, dict[str, float], dict[str, float]]:
    """Read the table as shipped: the base, each word's weight, and how rare each is."""
    lines = (files("bot.stories") / "wire.txt").read_text(encoding="utf-8").splitlines()
    base, weights, rarity = 0.0, {}, {}
    for line in lines:
        if line.startswith("bias "):
            base = float(line.split()[1])
        elif line[:1] in ("+", "-"):
            weight, rare, word = line.split()
            weights[word], rarity[word] = float(weight), float(rare)
    return base, weights, rarity
