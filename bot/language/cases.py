"""What becomes of inquiries into trade, of the duties that come of them, and of talks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.acts import PACT
from bot.language.effects import Told
from bot.language.status import Standing, Status

_BETWEEN = r"(?:[\w'’-]+ ){0,4}?"
_PROBE = (
    r"(?:investigations?|probes?|inquir(?:y|ies)"
    r"|(?:anti-?dumping|dumping|countervailing|subsidy|safeguard|remedy) cases?)"
)
_DUTY = r"(?:dut(?:y|ies)|tariffs?|margins?|rates?|dumping|measures?|determinations?|safeguards?)"
_SETS = (
    r"(?:sets?|impos(?:es|ed?)|puts?|slap(?:s|ped)?|announc(?:es|ed?)|introduc(?:es|ed?)|finds?|found"
    r"|appl(?:y|ies|ied)|lev(?:y|ies|ied)|fix(?:es|ed)?|issu(?:es|ed?)|confirm(?:s|ed)?)"
)
_ENDS = (
    r"(?:clos(?:es|ed?)|ends?|ended|drop(?:s|ped)?|terminat(?:es|ed?)|discontinu(?:es|ed?)"
    r"|abandon(?:s|ed)?|halt(?:s|ed)?|shelv(?:es|ed?)|scrap(?:s|ped)?)"
)
_OPENS = (
    r"(?:open(?:s|ed)?|launch(?:es|ed)?|initiat(?:es|ed?)|begins?|began|starts?|started"
    r"|reopen(?:s|ed)?)"
)
_TALKS = r"(?:talks|negotiations)"
_FINDS = r"(?:finds?|found|rul(?:es|ed)|determin(?:es|ed)|conclud(?:es|ed))(?: that)?"
_NONE = r"(?: there (?:is|was))? no (?:material )?(?:injury|dumping|harm|subsidy)"
_EARLY = r"(?:provisional|preliminary|interim)"
_HOLDS = r"(?:(?:to|will|would) )?(?:hold|open|begin|start|resume|reopen)(?:s|ed)?"
_CALLS_OFF = (
    r"(?:call(?:s|ed)? off|cancel(?:s|led)?|breaks? off|broke off|walk(?:s|ed)? out of"
    r"|pull(?:s|ed)? out of|quits?|ends?|ended|abandon(?:s|ed)?)"
)
_PUTS_OFF = r"(?:suspend(?:s|ed)?|postpon(?:es|ed?)|freezes?|froze|puts? off|delay(?:s|ed)?)"
_TABLE: tuple[tuple[Status, str, bool], ...] = (
    (Status.OPENED, rf"{_OPENS} {_BETWEEN}{_PROBE}", False),
    (Status.ENDED, rf"{_ENDS} {_BETWEEN}{_PROBE}", False),
    (Status.ENDED, rf"{_FINDS}{_NONE}", False),
    (Status.PROVISIONAL, rf"{_SETS} {_BETWEEN}{_EARLY} {_BETWEEN}{_DUTY}", False),
    (Status.FINAL, rf"{_SETS} {_BETWEEN}(?:final|definitive) {_BETWEEN}{_DUTY}", False),
    (Status.ANNOUNCED, rf"{_HOLDS} {_BETWEEN}{_TALKS}", True),
    (Status.ENDED, rf"{_CALLS_OFF} {_BETWEEN}{_TALKS}", True),
    (Status.PAUSED, rf"{_PUTS_OFF} {_BETWEEN}{_TALKS}", True),
)
_FOUND = tuple(
    (status, re.compile(rf"\b{words}\b", re.IGNORECASE), talks) for status, words, talks in _TABLE
)
_AGREED = re.compile(
    r"\bagree(?:s|d)? (?:(?:on \w+day|in [A-Z]\w+|today|yesterday) )?(?:on|to) (?=[^.;:]{0,80}?"
    rf"\b(?:{PACT})\b)"
)
_AGAIN = re.compile(r"\b(?:after all|again|resum\w+|reopen\w*)\b", re.IGNORECASE)
_SHORT = 5  # words that are shown whole
NAMES_TALKS = re.compile(rf"\b{_TALKS}\b", re.IGNORECASE)


def find(text: str) -> Iterator[Told]:
    """Find what is told of an inquiry or of the duty that it ends in, of talks, and of a pact."""
    for status, pattern, talks in _FOUND:
        for match in pattern.finditer(text):
            again = bool(_AGAIN.search(text)) and status is Status.ANNOUNCED
            standing = Standing(status, _words(match.group()), again=again, present=True)
            yield Told(*match.span(), standing._replace(talks=talks))
    for match in _AGREED.finditer(text):
        words = match.group().split()[0]
        yield Told(*match.span(), Standing(Status.AGREED, words, present=True))


def _words(found: str) -> str:
    """Give a verb with its object, without what stands between them where that is long."""
    words = re.sub(r"^to ", "is to ", " ".join(found.split())).split()
    if len(words) <= _SHORT:
        return " ".join(words)
    return " ".join((words[0], *(each for each in words[1:-1] if each in _KINDS), words[-1]))


_KINDS = frozenset(["provisional", "preliminary", "interim", "final", "definitive"])
