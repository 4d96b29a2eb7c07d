"""What begins, ends or falls due beside a measure, on days of its own."""

from __future__ import annotations

import re

from bot.language.repetition import terms

_EVENTS = re.compile(
    r"\b(?:talks?|hearings?|hears?|negotiations?|meet(?:s|ings?)?|comments?|consultations?|votes?"
    r"|deadline|applications?|reviews?|investigations?|probes?|inquir(?:y|ies)|summit|visits?"
    r"|shipped|ship|sign(?:s|ed|ing)?|laps(?:e[sd]?|ing)|expir(?:e[sd]?|ing|y)|publish(?:es|ed)?"
    r"|gazetted|appl(?:y|ies|ied)|regist(?:er|ers|ration)|submit\w*|payments?|refunds?|elections?|trial|pause|truce)\b",
    re.IGNORECASE,
)


def another(text: str, later: str) -> str:
    """Give a word of a later text for what has days of its own, if the first names none of it."""
    told = terms(text).keys()
    found = [match.group() for match in _EVENTS.finditer(later)]
    return "" if any(terms(each).keys() & told for each in found) else next(iter(found), "")
