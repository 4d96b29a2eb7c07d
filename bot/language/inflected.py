"""The forms of words that a table gives by their stems."""

from __future__ import annotations

from collections.abc import Iterator


def forms(words: str) -> list[str]:
    """List the forms of words set apart by spaces, in order.

    A word with a tilde stands for its regular forms too, "expand~", and a low line for a space.
    """
    return sorted({form for word in words.split() for form in _of(word)})


def _of(word: str) -> Iterator[str]:
    stem = word.removesuffix("~")
    yield stem.replace("_", " ")
    if stem != word:
        root = stem.removesuffix("e")
        yield from (f"{stem}s", f"{root}ed", f"{root}ing")
