"""What is said not to be so that was reported: a measure denied, a report taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.acts import Act, Thing
from bot.language.clauses import object_of, unfolded
from bot.language.effects import Told, made
from bot.language.remembered import remembered
from bot.language.status import Status

# What may be denied to be planned. "Denied an order" is what courts do.
_MEASURE = (
    r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|surtax(?:es)?|tax(?:es)?|quotas?|bans?"
    r"|embargo(?:es)?|sanctions|curbs?|restrictions?|controls|safeguards?|caps?)"
)
_NAMES = re.compile(rf"\b{_MEASURE}\b", re.IGNORECASE)
_PLANNED = re.compile(rf"\b{_MEASURE}(?: (?:threats?|plans?|proposals?|reports?))?$", re.IGNORECASE)
_REPORTS = r"(?:reports?|rumou?rs|stories|speculation)"
_SETS = (
    r"(?:charg|impos|introduc|levy|collect|tax|put|plac|set|rais|ban|cap|limit|curb|restrict)"
    r"(?:e|ed|ing|ting|ning|ned|ping|ped)?"
)
_PLANS = r"(?:plan(?:s|ned|ning)?|consider(?:s|ed|ing)?|decid(?:e[sd]?|ing)|intend(?:s|ed)?)"
_DENY = r"(?:den(?:y|ies|ied|ying))"
_REJECT = r"(?:dismiss(?:es|ed)|refut(?:es|ed)|rebut(?:s|ted)|reject(?:s|ed))"
_DENIED = re.compile(
    rf"\b(?:{_DENY} (?=[^;:.]{{0,60}}\b{_MEASURE}\b)"
    rf"|(?:{_DENY}|{_REJECT}) (?:as \w+ )?(?:\w+ ){{0,2}}{_REPORTS}\b)",
    re.IGNORECASE,
)
_NONE_PLANNED = re.compile(
    rf"\bno (?:[\w%’'-]+ ){{0,4}}?{_MEASURE}\b[^,;:.]{{0,60}}? (?:has|have|had|is|was|are|were)"
    r"(?: been)? (?:decided (?:or|and) (?:\w+ )?)?"
    r"(?P<word>planned|decided|under consideration|considered)\b",
    re.IGNORECASE,
)
_NO_PLAN = re.compile(
    rf"\b(?:no (?:\w+ )?(?:plans?|intention) (?:to {_SETS}|of {_SETS}|for)"
    rf"|(?:does|do|did) not (?:plan|intend) (?:to {_SETS}|(?=[\w ]{{1,30}}{_MEASURE}\b)))\b",
    re.IGNORECASE,
)
_FALSE = (
    r"(?:false|untrue|wrong|incorrect|inaccurate|unfounded|baseless|fabricated|fake|not true"
    r"|without foundation)"
)
_FALSE_REPORT = re.compile(
    rf"\b{_REPORTS} (?P<what>(?:that|of|on|about)\b[^.;]{{3,140}}?)\b(?:is|are|was|were) {_FALSE}\b"
    rf"|\b{_FALSE} {_REPORTS} (?P<of>(?:that|of|on|about)\b[^.;]{{3,140}})",
    re.IGNORECASE,
)
_CONTRARY = re.compile(
    rf"\b(?:contrary to|{_DENY}|disregard(?:s|ed|ing)?|{_FALSE}) (?:[\w’'-]+ ){{0,3}}{_REPORTS}\b",
    re.IGNORECASE,
)
_COURT = re.compile(r"\b(?:judges?|courts?|panel|tribunal|justices?|regulators?)\b", re.IGNORECASE)
# "Denied further tariffs", or that they are paused, says nothing of those that were reported.
_ANOTHER = re.compile(
    r"\b(?:further|more|another|new|additional|extra|second|higher|other|exempt\w*|paus\w+"
    r"|suspen\w+|delay\w*|lift\w*|end|lower\w*|reduc\w+|cut\w*|roll\w*|eas(?:e|ing)|waiv\w+)\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    rf"\b{_PLANS}\b|\b(?:will|would|is to|was to|had|has|have) {_SETS}\b[^,;:.]*\b{_MEASURE}\b"
    rf"|\b(?:will|would|is to|was to|had|has|have) (?:be|been) {_SETS}\b",
    re.IGNORECASE,
)
_OWN = r"(?:reports?|articles?|story|stories|dispatch(?:es)?|headlines?|item|(?:news )?alert)"
_TAKEN_BACK = re.compile(
    rf"\b(?:(?:this|our|an? (?:earlier|previous)) (?:\w+ ){{0,2}}{_OWN}"
    r"|the (?:article|story|dispatch|headline))"
    r"(?: [^.;,]{1,60}?)? (?:is|are|was|were|has been|have been|had been)"
    r" (?:withdrawn|retracted|taken down|removed|killed)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"^\W*(?:retract(?:ed|ion)|withdrawn|killed)\b\W*[:—–-]", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"(?P<who>(?:[\w’'-]+ ){1,5}?)(?:(?:has|have|had|is|are) )?"
    r"(?:withdr(?:aws?|ew|awn|awing)|retract(?:s|ed|ing)?|tak(?:es?|en|ing) back|took back"
    rf"|take(?:s|n)? down|took down) (?:(?:its|our|the|this|that|an?) )?(?:\w+ ){{0,2}}{_OWN}\b",
    re.IGNORECASE,
)
_US = re.compile(
    r"(?:we|it|they|(?:the|this) (?:news)?(?:paper|agency|outlet|site))\b", re.IGNORECASE
)
_WORD = re.compile(r"\w{4,}")


def denied(text: str, *, heading: bool) -> Iterator[Told]:
    """Find where somebody denies that a measure is decided, planned or what reports say of it."""
    act = Act(Status.DENIED, frozenset({Thing.MEASURE}))
    for start, end in _denials(text):
        yield made(text, start, end, act, present=heading)


def _denials(text: str) -> Iterator[tuple[int, int]]:
    for match in _DENIED.finditer(text):
        verb = match[0].split()[0]
        if not _COURT.search(text, 0, match.start()) and _of_plan(text, match.start() + len(verb)):
            yield match.start(), match.start() + len(verb)
    contrary = _CONTRARY.search(text) is not None
    for match in _NONE_PLANNED.finditer(text):
        sure = contrary or match["word"].casefold() == "planned"
        if sure and not _ANOTHER.search(match[0]):
            yield match.span()
    for match in _NO_PLAN.finditer(text):
        behind = _clause(text, match.start())
        if _NAMES.search(behind) and not _ANOTHER.search(behind):
            yield match.span()
    for match in _FALSE_REPORT.finditer(text):
        group = "what" if match["what"] else "of"
        if _of_plan(text, match.start(group)):
            yield match.span()


def _clause(text: str, start: int) -> str:
    return re.split(r"[;:.](?!\d)", text[start:], maxsplit=1)[0]


def _of_plan(text: str, start: int) -> bool:
    """Say whether what is denied is a measure, or that one is decided, and no effect of it."""
    words = _clause(text, start).strip()
    if _ANOTHER.search(words) or not _NAMES.search(words):
        return False
    reported, that, clause = words.partition("that ")
    if that:
        return _DECIDES.search(clause) is not None
    named = re.split(rf"\b{_REPORTS} (?:of|on|about) |\b{_PLANS} |^(?:of|on|about) ", reported)[-1]
    return _PLANNED.search(object_of(unfolded(named))) is not None


@remembered
def takes_back(text: str, publisher: str) -> bool:
    """Say whether an outlet withdraws a report of its own in a text of its own."""
    if _TAKEN_BACK.search(text) or _MARKED.match(text):
        return True
    own = set(_WORD.findall(publisher.casefold()))
    return any(
        _US.match(match["who"]) or own & set(_WORD.findall(match["who"].casefold()))
        for match in _TAKES_BACK.finditer(text)
    )
