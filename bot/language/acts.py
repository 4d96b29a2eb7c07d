"""The verbs that tell how far a measure has come, and of what each of them is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from bot.language.status import Status


class Thing(Enum):
    """What a verb's object, or its subject in the passive, may be."""

    MEASURE = auto()  # what a government puts on trade, and what it signs
    PACT = auto()
    PAUSE = auto()
    PLAN = auto()  # a measure's threat, plan or draft
    RULING = auto()
    RATE = auto()  # 20%, which is charged
    TRADE = auto()  # exports and imports, which are banned or capped
    NAMED = auto()  # anything, with a measure named after it


class Tense(Enum):
    """The form that a verb stands in."""

    PRESENT = auto()
    BASE = auto()
    PAST = auto()
    PARTICIPLE = auto()
    GERUND = auto()


class Act(NamedTuple):
    """What a verb does to a thing: how far the measure has come by it."""

    status: Status
    things: frozenset[Thing]
    again: bool = False  # back from a pause or an end


MEASURE = (
    r"(?:counter-?)?tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|surtax(?:es)?|tax(?:es)?|quotas?"
    r"|bans?|embargo|embargoes|sanctions?|orders?|decrees?|proclamations?|rules?|regulations?"
    r"|laws?|acts?|bills?|(?:counter-?)?measures?|safeguards?|curbs?|restrictions?|controls?"
    r"|licensing|caps?|limits?|rates?|fees?|requirements?|directives?|barriers?"
)
PACT = r"pacts?|agreements?|accords?|deals?|treat(?:y|ies)|protocols?|truces?|frameworks?"
PAUSE = (
    r"pauses?|suspensions?|delays?|postponements?|freezes?|moratori(?:um|a)|reprieves?"
    r"|grace periods?|holds?"
)
HEADS = {
    Thing.MEASURE: re.compile(rf"(?:^|[\s-])(?:{MEASURE}|{PACT})$", re.IGNORECASE),
    Thing.PACT: re.compile(rf"(?:^|[\s-])(?:{PACT})$", re.IGNORECASE),
    Thing.PAUSE: re.compile(rf"(?:^|[\s-])(?:{PAUSE})$", re.IGNORECASE),
    Thing.PLAN: re.compile(
        r"(?:^|[\s-])(?:threats?|plans?|proposals?|bids?|drafts?)$", re.IGNORECASE
    ),
    Thing.RULING: re.compile(
        r"(?:^|[\s-])(?:rulings?|judge?ments?|verdicts?|injunctions?)$", re.IGNORECASE
    ),
    Thing.RATE: re.compile(r"(?:%|\bper ?cent)$", re.IGNORECASE),
    Thing.TRADE: re.compile(
        r"(?:^|\s)(?:exports?|imports?|shipments?|purchases|sales)$", re.IGNORECASE
    ),
}
NAMES_TRADE = re.compile(r"\b(?:exports?|imports?|shipments?)\b", re.IGNORECASE)
NAMES_ONE = re.compile(rf"\b(?:{MEASURE}|{PACT})\b", re.IGNORECASE)

