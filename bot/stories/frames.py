"""Titles of one frame with other things in it: "X sanctions tankers", "X sanctions drone makers".

No grammar is needed to see that they tell of two events: most of their words are the same, and of
the rest each has a thing that its own report goes on about and the other one never names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations

import numpy as np

from bot.domain import Placed
from bot.language import places, vectors
from bot.language.goods import alike
from bot.stories import blocs, deeds, lexicon, objects, pacts
from bot.stories.tables import WORD, Truth, named, speaks

THING = "thing"
_OF_NUMBER = frozenset(
    "one two three four five six seven eight nine ten eleven twelve half quarter third dozen "  # noqa: SIM905
    "hundred record minimum maximum anti counter section entity force effect".split()
)
_STEM = 5  # letters
_TELLING = 2.0  # inverse document frequency
TRADE = "trade"
#: Words that the news of trade has, and other news seldom.
OF_TRADE = frozenset(
    "blacklist customs dumping embargo export exporter import importer levy licence license "  # noqa: SIM905
    "quota safeguard sanction subsidy surcharge surtax tariff trade wto".split()
)
# Words at least that titles of one frame share, and what share of the shorter one's; more where
# they name a thing in common, of which the rest may say which.
_SHARED, _FRAMED, _FRAMED_ON_ONE = 2, 0.5, 0.65
# What titles say of an event rather than name in it.
_LISTS = (
    *("act nouns", "act verbs", "complaint nouns", "complaint verbs", "sale nouns", "sale verbs"),
    *("aimed", "aimed nouns", "listing", "lists", "facing", "reacting", "winning", "losing"),
    *("backing", "ruling", "case", "organs", "auxiliaries", "measures", "joint", "reasons"),
)


def things(title: str, lead: Collection[str]) -> Iterator[str]:
    """List the words of a title that name what its lead goes on about, and no place."""
    for place in reversed((*places.find(title), *blocs.find(title))):
        title = f"{title[: place.start]} {title[place.end :]}"
    for word in dict.fromkeys(lexicon.fold(title)):
        if word.isdecimal() or len(word) < 2 or word in _said_of_any():
            continue
        if vectors.idf(word) > _TELLING and (word in lead or _formed(word, lead)):
            yield word


def _formed(word: str, lead: Collection[str]) -> bool:
    """Say whether a lead has another form of a word: robots for robotics, Africa for African.

    A form of a verb tells that it is one: "concluded".
    """
    return len(word) > _STEM and any(
        other.startswith(word[:_STEM]) and not other.endswith(("ed", "ing")) for other in lead
    )


@cache
def _said_of_any() -> frozenset[str]:
    words = frozenset().union(*map(deeds.listed, _LISTS))
    words |= pacts.MADE
    return frozenset(map(lexicon.singular, words)) | words | objects.NO_OBJECT | _OF_NUMBER


def other_things(members: Sequence[Placed], asked: Truth) -> Truth:
    """Say which of those `asked` about have titles of one frame with another thing in each.

    It is one that the other text never names.
    Where both name one thing too, what they have of their own must stand in one place: "car
    tyres" and "bicycle tyres", but not "heat pumps over a subsidy", "heat pumps as talks end".
    """
    found: Truth = np.zeros((len(members), len(members)), bool)
    things = named(members, THING)
    for one, other in _framed(members, things, asked):
        mine, its = _own(members[one], members[other]), _own(members[other], members[one])
        if mine and its and not things[one].isdisjoint(things[other]):
            mine, its = _replacing(members[one], members[other], mine, its)
        found[one, other] = found[other, one] = bool(mine and its)
    return found


def _own(one: Placed, other: Placed) -> frozenset[str]:
    """List the things and the countries of a title that another text never names."""
    shared = {*other.sketch.names, *other.sketch.mentions}
    own = (name.partition(" ") for name in one.sketch.names if name not in shared)
    return frozenset(
        name
        for kind, _, name in own
        if kind == "country" or (kind == THING and not speaks(other, alike(name)))
    )


def _replacing(
    one: Placed, other: Placed, mine: frozenset[str], its: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Leave of what two titles have of their own what stands in the place of the other's."""
    titles = [[*filter(str.isalnum, each.sketch.names)] for each in (one, other)]
    for tag, *spans in SequenceMatcher(None, titles[0], titles[1], autojunk=False).get_opcodes():
        if tag == "replace":
            parts = titles[0][spans[0] : spans[1]], titles[1][spans[2] : spans[3]]
            kept = [
                own & {*part, *filter(None, map(_of_place, part))}
                for own, part in zip((mine, its), parts, strict=True)
            ]
            if all(kept):
                return kept[0], kept[1]
    return frozenset(), frozenset()


def _of_place(word: str) -> str | None:
    return places.code(word.capitalize())


def _framed(
    members: Sequence[Placed], things: Sequence[frozenset[str]], asked: Truth
) -> Iterator[tuple[int, int]]:
    """List the pairs that are news of trade under titles that share most of their words."""
    words = named(members, WORD)
    known = [
        row
        for row, each in enumerate(members)
        if each.sketch.said and TRADE in each.sketch.mentions
    ]
    for one, other in combinations(known, 2):
        shared = len(words[one] & words[other])
        if shared >= _SHARED and asked[one, other]:
            share = shared / min(len(words[one]), len(words[other]))
            alone = things[one].isdisjoint(things[other])
            if share >= (_FRAMED if alone else _FRAMED_ON_ONE):
                yield one, other
