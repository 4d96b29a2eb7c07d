"""The clauses of a sentence: what its main one tells, whose subject and whose object."""

from __future__ import annotations

import re

# Where a clause begins, and the words at which it is no longer what the sentence tells.
_CLAUSE = re.compile(
    r"[,;:—–()]|\s-\s"
    r"|\b(?P<aside>which|who|whose|after|before|since|when|while|as|because|although|though|despite"
    r"|until|unless|if|whether|where|than|whereas|once|following|had)\b"
    r"|\b(?P<that>that)\b|\b(?:and|but)\b",
    re.IGNORECASE,
)
SAID = re.compile(
    r"\b(?:said|says|announced|confirmed|ruled|told|shows?|showed|reported|declared|stated|insist(?:s|ed)"
    r"|(?<!united )(?<!member )states)\b",
    re.IGNORECASE,
)
_OBJECT_ENDS = re.compile(
    r"[,;:()—–]|(?<![A-Z])\.|\s(?:on|of|for|against|from|in|by|to|at|that|which|who|with|after|as|under|over"
    r"|between|and|into|while|until|following|targeting|covering|imposing|putting|raising)\b",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(
    r"^(?:into law )?(?:[\w-]+ ){0,3}?(?:set|package|series|round"
    r"|raft|range|number|wave|pair|list|part|start|introduction|entry|implementation|launch"
    r"|collection|application|enforcement) (?:of|for|into force of) ",
    re.IGNORECASE,
)


def clause(text: str, start: int, *, heading: bool = False) -> int | None:
    """Give where the clause of a word begins; None where it is not what the sentence tells.

    What somebody said "that" is the case counts, and in a heading what is told behind "as".
    """
    begin, aside = 0, False
    for mark in _CLAUSE.finditer(text, 0, start):
        if mark["that"]:
            aside = not SAID.search(text, begin, mark.start())
        elif mark["aside"]:
            aside = not (heading and mark.group().lower() == "as")
        elif mark.group().casefold() in ("and", "but"):
            continue
        else:
            aside = False
        begin = mark.end() if not mark["that"] else begin
    return None if aside else begin


def unfolded(behind: str) -> str:
    """Give what follows a verb without "a package of", "the start of"."""
    whole = behind.lstrip()
    begun = _PARTITIVE.match(whole)
    return whole[begun.end() :] if begun else whole


def object_of(behind: str) -> str:
    """Give the words of an object up to its noun: "its 25% duty" of "its 25% duty on pipes"."""
    behind = re.sub(r"^\s*into law\b", "", behind)
    first = behind.lstrip()
    end = _OBJECT_ENDS.search(first)
    return first[: end.start()].rstrip() if end else first.rstrip(" .")


def subjects_of(text: str, start: int) -> tuple[str, ...]:
    """Give the words of a subject up to its noun: "Norland's duty" of "Norland's duty of 25%".

    Before "and" there may be another clause or more of the same subject: then both are given.
    """
    marks = list(_CLAUSE.finditer(text, 0, start))
    whole = [mark.end() for mark in marks if mark.group().casefold() not in ("and", "but")]
    begins = dict.fromkeys((max((mark.end() for mark in marks), default=0), *(whole[-1:] or [0])))
    found = [object_of(text[begin:start].lstrip()) for begin in begins]
    if not found[0] and max(begins):  # "The decree, signed last week, took effect"
        return (object_of(text),)
    return tuple(found)
