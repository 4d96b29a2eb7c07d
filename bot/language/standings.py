"""How far a title or a sentence says that a measure has come: what it tells as done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.language import cases, dates, disavowals, quotations
from bot.language.about import countries, wares
from bot.language.acts import FORMS, HEADS, NAMES_ONE, NAMES_TRADE, VERB, Act, Tense, Thing
from bot.language.clauses import SAID, clause, object_of, subjects_of, unfolded
from bot.language.dates import Grain
from bot.language.effects import ADVERB, NO_OBJECT, Told, by_themselves, is_one, made
from bot.language.remembered import remembered
from bot.language.repetition import terms
from bot.language.status import Standing, Status

_BE = re.compile(
    rf"\b(?:(?P<will>(?:will|would|shall|is to|are to) be|(?P<to>to be))"
    rf"|was|were|is|are|(?:has|have) been|gets?|got) {ADVERB}$",
    re.IGNORECASE,
)
_HAVE = re.compile(r"\b(?:has|have|having) (?:\w+ly |now |also |again |already )?$", re.IGNORECASE)
_DOING = re.compile(rf"\b(?:is|are) {ADVERB}$", re.IGNORECASE)
_WILL = re.compile(
    r"\b(?:(?:will|would|shall|is to|are to|(?:agree|decide|vote)[sd]? to)|(?P<to>(?<!\bthe )to)) "
    r"(?:again |now |also |soon )?$",
    re.IGNORECASE,
)
# Whoever does so to something does not yet do what follows "to".
_NOT_YET = re.compile(
    r"\b(?:ask|urg|want|refus|declin|fail|vow|pledg|plan|mov|seek|sought|vot|offer|promis|consider"
    r"|prepar|expect|ready|due|likely|able|call|need|tri|try|push|fight|fought|continu|start|begin"
    r"|forc|allow|help|threaten|propos|set|aim|intend|hop|press|beg|petition|tell|told|su[ei]|want"
    r"|demand|lobb|reason|way|right|power|time|bid|plan|effort|deal|how|whether|when|where|what)"
    r"(?:e?s|e?d|ing|ies|ied|s)?\b",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(r"\s+(?:immediately|at once|today|now)\b", re.IGNORECASE)
_PRESENT = re.compile(r"(?:takes?|comes?|goes|enters?|expires?|lapses?|ends?)\b", re.IGNORECASE)
_LONG_AGO = timedelta(days=21)
_OPEN = re.compile(
    r"\b(?:may|might|could|should|can|must|would have|not|never|neither|nor|no|none|nobody|without"
    r"|hardly|barely|nearly|almost|allegedly|reportedly|den(?:y|ies|ied)|refus\w+|fail\w+|rumou?r\w*"
    r"|supposedly|if|unless|whether|having|had|yet to|due to|(?:un)?likely|expected"
    r"|hypothetical\w*|rul(?:e[sd]?|ing) out|declin(?:e[sd]?|ing)"
    r"|hop\w+|ask\w*|urg\w+|call\w* (?:for|on)|want\w*|demand\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never) (?:yet )?", re.IGNORECASE)
_YET = re.compile(r"\b(?:(?:has|have|is|are) )?yet to ", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:unless|if|provided|should)\b", re.IGNORECASE)
_OF_A_THING = re.compile(
    r"\b(?:the|an?|its|their|his|her|this|that|these|those|newly|recently|once|previously|already"
    r"|long|now|jointly)[\s-]$",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"\b(?:to \w+|of|on|over|against|about|by|for|with|from|under) $", re.IGNORECASE
)
_HELD = re.compile(r"[^,;:.]*\bon (?:hold|ice)\b", re.IGNORECASE)
_TO = re.compile(r" (?:on \w+ )?to ")
_TO_FIGURE = re.compile(r"\b(?:to|by|from) (?:(?:about|some|a|over) )?[$€£¥]?\d", re.IGNORECASE)
_FOR_LONGER = re.compile(r"\b(?:by|for|until|till|through|beyond|another|again)\b", re.IGNORECASE)
#: What has a first or a last day, which may be still to come.
_DATED = frozenset({Status.IMPOSED, Status.IN_FORCE, Status.ENDED})
#: What a headline's "to" stands before is decided; so is what will be done.
_DECIDED = frozenset({Status.PAUSED, Status.EXTENDED, Status.ENDED, Status.IN_FORCE})


@remembered
def reached(text: str, when: datetime | None = None, *, heading: bool = False) -> Standing | None:
    """Tell how far a measure has come by a sentence or a title written at `when`, if it says so.

    Only what its main clause tells as done or decided counts: no hope, denial or condition,
    nothing named in passing, and nothing in the words of others.
    """
    bare = _unquoted(text)
    found_all = sorted(_told(bare, heading=heading), key=lambda each: each.start)
    for told in sorted(found_all, key=lambda each: each.standing.talks):
        begin = clause(bare, told.start, heading=heading)
        if begin is None or _OPEN.search(bare, begin, told.start):
            continue
        if when is not None and _long_ago(bare, told, when):
            continue
        found = told.standing._replace(day=_day(bare, told, when))
        if found.status not in _DATED or not _still_to_come(bare, told, when, heading=heading):
            return found
        if not told.itself:
            decided = found.status is not Status.IMPOSED
            status = found.status if decided else Status.ANNOUNCED
            return found._replace(status=status, ahead=decided)
    return None


@remembered
def denied(text: str, when: datetime | None = None, *, heading: bool = False) -> Standing | None:
    """Tell how far a sentence says that a measure has not come, if it says so."""
    if reached(text, when, heading=heading) is not None:
        return None
    for match in _NOT.finditer(text):
        affirmed = f"{text[: match.start()]}{text[match.end() :]}"
        found = reached(affirmed, when, heading=heading)
        at = affirmed.find(found.words) if found else -1
        if found is not None and 0 <= match.start() - at <= len(found.words):
            end = at + len(found.words) + match.end() - match.start()
            return found._replace(words=text[at:end])
    return next(_yet_to_be(text), None)


def _yet_to_be(text: str) -> Iterator[Standing]:
    """Find what somebody has yet to do: "the president has yet to sign the decree"."""
    for yet in _YET.finditer(text):
        verb = VERB.match(text, yet.end())
        forms = FORMS[verb.group().lower()] if verb else ()
        for form in forms:
            if verb and form.tense is Tense.BASE and _object(text, verb.end(), form.act):
                yield Standing(form.act.status, text[yet.start() : verb.end()])


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


def _told(text: str, *, heading: bool) -> Iterator[Told]:
    """Find the verbs of a measure's standing, each with a measure that it is told of."""
    yield from cases.find(text)
    yield from by_themselves(text, heading=heading)
    yield from disavowals.denied(text, heading=heading)
    for match in VERB.finditer(text):
        for form in FORMS[match.group().lower()]:
            found = _of(match, text, form.tense, form.act, heading=heading)
            if found is not None:
                yield found


