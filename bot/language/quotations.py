"""Words in quotation marks, and the comparison of them across typography."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from bot.language.remembered import remembered

# Which marks close which. Straight marks close themselves.
_CLOSERS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    '"': '"',
    "‟": "”",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
_SINGLE = "‘‚'"
_MARK = re.compile("[" + "".join(sorted(set("".join(_CLOSERS) + "".join(_CLOSERS.values())))) + "]")
# How far a closing mark is looked for: marks passed over, and characters behind an "s'".
_NESTED = 60
_FAR = 400
_ELISION = re.compile(r"(?:\d0s|n['’]|em|til|tis|twas|cause)(?!\w)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n\s*\n\s*")


class Quotation(NamedTuple):
    """Words in quotation marks. The span includes the marks, `words` does not."""

    start: int
    end: int
    words: str


@remembered
def find(text: str) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a text, in order.

    Apostrophes and marks of feet, inches and minutes are not quotation marks. A quotation
    that the paragraph leaves open ends with the paragraph: the next one opens it again.
    """
    found: list[Quotation] = []
    begin = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        found += _in_paragraph(text, begin, end)
        begin = gap.end() if gap else end
    return tuple(found)


def _in_paragraph(text: str, begin: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    at = begin
    while mark := _MARK.search(text, at, end):
        at = mark.end()
        if not _opens(text, mark.start()):
            continue
        close = _closing(text, mark.start(), end)
        if close is None:
            if mark.group() in _SINGLE or (mark.group() == '"' and mark.start() > begin):
                continue  # an apostrophe, or a stray mark
            close = end
        words = text[at:close].strip()
        if words:
            after = close + 1 if close < end else end
            found.append(Quotation(mark.start(), after, words))
            at = after
    return found


def _opens(text: str, at: int) -> bool:
    """Say whether the mark at `at` stands where an opening mark can."""
    if text[at] not in _CLOSERS:
        return False
    if text[at] in _SINGLE and _ELISION.match(text, at + 1):
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not after or after.isspace():
        return text[at] in "«„" and bool(after)  # French spacing
    return not (before.isalnum() or (before and before in ".,;:!?%)]…"))


def _closing(text: str, opened: int, end: int) -> int | None:
    """Find the mark that closes the one at `opened`, stepping over quotations within."""
    closers = _CLOSERS[text[opened]]
    single = text[opened] in _SINGLE
    inner = 0
    for mark in islice(_MARK.finditer(text, opened + 1, end), _NESTED):
        char, at = mark.group(), mark.start()
        before, after = text[at - 1], text[at + 1 : at + 2]
        if char == text[opened] and char not in closers:
            inner += 1
        elif char in closers:
            if single and (after.isalnum() or _plural_possessive(text, at, end)):
                continue  # an apostrophe
            if char == text[opened] and before.isspace():
                continue  # a straight mark that opens
            if not inner:
                return at
            inner -= 1
    return None


def _plural_possessive(text: str, at: int, end: int) -> bool:
    """Say whether an "s'" is an apostrophe: a mark further on closes the quotation."""
    if text[at - 1 : at] != "s" or not text[at + 1 : at + 2].isspace():
        return False
    rest = text[at + 1 : min(end, at + _FAR)]
    return bool(re.search(r"\S['’](?!\w)", rest)) and not re.search(r"(?:^|\s)['‘]\w", rest)


_DASHES = re.compile(r" ?[‐‑‒–—―−] ?| -+ |--+")
_MARKS = re.compile("[" + "".join(set("".join(_CLOSERS) + "”’")) + "`´]")
_SPACE = re.compile(r"\s{2,}|[^\S ]")
_ELLIPSIS = re.compile(r"\s*(?:\[\s*)?(?:…|\.\s?\.\s?\.(?:\s?\.)?)(?:\s*\])?\s*")


@lru_cache(maxsize=1024)
def normalise(text: str) -> str:
    """Write a text without the differences that only typography makes.

    Marks and apostrophes become one, dashes and white space too, letters lower case.
    """
    text = _SPACE.sub(" ", _MARKS.sub("'", text.replace("\u00ad", "")))
    return _SPACE.sub(" ", _DASHES.sub(" - ", text)).strip().casefold()


def parts(words: str) -> tuple[str, ...]:
    """Split quoted words at ellipses and editors' brackets, normalised, ends unpunctuated.

    A quotation stands in a text when its parts stand there in order.
    """
    cut = _ELLIPSIS.sub("\n", re.sub(r"\[[^\]]*\]", "\n", words))
    cleaned = (normalise(part).strip(" .,;:!?'-") for part in cut.split("\n"))
    return tuple(part for part in cleaned if part)


def stands(words: str, text: str) -> bool:
    """Say whether quoted words stand verbatim in a text, ellipses allowed, whole words only."""
    within, at = normalise(text), 0
    if (first := _FIRST.match(words)) and first[1].casefold() not in within:
        return False
    wanted = parts(words)
    for part in wanted:
        at = within.find(part, at)
        while at >= 0 and not _whole(within, at, at + len(part)):
            at = within.find(part, at + 1)
        if at < 0:
            return False
        at += len(part)
    return bool(wanted)


_FIRST = re.compile(r"[^\w\[]*(\w+)(?!\w)[^\[]*$")  # of words without an editor's bracket
_CUT_BEFORE = re.compile(r"\w\Z|\d[.,]\Z")  # no "5%" in "2.5%"
_CUT_BEHIND = re.compile(r"\w|[.,]\d")


def _whole(text: str, start: int, end: int) -> bool:
    """Say whether no word and no figure is cut at either end of a part of a text."""
    cut = _CUT_BEFORE.search(text[max(0, start - 2) : start]) or _CUT_BEHIND.match(text, end)
    return not cut


def nested(text: str) -> str:
    """Make the quotation marks inside a quotation single, and apostrophes typographic."""
    text = re.sub(r"(?<=\w)'", "’", text)
    for found in reversed(find(text)):
        if text[found.start] in '“"':
            inner = text[found.start + 1 : found.end - 1]
            text = f"{text[: found.start]}‘{inner}’{text[found.end :]}"
    return text
