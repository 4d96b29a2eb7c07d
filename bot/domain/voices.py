"""The independent voices of a story: what an outlet wrote, however many carry it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

Texts = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """An article of a story: whose it is, when it came out, and whose report it says it is."""

    outlet: str
    at: datetime
    agency: str = ""  # in its dateline
    credited: tuple[str, ...] = ()  # names, of outlets or of anybody


def independent(texts: Sequence[Sequence[str]], carried: Mapping[str, Carried]) -> Texts:
    """Join texts into voices: no text counts twice, and no outlet.

    `texts` holds the article ids of each text and its near-copies. A text is that outlet's
    which it credits, an agency's as a rule, or else that which had it first; all that is one
    outlet's is one voice.
    """
    outlets = {_plain(each.outlet) for each in carried.values()}
    voices: dict[str, list[str]] = {}
    for text in texts:
        first = min((carried[id_] for id_ in text), key=lambda each: each.at)
        credited = (name for name in map(_plain, first.credited) if name in outlets)
        owner = _plain(first.agency) or next(credited, _plain(first.outlet))
        voices.setdefault(owner, []).extend(text)
    return tuple(map(tuple, voices.values()))


def _plain(outlet: str) -> str:
    return outlet.strip().casefold()
