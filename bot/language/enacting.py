"""Where a legal act begins to say what it does, behind the powers that it is done by."""

from __future__ import annotations

import re

# "By the authority vested in me by the Constitution …, " before what is enacted by it.
POWERS = re.compile(
    r"(?:By|Under|Pursuant to|In exercise of|Now, therefore)\b[^;]{0,600}?"
    r"(?:authority|powers?|therefore)\b[^;]{0,600}?, "
    r"(?=I,? (?:do )?(?:hereby|proclaim|order|determine)\b"
    r"|it is (?:hereby )?(?:ordered|proclaimed|determined)\b)",
    re.DOTALL,
)


# What numbers the parts of an act, and the minute from which it applies.
_NUMBERED = re.compile(r"\b(?:Sec(?:tion|s)?|Art(?:icle)?s?)\.? \d{1,2}\b|\b\d{1,2}:\d\d\b")


def begins(text: str) -> int:
    """Give where a text that opens with such powers enacts; 0 for any other."""
    found = POWERS.match(text)
    return found.end() if found else 0


def unnumbered(text: str) -> str:
    """Give an act without the numbers of its parts."""
    return _NUMBERED.sub(" ", text)
