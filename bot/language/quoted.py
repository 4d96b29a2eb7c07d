"""Quotations with who says them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.language import quotations, speech
from bot.language.names import Name
from bot.language.remembered import remembered
from bot.language.spans import Spanned, overlap
from bot.language.speech import Utterance


class Quoted(NamedTuple):
    """Words in quotation marks, with these, and all that may have said them; first who is named."""

    start: int
    end: int
    words: str
    speakers: tuple[Name, ...]


@remembered
def find(text: str) -> tuple[Quoted, ...]:
    """Find the quotations of a text, in order, each with its speakers where they are told."""
    return tuple(
        Quoted(*each, tuple(dict.fromkeys(who for said in by(text, each) for who in said.speakers)))
        for each in quotations.find(text)
    )


def by(text: str, words: Spanned) -> Iterator[Utterance]:
    """Give what is said where some words stand, each with who says it."""
    for each in speech.utterances(text):
        if any(overlap(part, words) for part in each.said):
            yield each
