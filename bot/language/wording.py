"""Where the words that a model quotes stand in an article, whatever its typography."""

from __future__ import annotations

import re
import unicodedata
from array import array

from bot.language.remembered import remembered
from bot.language.spans import Span

WORDS = 4  # fewer are no evidence: they stand in any text

_TOKEN = re.compile(
    "(?P<none>[\u00ad\u200b-\u200d\u2060\ufeff])"
    r"|(?P<dash>\s*(?:--+|[‐-―−])\s*|\s+-\s+)"
    r"|(?P<space>\s+)"
    "|(?P<mark>[“”„‟«»\"‘’‚'`´])"
    r"|(?P<dots>\.\s?\.\s?\.|…)"
    r"|(?P<word>\w+)"
    "|(?P<other>.)"
)
_INSTEAD = {"none": "", "dash": "-", "space": " ", "mark": "'", "dots": "…"}
_ENDS = " '.,;:!?-…"
# A figure is never cut: "rose to 25" does not stand in "rose to 25%".
_STARTS = re.compile(r"(?<!\w)(?<!\d[.,])")
_ENDS_THERE = re.compile(r"(?!\w|[.,]\d|\s?%)")


def locate(quote: str, text: str) -> tuple[Span, ...]:
    """Find quoted words in a text: one span, or one for each part between ellipses.

    Only marks, dashes, white space and capitals may differ. A part counts from WORDS words
    on, and parts stand in their order. No spans where any part is not there.
    """
    whole = _find(quote, text, 0)
    if whole:
        return (whole,)
    spans: list[Span] = []
    for part in re.split(r"\[?(?:…|\.\s?\.\s?\.)\]?", quote):
        found = _find(part, text, spans[-1].end if spans else 0)
        if found is None:
            return ()
        spans.append(found)
    return tuple(spans)


def _find(quote: str, text: str, begin: int) -> Span | None:
    wanted = _flat(unicodedata.normalize("NFC", quote))[0].strip(_ENDS)
    if len(wanted.split()) < WORDS:
        return None
    flat, starts, ends = _flat(text)
    at = flat.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        whole = _STARTS.match(flat, at) and _ENDS_THERE.match(flat, end)
        if whole and starts[at] >= begin:
            return Span(starts[at], ends[end - 1])
        at = flat.find(wanted, end if whole else at + 1)
    return None


@remembered
def _flat(text: str) -> tuple[str, array[int], array[int]]:
    """Write a text without typography, and tell where each character's original starts and ends."""
    flat: list[str] = []
    starts, ends = array("L"), array("L")
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        said = token[0]
        instead = _INSTEAD.get(token.lastgroup or "", said.casefold())
        flat.append(instead)
        if token.lastgroup != "word":
            starts.extend([start] * len(instead))
            ends.extend([end] * len(instead))
        elif len(instead) == len(said):
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:  # a letter is written as two
            for at, letter in enumerate(said, start):
                starts.extend([at] * len(letter.casefold()))
                ends.extend([at + 1] * len(letter.casefold()))
    return "".join(flat), starts, ends
