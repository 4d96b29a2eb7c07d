"""How far a sentence says that a measure has come: what it tells as done, and of which measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.language import dates, quotations
from bot.language.about import countries, wares
from bot.language.dates import Grain
from bot.language.remembered import remembered
from bot.language.repetition import terms
from bot.language.status import Standing, Status

#: What a government puts on trade, and what it signs.
_MEASURE = (
    r"tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|surtax(?:es)?|tax(?:es)?|quotas?|bans?|embargo"
    r"|embargoes|sanctions?|orders?|decrees?|proclamations?|rules?|regulations?|laws?|acts?|bills?"
    r"|measures?|safeguards?|curbs?|restrictions?|controls?|licensing|caps?|limits?|pacts?"
    r"|agreements?|accords?|deals?|treat(?:y|ies)|protocols?|rates?|fees?|requirements?|directives?"
)
_PAUSE = r"pauses?|suspensions?|delays?|postponements?|freezes?|moratori(?:um|a)|reprieves?"
_HEAD = re.compile(rf"(?:{_MEASURE})$", re.IGNORECASE)
_PAUSE_HEAD = re.compile(rf"(?:{_PAUSE})$", re.IGNORECASE)
# Whoever lifts or removes one of these ends it; a tariff that is lifted may be raised.
_BARRIER = re.compile(
    r"(?:bans?|embargo(?:es)?|sanctions|quotas?|curbs|restrictions|controls|safeguards?)$",
    re.IGNORECASE,
)
_NAMES_ONE = re.compile(rf"\b(?:{_MEASURE})\b", re.IGNORECASE)

# Verbs that are told as done: in the past or the present, of somebody or of the measure.
_DONE = {
    Status.THREATENED: r"threaten(?:ed|s)",
    Status.PROPOSED: r"propose[ds]",
    Status.ANNOUNCED: r"announce[ds]|unveil(?:ed|s)|declare[ds]",
    Status.SIGNED: r"sign(?:ed|s)|decree[ds]|proclaim(?:ed|s)|adopt(?:ed|s)|ratif(?:ied|ies)",
    Status.IN_FORCE: r"impose[ds]|reimpose[ds]|reinstate[ds]|restore[ds]|resume[ds]",
    Status.PAUSED: r"suspend(?:ed|s)|pause[ds]|postpone[ds]|delay(?:ed|s)|shelve[ds]|put off|froze",
    Status.STRUCK_DOWN: (
        r"str(?:uck|ikes) down|overturn(?:ed|s)|annul(?:led|s)|void(?:ed|s)|revoke[ds]"
        r"|repeal(?:ed|s)|withdr(?:ew|aws)|quash(?:ed|es)|rescind(?:ed|s)|scrap(?:ped|s)"
        r"|invalidate[ds]|abolish(?:ed|es)|(?P<lifts>lift(?:ed|s)|remove[ds])"
    ),
}
_WAS_DONE = {
    Status.ANNOUNCED: "announced|unveiled",
    Status.SIGNED: "signed|decreed|proclaimed|adopted|ratified",
    Status.IN_FORCE: "imposed|reimposed|reinstated|restored|in force|in effect|in place",
    Status.PAUSED: "suspended|paused|postponed|delayed|shelved|put off|put on hold|on hold|frozen",
    Status.STRUCK_DOWN: (
        "struck down|overturned|annulled|voided|revoked|repealed|withdrawn|quashed|rescinded"
        "|scrapped|invalidated|abolished"
    ),
}
_BY_ITSELF = (
    r"took effect|has taken effect|have taken effect|takes? effect|kicked in|kicks? in"
    r"|(?:came|went|entered|put|has come|have come|has gone|have gone|has entered|have entered"
    r"|comes?|goes|enters?) into (?:force|effect)"
)
_ADVERB = r"(?:(?:\w+ly|now|also|today|once more|again|since) ){0,2}"
_ACTIVE = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{status.name}>{words})' for status, words in _DONE.items())})\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"\b(?:was|were|is|are|(?:has|have) been) {_ADVERB}"
    rf"(?:{'|'.join(f'(?P<{status.name}>{words})' for status, words in _WAS_DONE.items())})\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(rf"\b(?:{_BY_ITSELF})\b", re.IGNORECASE)
_ON_HOLD = re.compile(
    r"\bputs? (?P<before>[^,;:.()]{1,80}? )?on hold(?P<behind> [^,;:.()]{1,80})?", re.IGNORECASE
)
_AT_ONCE = re.compile(r"\s+(?:immediately|at once|today|now)\b", re.IGNORECASE)
_LONG_AGO = timedelta(days=21)
_WILL = re.compile(
    r"\b(?:will|would|is to|are to) (?:charge|impose|levy|introduce|apply)\b", re.IGNORECASE
)
_SAID = re.compile(
    r"\b(?:said|says|announced|confirmed|ruled|told|shows?|showed|reported|declared)\b",
    re.IGNORECASE,
)

# Where a clause begins, and the words at which it is no longer what the sentence tells.
_CLAUSE = re.compile(
    r"[,;:—–()]|\s-\s"
    r"|\b(?P<aside>which|who|whose|after|before|since|when|while|as|because|although|though|despite"
    r"|until|unless|if|whether|where|than|whereas|once|following|had)\b"
    r"|\b(?P<that>that)\b|\b(?:and|but)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:may|might|could|should|can|must|would have|not|never|neither|nor|no|none|nobody|without"
    r"|hardly|barely|nearly|almost|allegedly|reportedly|den(?:y|ies|ied)|refus\w+|fail\w+|rumou?r\w*"
    r"|supposedly|if|unless|whether|to be|having|had|yet to|due to|(?:un)?likely|expected|draft"
    r"|hypothetical\w*|hop\w+|ask\w*|urg\w+|call\w* (?:for|on)|want\w*|demand\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(r"\b(?:unless|if|provided|should)\b", re.IGNORECASE)
_OF_A_THING = re.compile(
    r"\b(?:the|an?|its|their|his|her|this|that|these|those|newly|recently|once|previously|already"
    r"|long|now|jointly)[\s-]$",
    re.IGNORECASE,
)
_TO = re.compile(r" (?:on \w+ )?to ")
_NO_OBJECT = re.compile(
    r"\s*(?:[,.;:)”\"]|$|(?:in|on|by|at|last|under|from|earlier|this|yesterday|into(?! law)|off|up"
    r"|for|to|with|during|after|before|and|as|until|between|within)\b)",
    re.IGNORECASE,
)
_OBJECT_ENDS = re.compile(
    r"[,;:.()—–]|\s(?:on|of|for|against|from|in|by|to|at|that|which|who|with|after|as|under|over"
    r"|between|and|into|while|until|following|targeting|covering|imposing|putting|raising)\b",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(
    r"^(?:into law )?(?:[\w-]+ ){0,3}?(?:set|package|series|round"
    r"|raft|range|number|wave|pair|list|part|plans?|start|introduction|entry|implementation|launch"
    r"|collection|application|enforcement) (?:of|for|into force of) ",
    re.IGNORECASE,
)


class _Told(NamedTuple):
    """A verb of a measure's standing, where it stands, and the words for the measure."""

    start: int
    end: int
    status: Status
    measure: str


