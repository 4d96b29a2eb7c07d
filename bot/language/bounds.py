"""How exactly a figure is meant: about, at least, at most."""

from __future__ import annotations

import re
from enum import StrEnum


class Bound(StrEnum):
    """How exactly a figure is meant."""

    EXACT = "exactly"
    ABOUT = "about"
    OVER = "over"  # at least, more than
    UNDER = "under"  # at most, up to


_MORE = r"(?:more|greater|higher|larger|bigger|better|longer|heavier)"
_LESS = r"(?:less|fewer|lower|smaller|shorter|lighter|worse)"
_NO = r"(?:no|not|never|nothing)"
_AT_LEAST = (
    rf"{_NO}\s+(?:any\s+|worth\s+|priced\s+at\s+)?{_LESS}\s+than|(?:not|never)\s+(?:below|under)"
    r"|at\s+(?:the\s+very\s+)?least|an?\s+(?:floor|minimum)(?:\s+\w+)?\s+of|minimum(?:\s+of)?"
    r"|as\s+(?:low|little|few)\s+as"
)
_AT_MOST = (
    rf"{_NO}\s+(?:any\s+|worth\s+|priced\s+at\s+)?{_MORE}\s+than|not?\s+(?:to\s+)?exceed(?:ing)?"
    rf"|(?:not|never)\s+(?:be\s+)?\w+\s+by\s+{_MORE}\s+than"
    r"|(?:not|never)\s+(?:above|over)|up\s+to|at\s+(?:the\s+very\s+)?most|within"
    r"|as\s+(?:much|many|high|long)\s+as|an?\s+(?:cap|ceiling|maximum|limit)(?:\s+\w+)?\s+of"
    r"|maximum(?:\s+of)?|(?:capped|limited)\s+(?:at|to)"
)
_ABOUT = (
    r"not\s+quite|just\s+(?:short|shy)\s+of|(?:close|near(?:er)?|next)\s+to|near(?:ly|ing)?"
    r"|almost|about|around|roughly|some|approximately|approx\.|circa|ca?\.|just|virtually|broadly"
    r"|an?\s+estimated|estimated(?:\s+at)?|an\s+average(?:\s+\w+)?\s+of|averag(?:e[sd]?|ing)"
    r"|approach(?:es|ed|ing)?|an?\s+little|a\s+good|or\s+so|~|≈"
    r"|(?:in|on)\s+the\s+(?:region|order|neighbou?rhood|vicinity)\s+of"
)
_BELOW = rf"{_LESS}\s+than|under|below|sub[-‑]|[<≤]"
_PAST_LIMIT = (
    r"(?:exceed\w*|above|over|beyond|past)\s+(?:the|its|their|an?)\s+"
    r"(?:cap|ceiling|limit|threshold)\s+of"
)
_ABOVE = (
    rf"{_MORE}\s+than|over|above|beyond|exceed(?:s|ed|ing)?|upwards?\s+of|in\s+excess\s+of"
    r"|north\s+of|surpass(?:es|ed|ing)?|topp?(?:s|ed|ing)|pass(?:es|ed|ing)|[>≥]"
)
# The first that matches wins: "no less than" is at least, whatever "less than" is.
_BEFORE = (
    (Bound.OVER, _PAST_LIMIT),
    (Bound.OVER, _AT_LEAST),
    (Bound.UNDER, _AT_MOST),
    (Bound.ABOUT, _ABOUT),
    (Bound.UNDER, _BELOW),
    (Bound.OVER, _ABOVE),
)
_BOUNDS = tuple(
    (bound, re.compile(rf"(?<!\w)(?:{words})\s*(?:the\s+|an?\s+)?$")) for bound, words in _BEFORE
)
_ANY = re.compile(rf"(?<!\w)(?:{'|'.join(words for _, words in _BEFORE)})\s*(?:the\s+|an?\s+)?$")
_OR_MORE = (
    r"\s+or\s+(?:more|above|higher|over|longer|greater)\b|\+|[\s-]plus\b"
    r"|\s+at\s+(?:the\s+)?least\b|\s+and\s+(?:up|above|over)\b"
)
_OR_LESS = (
    r"\s+or\s+(?:less|fewer|below|lower|under|shorter)\b|\s+at\s+(?:the\s+)?most\b"
    r"|\s+(?:maximum|tops)\b"
)
_OR_SO = (
    r"\s+or\s+(?:so|thereabouts)\b|-odd\b"
    r"|,?\s+(?:roughly|approximately|give\s+or\s+take|on\s+average)\b"
)
_BEHIND = tuple(
    (bound, re.compile(words))
    for bound, words in ((Bound.OVER, _OR_MORE), (Bound.UNDER, _OR_LESS), (Bound.ABOUT, _OR_SO))
)
# "Cannot increase it beyond 40" is at most.
_KEPT_FROM = re.compile(
    r"\b(?:cannot|(?:can|could|may|might|must|shall|should|will|would|do|does|did)(?:\snot|n['’]t))"
    r"\s(?:be\s)?(?:increased?|raised?|rise|grow|go|climb|expand|extend(?:ed)?|set|last|charge)"
    r"\b[^.;:,]{0,120}$"
)
_WITHIN = re.compile(r"\sor\s(?:more|less|fewer|so)\b")
_KEPT = 150  # characters before a figure in which that may be said
_REACH = 32  # characters before a figure in which a bound may stand


# "Phased out over five years", but "has lasted for over five years".
_DURING = re.compile(
    r"(?<!\bfor\s)(?<!\bjust\s)(?<!\bwell\s)(?<!\blittle\s)(?<!\bof\s)(?<!\bin\s)(?<!\btook\s)"
    r"(?<!\btakes\s)(?<!\blasts\s)(?<!\blasted\s)(?<!\bspent\s)(?<!\bis\s)(?<!\bwas\s)"
    r"\bover\s(?:the\s)?$"
)


def of(text: str, start: int, end: int, *, spell: bool = False) -> Bound:
    """Tell how exactly the figure at `start` to `end` of a text is meant.

    A `spell` of time that something goes on "over" is no longer than that.
    """
    before = text[max(0, start - _REACH) : start].lower()
    if spell and _DURING.search(before):
        return Bound.EXACT
    if _ANY.search(before):
        found = next(bound for bound, words in _BOUNDS if words.search(before))
        kept = found is Bound.OVER and _KEPT_FROM.search(text[max(0, start - _KEPT) : start])
        return Bound.UNDER if kept else found
    within = _WITHIN.search(text[start:end])
    at = start + within.start() if within else end  # "100 or more pounds"
    return next((bound for bound, words in _BEHIND if words.match(text, at)), Bound.EXACT)
