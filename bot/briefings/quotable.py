"""What a sentence of a page must be before a briefing may quote it.

A page holds more than its report: captions, appeals to the reader, boilerplate, markup,
instructions to whoever reads it. Each rule here says what a sentence of news does not do;
none knows any page.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.language import quotations
from bot.language.boilerplate import asks, clean

WORDS = range(6, 46)  # in a sentence that is quoted at all
LONG_WORDS = range(46, 81)  # in one of a text that has hardly a shorter one

# Outside quotation marks a report speaks neither of itself nor to its reader.
_ADDRESS = re.compile(
    r"\b(?:I|[Ww]e|us|[Oo]urs?|[Mm]y|me|[Yy]ou|[Yy]ours?|[Yy]ourself|[Pp]lease|[Ll]et's)\b"
)
# In a legal act whoever enacts it speaks, and does what the words say.
_ENACTS = re.compile(
    r"\b(?:I|[Ww]e),? (?:do )?hereby\b|\breport to me\b"
    r"|\bI (?:also |further )?(?:proclaim|order|determine|direct|find|have (?:determined|decided)"
    r"|concur(?:red)?|modify|terminate|suspend)\b"
)
# Openings that lean on the sentence before.
_DANGLING = re.compile(
    r"^\W*(?:(?:He|She|It|They|His|Her|Hers|Its|Their|Theirs|This|That|These|Those|Such|But|And|Or"
    r"|Yet|So|Nor|Both|Neither|Either|Another|Others|Some|Here|There|However|Meanwhile|Also|Still"
    r"|Instead|Then|Thus|Hence|Therefore|Moreover|Furthermore|Nevertheless|Nonetheless|Otherwise"
    r"|Similarly|Likewise|Consequently|Afterwards|Earlier|Later|Additionally|Again|Indeed|Besides"
    r"|Separately|Elsewhere|Which|Who|One|None|Not|Only|Even|Among them|Of those|Of these"
    r"|The (?:former|latter|same|other|others|two|pair|rest|remainder|remaining|new one|result"
    r"|reason|reasons|difference|change|move|step|decision|news|figure|figures|number|idea|aim"
    r"|answer|question|problem|issue|trouble|point|announcement))\b"
    r"|(?:In (?:addition|contrast|turn|response|return|that case|other words|doing so|all|fact)"
    r"|By (?:contrast|comparison|then|that|doing)|For (?:example|instance|one|its part|their part"
    r"|now|that)|As (?:a result|such|well)|At (?:the same time|that|present|the time)|On that"
    r"|On the other|(?:After|Under|With|Because of) (?:that|this|it)"
    r"|According to (?:him|her|them|it)|Until then|Since then|Even so|Not only|That said)\b)"
)
_POINTING = re.compile(
    r"^(?:\S+ ){0,3}(?:to|of|until|under|after|by|with|from|for|in|at|on|before|since|during"
    r"|despite|beyond|below|above) (?:that|this|those|these|it|them)\b",
    re.IGNORECASE,
)
_HE = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_CALENDAR = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May\b|June"
_CALENDAR += r"|July|August|September|October|November|December)"
_NAMED = re.compile(
    r"\b[A-Z][\w’'.-]+ (?:[a-z]{2,3} )?" + _CALENDAR + r"[A-Z][\w’'-]+"
    r"|(?<=\w )" + _CALENDAR + r"[A-Z][\w’'-]{2,}"
)
_SPOKEN_BY = re.compile(
    r"[,”\"’'] (?:(?:he|she|they|it) (?:said|says|added|told|wrote)|(?:said|added) (?:he|she))\b"
)
_ENDS = re.compile(r"[.!](?:[”\"’')]{0,2})$")


@lru_cache(maxsize=4096)
def count(text: str) -> int:
    """Count words as an editor does: what stands between spaces and holds a letter or digit."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


def unquoted(text: str) -> str:
    """Leave out what a text quotes, keeping the marks."""
    for found in reversed(quotations.find(text)):
        text = f"{text[: found.start]}“”{text[found.end :]}"
    return text


def fit(text: str, outside: str, words: range = WORDS) -> bool:
    """Say whether a sentence of a page is one of its report, whole, and stands alone."""
    return (
        count(text) in words
        and (text[0].isupper() or text[0].isdigit() or text[0] in "“\"‘'$€£")
        and bool(_ENDS.search(text))
        and _balanced(text)
        and not text.isupper()
        and clean(text)
        and not asks(text)
        and not (_ADDRESS.search(outside) and not _ENACTS.search(outside))
        and not _DANGLING.search(text)
        and not _POINTING.search(text)
        and not _dangles(outside)
    )


def _dangles(outside: str) -> bool:
    """Say whether "he", or "it said", stands before anybody is named."""
    pronoun, speaker = _HE.search(outside), _SPOKEN_BY.search(outside)
    return any(
        found is not None and not _NAMED.search(outside[: found.start()])
        for found in (pronoun, speaker)
    )


def _balanced(text: str) -> bool:
    return (
        text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and text.count("(") == text.count(")")
    )