def _of(match: re.Match[str], text: str, tense: Tense, act: Act, *, heading: bool) -> Told | None:
    """Tell what a verb says of a measure, by the place in which it stands."""
    start, end = match.span()
    before = text[:start]
    if act.status is Status.IMPOSED and _HELD.match(text, end):  # put on hold
        return None
    if tense is Tense.PARTICIPLE and (be := _BE.search(before)):
        if act.status in (Status.THREATENED, Status.PROPOSED) or not _subject(
            text, be.start(), act
        ):
            return None
        if be["to"] and not heading:
            return None
        ahead = bool(be["will"])
        return made(text, be.start(), end, act, ahead=ahead, present=True)
    if tense is Tense.PARTICIPLE and heading and NO_OBJECT.match(text, end):
        if not _OF_A_THING.search(before) and _subject(text, start, act):
            return made(text, start, end, act, present=True)
        return None
    if tense is Tense.BASE and (will := _WILL.search(before)):
        if will["to"] and not (heading and _leads(before[: will.start()])):
            return None
        return _ahead(text, will, end, act)
    stands = {
        Tense.PRESENT: True,
        Tense.PAST: not heading or not NO_OBJECT.match(text, end),
        Tense.PARTICIPLE: _HAVE.search(before) is not None,
        Tense.GERUND: _DOING.search(before) is not None,
        Tense.BASE: heading and _several(before),
    }
    if not stands[tense] or _OF_A_THING.search(before) or not _object(text, end, act):
        return None
    if tense is Tense.PAST and _NO_SUBJECT.search(before):  # "to halt threatened sanctions"
        return None
    begin = start
    if tense is Tense.PARTICIPLE and (have := _HAVE.search(before)):
        begin = have.start()
    if tense is Tense.GERUND and (doing := _DOING.search(before)):
        begin = doing.start()
    return made(text, begin, end, act, present=tense is not Tense.PAST)


