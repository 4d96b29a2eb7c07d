"""Where something stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar


class Span(NamedTuple):
    """Characters `start` to `end` (not included) of a text."""

    start: int
    end: int


class Spanned(Protocol):
    """Anything that was found somewhere in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Found = TypeVar("Found", bound=Spanned)


def matches(form: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Give the matches of a form that begin at one of `starts`: it is tried nowhere else."""
    end = 0
    for start in starts:
        if start >= end and (match := form.match(text, start)):
            yield match
            end = match.end()


class Mask:
    """The characters of a text that something found has taken already."""

    def __init__(self, text: str, taken: Iterable[Spanned] = ()) -> None:
        self._taken = bytearray(len(text))
        for span in taken:
            self.take(span)

    def take(self, span: Spanned) -> None:
        """Take a span's characters."""
        self._taken[span.start : span.end] = b"\1" * (span.end - span.start)

    def free(self, span: Spanned) -> bool:
        """Say whether none of a span's characters is taken."""
        return not any(self._taken[span.start : span.end])


def outside(found: Iterable[Found], taken: Sequence[Spanned]) -> list[Found]:
    """Keep what overlaps none of the `taken` spans."""
    return [item for item in found if not any(overlap(item, other) for other in taken)]


def overlap(one: Spanned, other: Spanned) -> bool:
    """Say whether two spans share a character."""
    return one.start < other.end and other.start < one.end


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """Write a text in small letters, each where it stood.

    A form is found many times as fast there as in letters of either case.
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(map(_small, text))


def _small(letter: str) -> str:
    low = letter.lower()
    return low if len(low) == 1 else letter


def alternatives(words: Iterable[str], *, any_case: bool = False) -> str:
    """Write words as one regular expression group, the longest tried first, maybe in any case.

    Those that begin alike part only where they differ, so that few are held against a text.
    """
    behind: dict[str, list[str]] = {}
    for word in words:
        behind.setdefault(word[:1], []).append(word[1:])
    ends = behind.pop("", [])
    parts = [
        _letter(first, any_case) + (alternatives(rest, any_case=any_case) if any(rest) else "")
        for first, rest in behind.items()
    ]
    return f"(?:{'|'.join([*parts, *ends[:1]])})"


def _letter(letter: str, any_case: bool) -> str:
    """Write a letter; a class of both is tried many times as fast as one of either case."""
    low, high = letter.lower(), letter.upper()
    return f"[{low}{high}]" if any_case and low != high else re.escape(letter)
