"""What measures do by themselves, what is begun, put on hold or ruled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.language.acts import HEADS, NAMES_ONE, Act, Thing
from bot.language.clauses import object_of, subjects_of, unfolded
from bot.language.status import Standing, Status

ADVERB = r"(?:(?:\w+ly|now|also|today|once more|again|since|still|being) ){0,2}"
_BY_ITSELF = re.compile(
    rf"\b(?P<force>(?:took|takes?|(?:has|have) taken) effect|kick(?:s|ed)? in|(?:goes|went) live"
    rf"|(?:came|went|entered|put|(?:has|have) (?:come|gone|entered)|comes?|goes|enters?)"
    rf" into (?:force|effect)|(?:is|are|was|were) {ADVERB}in (?:force|effect|place)"
    r"|(?:(?:has|have) applied(?=[^.;:]{0,50} (?:since|from)\b)|now appl(?:y|ies))"
    rf"|(?P<begins>(?:has |have )?(?:begins?|began|begun|starts?|started)))"
    rf"(?!\w)|\b(?P<ends>(?:has |have )?(?:expires?|expired|lapses?|lapsed|ends?|ended|runs? out"
    rf"|ran out))\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:has |have )?(?:begins?|began|begun|starts?|started|commences?|commenced)"
    r" (?:to (?:collect|charge|levy|apply|enforce|impose|pay)"
    r"|(?:collect|charg|levy|apply|enforc|impos|pay)ing|(?:the )?collection of)\b",
    re.IGNORECASE,
)
_SUBJECT_TO = re.compile(
    r"\b(?:(?:is|are) now|(?:has|have) (?:now )?been|now) (?:subject to|paying|pays?)\b",
    re.IGNORECASE,
)
_ON_HOLD = re.compile(
    rf"\b(?:puts?|placed|places|goes?|went|(?:is|are|was|were|(?:has|have) been) {ADVERB}"
    r"(?:put|placed)?) ?(?P<before>[^,;:.()]{1,80}? )?(?P<hold>on hold)"
    r"(?P<behind> [^,;:.()]{1,80})?",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b(?:rules?|ruled|finds?|found|declares?|declared|holds?|held|deems?|deemed)\b"
    r"(?P<what>[^,;:()]{3,120}?)\b(?P<not>not |never )?"
    r"(?:(?P<void>illegal|unlawful|invalid|unconstitutional|null and void|void)"
    r"|(?P<valid>legal|lawful|valid|constitutional))\b",
    re.IGNORECASE,
)
# What was to come and will not: "the duty will not be charged after all".
_NOT_AFTER_ALL = re.compile(
    r"\b(?:will|would) (?:not|no longer) (?:be )?(?:charged?|imposed?|collect(?:ed)?|lev(?:y|ied)"
    r"|introduced?|applied|apply|go ahead|proceed|take effect|come into force|put)\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:after all|no longer|(?:u|about)[- ]turn|about[- ]face|climb-?down|go ahead|proceed"
    r"|back(?:s|ed)? down)\b",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"\bno longer (?:plans?|intends?|threatens?|wants?|seeks?)\b", re.IGNORECASE
)
_U_TURN = re.compile(
    r"\b(?:makes?|made|does|did|performs?|performed|(?:has|have) (?:made|done)) (?:an? )?"
    r"(?:\w+ )?(?:(?:u|about)[- ]turn|about[- ]face|climb-?down) (?:on|over)\b",
    re.IGNORECASE,
)
_GAZETTED = re.compile(
    r"\bpublish(?:es|ed)\b(?=[^,;:.]{3,90}\bin (?:the|its|their) (?:\w+ )?"
    r"(?:gazette|journal|register)\b)",
    re.IGNORECASE,
)
# What "is to lapse after a year" has not ended yet.
_AHEAD = re.compile(
    r"\b(?:to|will|would|shall|may|might|could|should|must) (?:\w+ly |only |now )?$"
)
_AGAIN = re.compile(r"\b(?:again|once more|anew)\b", re.IGNORECASE)
NO_OBJECT = re.compile(
    r"\s*(?:[,.;:)”\"]|$|(?:in|on|by|at|last|under|from|earlier|this|yesterday|off|up|over|amid"
    r"|for|to|with|during|after|before|and|as|until|till|between|within|through)\b)",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """What a verb tells of a measure, and where it stands; `itself` where that does it alone."""

    start: int
    end: int
    standing: Standing
    itself: bool = False


def made(text: str, start: int, end: int, act: Act, *, ahead: bool = False, present: bool) -> Told:
    """Put together what was found; the words have the object where the verb alone says little."""
    words = " ".join(re.sub(r"^to ", "is to ", text[start:end]).split())
    if head := _head(text, end, act):
        words = f"{words} {head}"
    again = act.again or _AGAIN.search(text) is not None
    return Told(start, end, Standing(act.status, words, ahead, again, present))


def _head(text: str, end: int, act: Act) -> str:
    """Give the pause, plan or ruling that a verb is told of, without what stands between."""
    whole = object_of(unfolded(text[end:]))
    if not is_one(whole, act.things & _IN_WORDS) or HEADS[Thing.MEASURE].search(whole):
        return ""
    words = whole.split()
    article = f"{words[0]} " if len(words) > 1 and words[0].lower() in ("the", "a", "an") else ""
    return f"{article}{words[-1]}"


_IN_WORDS = frozenset({Thing.PAUSE, Thing.PLAN, Thing.RULING})


def is_one(head: str, things: frozenset[Thing]) -> bool:
    """Say whether words end with a noun for one of some things."""
    return any(HEADS[thing].search(head) for thing in things if thing in HEADS)


def by_themselves(text: str, *, heading: bool) -> Iterator[Told]:
    """Find what measures do by themselves, what is begun, put on hold or ruled."""
    measure = frozenset({Thing.MEASURE})
    for match in _BY_ITSELF.finditer(text):
        subjects = subjects_of(text, match.start())
        pause = is_one(subjects[0], frozenset({Thing.PAUSE}))
        if not (pause or any(is_one(each, measure) for each in subjects)):
            continue
        if (match["begins"] or match["ends"]) and not NO_OBJECT.match(text, match.end()):
            continue
        if match["ends"] and _AHEAD.search(text, 0, match.start()):
            continue
        if pause and not (match["ends"] and NAMES_ONE.search(text)):
            continue
        status = Status.ENDED if match["ends"] and not pause else Status.IN_FORCE
        act = Act(status, measure, bool(pause))
        yield made(text, *match.span(), act, present=_now(match))._replace(itself=True)
    for match in (*_BEGINS.finditer(text), *_SUBJECT_TO.finditer(text)):
        if is_one(object_of(unfolded(text[match.end() :])), frozenset({Thing.MEASURE, Thing.RATE})):
            yield made(text, *match.span(), Act(Status.IN_FORCE, measure), present=_now(match))
    yield from _given_up(text, measure)
    for match in _GAZETTED.finditer(text):
        if is_one(object_of(unfolded(text[match.end() :])), measure):
            yield made(text, *match.span(), Act(Status.SIGNED, measure), present=False)
    for match in _ON_HOLD.finditer(text):
        held = object_of(match["before"] or match["behind"] or "")
        subjects = () if match["before"] else subjects_of(text, match.start())
        if any(is_one(each, measure) for each in (held, *subjects)):
            at = match.start("hold") if match["before"] else match.start()
            act = Act(Status.PAUSED, measure)
            yield made(text, at, match.end("hold"), act, present=True)
    for match in _RULES.finditer(text):
        if NAMES_ONE.search(match["what"]) and not NO_OBJECT.match(text, match.start("what")):
            void = bool(match["void"]) is not bool(match["not"])
            status = Status.STRUCK_DOWN if void else Status.UPHELD
            verb = (match.start(), match.start("what"))
            found = made(text, *verb, Act(status, measure), present=True)
            how = match["void"] or match["valid"]
            words = f"{found.standing.words} {match['not'] or ''}{how}"
            yield found._replace(standing=found.standing._replace(words=words))


def _given_up(text: str, measure: frozenset[Thing]) -> Iterator[Told]:
    """Find what a measure's makers will not do after all."""
    act = Act(Status.ENDED, measure)
    for match in _NOT_AFTER_ALL.finditer(text):
        if NAMES_ONE.search(text) and _TURNED.search(text):
            yield made(text, *match.span(), act, present=True)
    for match in _NO_LONGER.finditer(text):
        if NAMES_ONE.search(text, match.end()):
            yield made(text, *match.span(), act, present=True)
    for match in _U_TURN.finditer(text):
        if is_one(object_of(unfolded(text[match.end() :])), measure):
            yield made(text, *match.span(), act, present=False)


def _now(match: re.Match[str]) -> bool:
    return (
        re.search(r"\b(?:took|kicked|went|came|entered|began|started|ed)\b|ed$", match[0]) is None
    )