@remembered
def reached(text: str, when: datetime | None = None) -> Standing | None:
    """Tell how far a measure has come by a sentence written at `when`, if it says so.

    Only what its main clause tells as done counts: no hope, denial, condition or day still to
    come, nothing named in passing, and nothing in the words of others.
    """
    bare = _unquoted(text)
    for told in sorted(_told(bare)):
        clause = _clause(bare, told.start)
        if clause is None or _OPEN.search(bare, clause, told.start):
            continue
        if told.status is Status.IN_FORCE and _still_to_come(bare, told, when):
            continue
        if when is not None and _long_ago(bare, told, when):
            continue
        return Standing(told.status, text[told.start : told.end])
    return None


def of_one(text: str, heading: str) -> bool:
    """Say whether what a sentence tells of a measure can be of the one that a heading is about.

    They share a telling word, and where both name goods, or countries, they share some.
    """
    mine, theirs = terms(text), terms(heading)
    if not mine.keys() & theirs.keys():
        return False
    named = ((kind(text), kind(heading)) for kind in (wares, countries))
    return all(not (one and other) or one & other for one, other in named)


def _unquoted(text: str) -> str:
    for quoted in quotations.find(text):
        text = text[: quoted.start] + " " * (quoted.end - quoted.start) + text[quoted.end :]
    return text


