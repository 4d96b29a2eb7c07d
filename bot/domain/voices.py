"""The independent voices of a story: an outlet's own text, or a text that several carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Texts = tuple[tuple[str, ...], ...]


def independent(texts: Sequence[Sequence[str]], outlets: Mapping[str, str]) -> Texts:
    """Join texts into voices: no text counts twice, and no outlet.

    `texts` holds the article ids of each text and its near-copies, the first heard first;
    `outlets` says whose an article is. There are as many voices as texts that can each be given
    an outlet of their own. What is left over, an outlet's second text or an agency's where each
    of its carriers has a text too, joins the first voice that has an outlet of it.
    """
    carried = [[outlets.get(id_, id_).strip().casefold() for id_ in text] for text in texts]
    given: dict[str, int] = {}
    for number in range(len(texts)):
        _give(number, carried, given, set())
    voices: dict[int, list[str]] = {number: [] for number in sorted(given.values())}
    for number, text in enumerate(texts):
        joined = number if number in voices else min(given[each] for each in carried[number])
        voices[joined] += text
    return tuple(tuple(voice) for voice in voices.values())


def _give(
    number: int, carried: Sequence[Sequence[str]], given: dict[str, int], tried: set[str]
) -> bool:
    """Give a text one of its outlets; one that another text holds, where that has another left."""
    for outlet in carried[number]:
        if outlet not in tried:
            tried.add(outlet)
            if outlet not in given or _give(given[outlet], carried, given, tried):
                given[outlet] = number
                return True
    return False