def _ahead(text: str, will: re.Match[str], end: int, act: Act) -> Told | None:
    if _CONDITION.search(text) or not _object(text, end, act):
        return None
    if will.group().startswith("would") and not SAID.search(text, 0, will.start()):
        return None
    if act.status in (Status.IMPOSED, Status.ANNOUNCED):
        act = act._replace(status=Status.ANNOUNCED)
    elif act.status not in _DECIDED:
        return None
    return made(text, will.start(), end, act, ahead=True, present=True)


def _object(text: str, end: int, act: Act) -> bool:
    """Say whether what follows a verb is a thing that it can tell the status of a measure by."""
    behind = text[end:]
    if Thing.NAMED in act.things:
        rest = re.split(r"[,;:]", behind, maxsplit=1)[0]
        named = NAMES_ONE.search(rest) is not None
        return named and (not NO_OBJECT.match(behind) or _TO.match(behind) is not None)
    if NO_OBJECT.match(behind) and not behind.startswith(" into law"):
        return False
    head = object_of(unfolded(behind))
    if not is_one(head, act.things):
        return False
    if act.status is Status.ENDED and _TO_FIGURE.search(behind.split(",")[0]):
        return False
    if act.status is Status.EXTENDED and HEADS[Thing.MEASURE].search(head):
        return _FOR_LONGER.search(behind) is not None
    if act.things & {Thing.PAUSE, Thing.PLAN, Thing.RULING} and not HEADS[Thing.MEASURE].search(
        head
    ):
        return (NAMES_ONE.search(text) or NAMES_TRADE.search(text)) is not None
    return True


def _subject(text: str, start: int, act: Act) -> bool:
    return any(is_one(each, act.things) for each in subjects_of(text, start))


def _several(before: str) -> bool:
    """Say whether a title's words end with several who do something: "judges", "Kenya, Uganda"."""
    return bool(re.search(r"(?:(?<!['’])s|(?:\band|,) [A-Z][\w-]+|\bUS|\bEU) $", before)) and not (
        re.search(r"['’]s $", before)
    )


def _leads(before: str) -> bool:
    """Say whether a title's words before "to" are who is to do it, and no verb."""
    begin = max(before.rfind(mark) for mark in ";:,") + 1
    return not _NOT_YET.search(before, begin) and bool(before[begin:].strip())


def _still_to_come(text: str, told: Told, when: datetime | None, *, heading: bool) -> bool:
    """Say whether a measure's first or last day lies ahead, or is not told as past."""
    words = text[told.start :]
    present = _PRESENT.match(words)
    if _AT_ONCE.match(text, told.end):
        return False
    if when is None:
        return present is not None and not heading
    days = [
        day
        for day in dates.find(text, when)
        if day.first is not None and (day.start >= told.end or day.end <= told.start)
    ]
    # What was imposed "on Monday" was so last Monday.
    ahead = (day for day in days if present or day.grain is not Grain.WEEKDAY)
    if any(day.first and day.first > when.date() and day.start >= told.end for day in ahead):
        return True
    if present is None or heading:
        return False
    return not any(day.first and day.first <= when.date() for day in days)


def _long_ago(text: str, told: Told, when: datetime) -> bool:
    """Say whether the clause of a verb dates what it tells weeks back."""
    return any(day < when.date() - _LONG_AGO for day in _days(text, told, when))


def _day(text: str, told: Told, when: datetime | None) -> date | None:
    """Give the day on which a clause says that something was done."""
    return max(_days(text, told, when), default=None) if when else None


def _days(text: str, told: Told, when: datetime) -> list[date]:
    end = next(
        (mark for mark in (text.find(each, told.end) for each in ",;:") if mark > 0), len(text)
    )
    return [
        day.last
        for day in dates.find(text, when)
        if day.last and day.last <= when.date() and told.end <= day.start < end
    ]
