"""Where the words that a model quotes stand in an article, whatever its typography."""

from __future__ import annotations

import re
import unicodedata

from bot.language.remembered import remembered
from bot.language.spans import Span

WORDS = 4  # fewer are no evidence: they stand in any text

_TOKEN = re.compile(
    "(?P<none>[\u00ad\u200b-\u200d\u2060\ufeff])"
    r"|(?P<dash>\s*(?:--+|[‐-―−])\s*|\s+-\s+)"
    r"|(?P<space>\s+)"
    "|(?P<mark>[“”„‟«»\"‘’‚'`´])"
    r"|(?P<dots>\.\s?\.\s?\.|…)"
    "|(?P<other>.)"
)
_INSTEAD = {"none": "", "dash": "-", "space": " ", "mark": "'", "dots": "…"}
_ENDS = " '.,;:!?-…"


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
    flat, origins = _flat(text)
    # A figure is never cut: "rose to 25" does not stand in "rose to 25%".
    pattern = rf"(?<!\w)(?<!\d[.,]){re.escape(wanted)}(?!\w|[.,]\d|\s?%)"
    for found in re.finditer(pattern, flat):
        if origins[found.start()].start >= begin:
            return Span(origins[found.start()].start, origins[found.end() - 1].end)
    return None


@remembered
def _flat(text: str) -> tuple[str, tuple[Span, ...]]:
    """Write a text without typography, and tell where each character of that comes from."""
    flat: list[str] = []
    origins: list[Span] = []
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or "other"
        instead = _INSTEAD.get(kind, token.group().casefold())
        flat.append(instead)
        origins += [Span(*token.span())] * len(instead)
    return "".join(flat), tuple(origins)