def _told(text: str) -> Iterator[_Told]:
    """Find the verbs of a measure's standing, each with a measure that it is told of."""
    for match in _PASSIVE.finditer(text):
        if _HEAD.search(_subject(text, match.start())):
            yield _found(match, text)
    for match in _EFFECT.finditer(text):
        if _HEAD.search(_subject(text, match.start())):
            yield _Told(match.start(), match.end(), Status.IN_FORCE, "")
    for match in _ACTIVE.finditer(text):
        if not (
            _OF_A_THING.search(text, 0, match.start()) or _NO_OBJECT.match(text, match.end())
        ) or _to(match, text):
            found = _found(match, text)
            if match["lifts"] and not _BARRIER.search(_object(text[match.end() :])):
                continue
            if (status := _of(found, text)) is not None:
                yield found._replace(status=status)
    for match in _ON_HOLD.finditer(text):
        if _HEAD.search(_object(match["before"] or match["behind"] or "")):
            at = match.start() + match.group().lower().index("on hold")
            yield _Told(at, at + len("on hold"), Status.PAUSED, "")
    for match in _WILL.finditer(text):
        if _ON_CONDITION.search(text):
            continue
        if _HEAD.search(_object(text[match.end() :])) and (
            match.group().lower().startswith("will") or _SAID.search(text, 0, match.start())
        ):
            yield _Told(match.start(), match.end(), Status.ANNOUNCED, "")


def _to(match: re.Match[str], text: str) -> bool:
    """Say whether somebody threatens or proposes to do something with a measure."""
    return (
        bool(match["THREATENED"] or match["PROPOSED"]) and _TO.match(text, match.end()) is not None
    )


def _found(match: re.Match[str], text: str) -> _Told:
    named = next(status for status in Status if match.groupdict().get(status.name))
    return _Told(match.start(), match.end(), named, text[match.end() :])


def _of(found: _Told, text: str) -> Status | None:
    """Tell what a verb with its object says of a measure: who announces a pause, pauses it."""
    behind = found.measure
    if found.status in (Status.THREATENED, Status.PROPOSED):
        clause = re.split(r"[,;:]", behind, maxsplit=1)[0]
        return found.status if _NAMES_ONE.search(clause) else None
    whole = behind.lstrip()
    begun = _PARTITIVE.match(whole)
    head = _object(whole[begun.end() :] if begun else whole)
    if _HEAD.search(head):
        planned = begun is not None and "plan" in begun.group()
        return Status.PROPOSED if planned else found.status
    if _PAUSE_HEAD.search(head) and found.status in (Status.ANNOUNCED, Status.SIGNED):
        return Status.PAUSED if _NAMES_ONE.search(behind) else None
    return None


def _object(behind: str) -> str:
    """Give the words of an object up to its noun: "its 25% duty" of "its 25% duty on pipes"."""
    behind = re.sub(r"^\s*into law\b", "", behind)
    first = behind.lstrip()
    end = _OBJECT_ENDS.search(first)
    return first[: end.start()].rstrip() if end else first.rstrip(" .")


def _subject(text: str, start: int) -> str:
    """Give the words of a subject up to its noun: "Norland's duty" of "Norland's duty of 25%"."""
    begin = max((each.end() for each in _CLAUSE.finditer(text, 0, start)), default=0)
    found = _object(text[begin:start].lstrip())
    if not found and begin:  # "The decree, signed last week, took effect"
        return _object(text)
    return found


def _clause(text: str, start: int) -> int | None:
    """Give where the clause of a word begins; None where it is not what the sentence tells.

    What somebody said "that" is the case counts.
    """
    begin, aside = 0, False
    for mark in _CLAUSE.finditer(text, 0, start):
        if mark["that"]:
            aside = not _SAID.search(text, begin, mark.start())
        elif mark["aside"]:
            aside = True
        elif mark.group().casefold() in ("and", "but"):
            continue
        else:
            aside = False
        begin = mark.end() if not mark["that"] else begin
    return None if aside else begin


def _still_to_come(text: str, told: _Told, when: datetime | None) -> bool:
    """Say whether a measure's first day lies ahead, or is not told as past."""
    present = re.match(r"(?:takes?|comes?|goes|enters?)\b", text[told.start :], re.IGNORECASE)
    if _AT_ONCE.match(text, told.end):
        return False
    if when is None:
        return present is not None
    days = [
        day
        for day in dates.find(text, when)
        if day.first is not None and (day.start >= told.end or day.end <= told.start)
    ]
    # What was imposed "on Monday" was so last Monday.
    ahead = (day for day in days if present or day.grain is not Grain.WEEKDAY)
    if any(day.first and day.first > when.date() and day.start >= told.end for day in ahead):
        return True
    return present is not None and not any(day.first and day.first <= when.date() for day in days)


def _long_ago(text: str, told: _Told, when: datetime) -> bool:
    """Say whether the clause of a verb dates what it tells weeks back."""
    end = next((mark.start() for mark in _CLAUSE.finditer(text, told.end)), len(text))
    return any(
        day.last and day.last < when.date() - _LONG_AGO
        for day in dates.find(text, when)
        if told.end <= day.start < end
    )