_M, _P, _S, _T = Thing.MEASURE, Thing.PACT, Thing.PAUSE, Thing.PLAN
# Verbs by their base, or by base, past and participle where those are not regular; a particle
# or a preposition stands behind a low line.
_TABLE: tuple[tuple[Status, tuple[Thing, ...], str], ...] = (
    (Status.THREATENED, (_M, Thing.NAMED), "threaten"),
    (Status.PROPOSED, (_T,), "announce unveil present publish"),
    (Status.PROPOSED, (_M,), "propose float consider weigh mull plan eye draft"),
    (Status.ANNOUNCED, (_M,), "announce unveil declare set/set/set raise double triple hike"),
    (Status.ANNOUNCED, (_M,), "increase expand decide_on settle_on plump_for"),
    (Status.AGREED, (_P,), "agree agree_on agree_to conclude clinch seal strike/struck/struck"),
    (Status.AGREED, (_P,), "reach finalise finalize hammer_out"),
    (Status.APPROVED, (_M,), "approve back endorse pass clear authorise authorize vote_for"),
    (Status.INITIALLED, (_P,), "initial initial/initialled/initialled"),
    (Status.SIGNED, (_M,), "sign decree proclaim adopt ink order sign_into_law gazette"),
    (Status.RATIFIED, (_M,), "ratify"),
    (Status.IMPOSED, (_M, Thing.RATE), "impose levy slap/slapped/slapped put/put/put place"),
    (Status.IMPOSED, (_M, Thing.RATE), "introduce charge tax"),
    (Status.IMPOSED, (_M, Thing.TRADE), "ban/banned/banned cap/capped/capped limit restrict curb"),
    (Status.IMPOSED, (Thing.TRADE,), "suspend halt stop/stopped/stopped"),
    (Status.ENDED, (Thing.TRADE,), "resume"),
    (Status.IN_FORCE, (_M,), "enforce implement activate collect"),
    (Status.UPHELD, (_M,), "uphold/upheld/upheld affirm"),
    (Status.PAUSED, (_M,), "suspend pause postpone delay defer/deferred/deferred shelve halt"),
    (Status.PAUSED, (_M,), "freeze/froze/frozen block stay enjoin push_back"),
    (Status.PAUSED, (_M,), "put_off/put_off/put_off hold_off_on/held_off_on/held_off_on"),
    (Status.PAUSED, (_S,), "announce sign order grant give/gave/given unveil declare decree"),
    (Status.EXTENDED, (_S, _M), "extend prolong lengthen"),
    (Status.EXTENDED, (_S,), "renew"),
    (Status.STRUCK_DOWN, (_M,), "strike_down/struck_down/struck_down overturn void quash nullify"),
    (Status.STRUCK_DOWN, (_M,), "annul/annulled/annulled invalidate toss_out"),
    (Status.STRUCK_DOWN, (_M,), "throw_out/threw_out/thrown_out"),
    (Status.ENDED, (_M, _T), "lift scrap/scrapped/scrapped repeal revoke rescind abolish remove"),
    (Status.ENDED, (_M, _T), "withdraw/withdrew/withdrawn end drop/dropped/dropped cancel"),
    (Status.ENDED, (_M, _T), "cancel/cancelled/cancelled terminate eliminate abandon ditch axe"),
    (Status.ENDED, (_M, _T), "waive retract tear_up/tore_up/torn_up back_away_from back_off"),
    (Status.ENDED, (_M, _T), "do_away_with/did_away_with/done_away_with back_down_from walk_back"),
    (Status.ENDED, (_M, _T), "call_off kill back_down_on back_down_over climb_down_over"),
    (Status.ENDED, (_M, _T), "backtrack_on climb_down_from climb_down_on reverse_course_on"),
    (Status.ENDED, (_P,), "pull_out_of quit/quit/quit exit leave/left/left"),
    (Status.ENDED, (_P,), "withdraw_from/withdrew_from/withdrawn_from"),
    (Status.REJECTED, (_M,), "veto/vetoed/vetoed reject vote_down defeat turn_down"),
)
_AGAIN: tuple[tuple[Status, tuple[Thing, ...], str], ...] = (
    (Status.IN_FORCE, (_M,), "reinstate restore resume reimpose re-impose revive renew reactivate"),
    (Status.IN_FORCE, (_M,), "bring_back/brought_back/brought_back"),
    (Status.IN_FORCE, (_S,), "end lift scrap/scrapped/scrapped drop/dropped/dropped revoke"),
    (Status.IN_FORCE, (_S,), "cancel cancel/cancelled/cancelled"),
    (Status.UPHELD, (Thing.RULING,), "stay suspend pause overturn reverse lift"),
    (Status.UPHELD, (Thing.RULING,), "freeze/froze/frozen"),
)


class Form(NamedTuple):
    """A form of a verb: its tense, and the acts that it may tell."""

    tense: Tense
    act: Act


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base.endswith("y") and base[-2] not in "aeou" else f"{base}s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in "aeou" else f"{base}ed"


def _forms(word: str) -> Iterator[tuple[str, Tense]]:
    base, *irregular = word.split("/")
    verb, _, rest = base.partition("_")
    behind = f" {rest.replace('_', ' ')}" if rest else ""
    past, participle = irregular or [_past(verb) + behind] * 2
    stem = verb.removesuffix("e")
    yield base.replace("_", " "), Tense.BASE
    yield _third(verb) + behind, Tense.PRESENT
    yield past.replace("_", " "), Tense.PAST
    yield participle.replace("_", " "), Tense.PARTICIPLE
    double = past[: -len("ed")] if past.endswith("ed") and past[-3:-2] == past[-4:-3] else stem
    yield f"{double}ing{behind}", Tense.GERUND


def _read() -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = {}
    for again, table in ((False, _TABLE), (True, _AGAIN)):
        for status, things, verbs in table:
            act = Act(status, frozenset(things), again)
            for word in verbs.split():
                for form, tense in _forms(word):
                    known = found.setdefault(form, [])
                    if Form(tense, act) not in known:
                        known.append(Form(tense, act))
    return {form: tuple(acts) for form, acts in found.items()}


FORMS = _read()
VERB = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(FORMS, key=len, reverse=True)))})\b", re.IGNORECASE
)
