"""The independent voices of a story: what an outlet wrote, however many carry it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

Texts = tuple[tuple[str, ...], ...]


def independent(
    texts: Sequence[Sequence[str]], carried: Mapping[str, tuple[str, datetime]]
) -> Texts:
    """Join texts into voices: no text counts twice, and no outlet.

    `texts` holds the article ids of each text and its near-copies, `carried` says of an article
    whose it is and when it came out. A text is that outlet's which had it first, an agency's as a
    rule; all that one outlet had first is one voice.
    """
    voices: dict[str, list[str]] = {}
    for text in texts:
        outlet, _ = min((carried[id_] for id_ in text), key=lambda each: each[1])
        voices.setdefault(outlet.strip().casefold(), []).extend(text)
    return tuple(map(tuple, voices.values()))
