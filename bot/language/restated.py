"""A sentence with another value in the place of one, as a plain claim that can be judged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.language import dates, figures
from bot.language.acts import NAMES_ONE
from bot.language.clauses import SAID
from bot.language.names import Kind
from bot.language.names import find as names_of
from bot.language.spans import Spanned
from bot.language.status import Status

# Where what is said of a value ends at the latest.
_ENDS = re.compile(r"[,;:()—–]|\s-\s|\b(?:while|but|after|because|unless|if|as)\b")
_LOOSE = re.compile(
    r"(?:\W|\b(?:and|or|to|from|of|at|on|by|in|until|a|an|the|for|with|per|up|down|not|instead"
    r"|rather|than|plus|which|that|than|only)\b)+$",
    re.IGNORECASE,
)
_THAT = re.compile(r"^.*\bthat\b\s+", re.IGNORECASE)
_RATE = re.compile(r"%|per ?cent", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:rais|increas|hik|doubl|tripl|lower|reduc|halv|trim|slash|cut|lift|rise|rose|fall|fell"
    r"|provisional|preliminary|interim|final|definitive)\w*",
    re.IGNORECASE,
)
_ON = re.compile(r"(?: (?:on|against|with|for|between|over) (?:[\w’'-]+ ?){1,5})")
_STOP = re.compile(
    r"\b(?:to|at|of|by|in|as|after|before|until|will|would|is|are|was|were|has|have|takes?|took|comes?"
    r"|goes|begins?|starts?|unless|if|while|when|and|or|but|that|which|who|than|from [a-z0-9]"
    r"|for \d|on (?:\d|[A-Z][a-z]+day))\b.*$|\s\S*\d.*$"
)
_OWNER = re.compile(r"([A-Z][\w.-]*(?: [A-Z][\w.-]*)*)['’]s? (?:\S+ ){0,4}$")
_WHOSE = re.compile(r"\s([A-Z][\w-]*(?: [A-Z][\w-]*)*) ?$")
_PLAIN: Mapping[Status, str] = {
    Status.THREATENED: "is threatened",
    Status.OPENED: "was opened",
    Status.PROPOSED: "is proposed",
    Status.ANNOUNCED: "is announced",
    Status.AGREED: "is agreed",
    Status.APPROVED: "was approved",
    Status.INITIALLED: "was initialled",
    Status.SIGNED: "was signed",
    Status.RATIFIED: "was ratified",
    Status.PROVISIONAL: "is provisional",
    Status.IMPOSED: "is imposed",
    Status.FINAL: "is final",
    Status.IN_FORCE: "is in force",
    Status.UPHELD: "was upheld",
    Status.PAUSED: "was suspended",
    Status.EXTENDED: "is still suspended",
    Status.STRUCK_DOWN: "was struck down",
    Status.ENDED: "was dropped",
    Status.REJECTED: "was rejected",
    Status.DENIED: "is denied",
}


def put(text: str, others: Mapping[str, str], old: str, new: str) -> Iterator[str]:
    """Give a sentence with a new value in the place of an old one, and less and less around it.

    `others` are the values of other things in it that have changed too, each with the new one.
    """
    found = _place(text, old)
    if found is None:
        return
    head, tail = text[: found.start()], text[found.end() :]
    yield f"{head}{new}{tail}"
    changed = tail
    for was, now in others.items():
        head = _replaced(head, was, now)
        changed = _replaced(changed, was, now)
    if others:
        yield f"{head}{new}{changed}"
    short = _before(head), _behind(tail)
    yield f"{short[0]}{new}{short[1]}."
    yield f"{_THAT.sub('', short[0])}{new}{short[1]}."
    # What was raised to one rate may be cut to another.
    if _RATE.search(old) and _MOVES.search(head) and (measure := measured(text)):
        yield f"{measure} is {new}."


def _place(text: str, words: str) -> re.Match[str] | None:
    return re.search(rf"(?<![\w.,]){re.escape(words)}(?![\w])", text)


def _replaced(text: str, was: str, now: str) -> str:
    found = _place(text, was)
    return f"{text[: found.start()]}{now}{text[found.end() :]}" if found else text


def _behind(tail: str) -> str:
    """Give what follows a value and is said of it, up to the next value."""
    ends = [each.start() for each in _ENDS.finditer(tail)]
    ends += [each.start for each in _valued(tail)]
    return _LOOSE.sub("", tail[: min(ends, default=len(tail))])


def _before(head: str) -> str:
    """Give what stands before a value, without other values and what is said of those."""
    values = _valued(head)
    if not values:
        return head
    first, between = _LOOSE.sub("", head[: values[0].start]), head[values[-1].end :]
    whose = _WHOSE.search(between)  # "charge Voltara 17% and Norvolt 24%"
    return f"{_WHOSE.sub(f' {whose[1]}', first) if whose else first} "


def _valued(text: str) -> list[Spanned]:
    found: list[Spanned] = [*figures.find(text), *dates.find(text)]
    return sorted(found, key=lambda each: each.start)


def plainly(heading: str, status: Status, before: Status | None = None) -> str:
    """Say of the measure that a heading is about how far it has come; nothing if it names none.

    What was only threatened or proposed before cannot have been dropped: it is planned no more.
    """
    measure = measured(heading)
    planned = status is Status.ENDED and before in (Status.THREATENED, Status.PROPOSED)
    told = "is no longer planned" if planned else _PLAIN[status]
    return f"{measure} {told}." if measure else ""


def measured(heading: str) -> str:
    """Name the measure that a heading is about, whose it is and on what: "Peru's duty on rice"."""
    noun = NAMES_ONE.search(heading)
    if noun is None:
        return ""
    behind = _ON.match(heading, noun.end())
    on = _STOP.sub("", behind.group()).rstrip() if behind else ""
    before = heading[: noun.start()]
    goods = re.search(r"(?:^|\s)([a-z][\w-]+) $", before)
    owner = _OWNER.search(before)
    first = next((each for each in names_of(before) if each.kind is Kind.PLACE), None)
    whose = owner[1] if owner else first.words if first and not SAID.search(before) else ""
    kind = "" if on or goods is None else f"{goods[1]} "
    return f"{f'{whose}’s' if whose else 'The'} {kind}{noun.group()}{on}"
