"""What a thread's earlier questions lend to a later one, and who talks to whom there.

"And for trucks?" means what was asked of cars; "since when?" what was asked last; "it" the
measure that was asked about. A question that names its subject stands by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.domain import Remark
from bot.language import places
from bot.threads.asked import parse

_LEAD = re.compile(
    r"(?:(?:and|but|so|ok(?:ay)?|also|then|well|now|thanks|thank you)\b[,.!;:]?\s+)+", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:what|how) about\s+|what of\s+", re.IGNORECASE)
_PREPOSITIONS = "on|for|from|against|to|with|of|in|into|by|between"
_THING = re.compile(
    rf"(?P<prep>(?:{_PREPOSITIONS})\s+)?(?P<thing>[\w’'&.-]+(?:\s[\w’'&.-]+){{0,4}}?)\s*\?*",
    re.IGNORECASE,
)
_WH = (
    r"why(?: not)?|(?:at|by|to) (?:what|which) (?:rate|duty|tariff|level|price|quota)"
    r"|(?:since|until|till|from|by) when|when|how (?:much|many|high|long|soon|far)|who"
    r"|(?:by|with|to|for) whom|where|what for|under (?:what|which) (?:law|act|statute|authority)"
)
_ALONE = re.compile(
    rf"(?P<wh>{_WH})(?:\s(?:is|was|are|were|did|does|will) (?:that|this|it|they)(?: so)?|\sexactly"
    r"|\sso)?\s*[?!.]*",
    re.IGNORECASE,
)
_MEANT = re.compile(r"\b(?:it|this|that|they|them|these|those)\b(?!\s+\w+(?:s|y)\b)", re.IGNORECASE)
_LEANS = re.compile(r"\b(?:it|its|this|that|they|them|their|these|those|there)\b", re.IGNORECASE)

_AUX = r"is|are|was|were|do|does|did|has|have|had|will|would|can|could|shall|should|may|might|must"
_CLAUSE = re.compile(
    rf"(?P<wh>(?:what|which|who|whom|whose|when|where|why|how|since|until|by|under)\b"
    rf"(?P<noun>[^?]*?))\s*\b(?P<aux>{_AUX})\s+(?P<rest>[^?]+)",
    re.IGNORECASE,
)
_YES_NO = re.compile(rf"(?P<aux>{_AUX})\s+(?P<rest>[^?]+)", re.IGNORECASE)
_HOW = re.compile(
    r"^\s*(?:much|many|high|large|big|long|far|soon|of|new|kind|sort|other)\b", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"\bhow (?:much|many) ([\w’'-]+(?: [\w’'-]+)??)\s+(?=(?:{_AUX})\b)", re.IGNORECASE
)
_FIRST_PREPOSITION = re.compile(rf"\s+(?:{_PREPOSITIONS}|at)\s", re.IGNORECASE)
# What ends the thing behind a preposition: the verb of the question.
_ENDS = (
    rf"{_AUX}|take|takes|enter|enters|start|starts|end|ends|apply|applies|expire|expires|begin"
    rf"|begins|come|comes|rise|fall|cost|run|until|before|after|when|because|{_PREPOSITIONS}|and"
)
_OBJECT = re.compile(
    rf"\b(?P<prep>{_PREPOSITIONS})\s+(?P<thing>(?:(?:the|a|an|its|their)\s+)?"
    rf"(?!(?:{_ENDS})\b)[\w’'-]+(?:\s(?!(?:{_ENDS})\b)[\w’'-]+){{0,4}})",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|quotas?|bans?|exemptions?|accord"
    r"|agreement|deal|pact|treaty|pause|safeguards?|probe|investigation|limits?|order|measures?"
    r"|proposal|consultation|ruling|sanctions?|subsid(?:y|ies)|curbs?)\b",
    re.IGNORECASE,
)


def follow_up(question: str, earlier: Sequence[str]) -> str:
    """Write a question of a thread out, with what it leaves to those before it.

    A question that stands by itself is given as it is.
    """
    before = ""
    for asked in (*earlier, question):
        before = _written_out(asked.strip(), before)
    return before


def leans(question: str) -> bool:
    """Say whether a question speaks of something that it does not name, or goes on from one."""
    return _LEANS.search(question) is not None or _LEAD.match(question) is not None


def people_talk(remarks: Sequence[Remark], upto: str) -> bool:
    """Say whether people talk to one another in a thread, up to one of its messages.

    They do once one answers what another wrote to somebody else than us.
    """
    for earlier, later in pairwise(remarks):
        if earlier.user != later.user and not earlier.ours and not later.ours:
            return True
        if later.id == upto:
            break
    return False


def _written_out(question: str, before: str) -> str:
    if not before:
        return question
    lead = _LEAD.match(question)
    bare = question[lead.end() :] if lead else question
    if alone := _ALONE.fullmatch(bare):
        return _asked_of(alone["wh"], before)
    about = _ABOUT.match(bare)
    thing = _THING.fullmatch(bare[about.end() :] if about else bare)
    if thing and (lead or about or thing["prep"]) and not _asks(thing["thing"]):
        return _instead(thing["prep"] or "", thing["thing"], before)
    if _MEANT.search(bare) and (meant := _subject(before)):
        return _MEANT.sub(lambda _: meant, bare, count=1)
    return question


def _asks(thing: str) -> bool:
    return re.match(rf"(?:{_WH}|{_AUX}|what|which|whose|how)\b", thing, re.IGNORECASE) is not None


def _asked_of(wh: str, before: str) -> str:
    """Ask something else of what was asked before: "Why did Peru raise it?"."""
    noun, aux, rest = "", "", before.rstrip(" ?")
    if found := _CLAUSE.match(before):
        noun = _HOW.sub("", found["noun"]).strip()
        aux, rest = found["aux"], found["rest"].rstrip(" ?")
    elif found := _YES_NO.match(before):
        aux, rest = found["aux"].lower(), found["rest"].rstrip(" ?")
    if noun:
        gap = _FIRST_PREPOSITION.search(rest)
        at = gap.start() if gap else len(rest)
        rest = f"{rest[:at]} {noun}{rest[at:]}"
    return f"{' '.join(filter(None, (wh[:1].upper() + wh[1:], aux, rest)))}?"


def _instead(preposition: str, thing: str, before: str) -> str:
    """Ask the same of another thing: a place for a place, goods for goods."""
    thing, whole = thing.rstrip(" ?.!"), before.rstrip(" ?")
    if places.find(thing):
        spots = [(place.start, place.end) for place in places.find(whole)]
        own = preposition.strip().lower()
        led = [
            spot
            for spot in spots
            if own and re.search(rf"\b{own}\s+(?:the\s+)?$", whole[: spot[0]], re.IGNORECASE)
        ]
        spot = next(iter(reversed(led or spots)), None)
    else:
        counted = _COUNTED.search(whole)
        objects = [
            found.span("thing")
            for found in _OBJECT.finditer(whole)
            if not _only_place(found["thing"])
        ]
        spot = counted.span(1) if counted else next(iter(reversed(objects)), None)
    if spot is None:
        return f"{whole} {preposition or 'for '}{thing}?"
    kept = [
        place
        for place in places.find(whole[slice(*spot)])
        if not places.find(thing) and place.start == 0
    ]
    begin = spot[0] + (kept[0].end + 1 if kept else 0)  # "Peruvian copper wire": Peruvian salt
    return f"{whole[:begin]}{thing}{whole[spot[1] :]}?"


def _only_place(thing: str) -> bool:
    rest = thing
    for place in reversed(places.find(thing)):
        rest = rest[: place.start] + rest[place.end :]
    return not parse(rest).terms


def _subject(before: str) -> str:
    """Name the measure that was asked about: "the EU duty on Peruvian copper wire"."""
    measure = _MEASURE.search(before)
    if measure is None:
        return ""
    objects = [f"{found['prep']} {found['thing']}" for found in _OBJECT.finditer(before)]
    who = next(
        (
            before[place.start : place.end]
            for place in places.find(before)
            if not any(before[place.start : place.end] in each for each in objects)
        ),
        "",
    )
    return " ".join(filter(None, ("the", who, measure.group(), *objects)))
