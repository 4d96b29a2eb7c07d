"""What a text puts a figure to: the rate of a duty, a cap, a fine, in whatever words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from bot.language import discarded, figures, measures, names, places, sentences, targets
from bot.language.about import countries, wares
from bot.language.bounds import Bound
from bot.language.figures import Figure
from bot.language.names import Kind as NameKind
from bot.language.remembered import remembered
from bot.language.targets import DUTY, Target
from bot.language.units import Kind


class Role(StrEnum):
    """What a figure is the value of."""

    RATE = "rate"  # of a duty
    CAP = "cap"  # on what may be traded
    FINE = "fine"
    COVERED = "covered"  # the trade that a measure falls on


class Value(NamedTuple):
    """A figure, what it is the value of, for whom, and whether it took another's place.

    `former` is one in whose place there is another, `changed` the other.
    """

    amount: tuple[Decimal, str]
    words: str
    role: Role
    whose: frozenset[str]
    tier: str
    bound: Bound
    former: bool
    changed: bool
    text: str  # the sentences that give it
    target: Target = Target()


_OF_DUTY = re.compile(
    rf"\b{DUTY}\b(?:[^.;]{{0,90}}?)\b(?:of|at|to|is|was|are|be|stays|remains|from|than|now|pays?"
    r"|reach(?:es)?)\s+(?:[a-z]+\s){0,2}$",
    re.IGNORECASE,
)
_DUTY_BEHIND = re.compile(
    rf"[\s-]+(?!of\b)(?:(?!of\b|in\b|on\b)[\w’'-]+\s){{0,3}}?{DUTY}\b", re.IGNORECASE
)
_CHARGED = re.compile(
    r"\b(?:charg|tax|levi|levy|pay|paid|fac|slap|impos|collect|hit)(?:e[sd]?|s|ped|ing|ed|es)?\b"
    r"[^.;]{0,80}$",
    re.IGNORECASE,
)
_PUT_ON = re.compile(r"\b(?:puts?|sets?|plac(?:es|ed)) (?:a |an )?$", re.IGNORECASE)
_ON = re.compile(r"\s+(?:[\w-]+ ){0,3}?on\b", re.IGNORECASE)
_FLOW = re.compile(
    r"\b(?:rose|rises?|fell|falls?|grew|grows?|drop(?:s|ped)?|jump\w*|slump\w*|up|down|by)\s+"
    r"(?:by\s+|about\s+|some\s+)?$",
    re.IGNORECASE,
)
_CAP = re.compile(
    r"\b(?:caps?|capped|quotas?|limit(?:s|ed)?|ceiling|admit(?:s|ted)?|allow(?:s|ed)?|allocation"
    r"|restrict(?:s|ed)?)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
_TRADED = re.compile(
    r"\b(?:bought|sold|imported|exported|shipped|landed|produced|made|last year|asked for)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(r"[^.;]{0,40}\blast year\b", re.IGNORECASE)
_FINE = re.compile(r"\b(?:fin(?:e|es|ed)|penalt(?:y|ies)|penali[sz]ed)\b", re.IGNORECASE)
_WORTH = re.compile(r"\b(?:worth|valued at)\s+(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_COVERS = re.compile(
    r"\b(?:on|covers?|cover|hits?|targets?|taxes?)\s+(?:[a-z]+\s){0,2}$", re.IGNORECASE
)
_WORTH_OF = re.compile(r"\s+(?:worth\s+)?of\s+(?!the\b|duty\b|dut|tariff)\w", re.IGNORECASE)
_TIER = re.compile(
    r"\b(?P<in>within|inside|under|in)\s+(?:the|its|their|a)\s+quota|\bin-quota\b"
    r"|\b(?:beyond|outside|above|over)\s+(?:the|its|their|a)\s+quota|\bout-of-quota\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:rais|increas|hik|doubl|tripl|lower|reduc|halv|trim|slash)(?:e[sd]?|ing|ed|s|es)?\b|\bcuts?\b"
    r"|\blift(?:s|ed)?\b|\b(?:rises?|rose|falls?|fell|drops?) to\b|\bbr(?:ings?|ought)\b",
    re.IGNORECASE,
)
_CHANGING = re.compile(
    r"\b(?:rais|increas|doubl|lower|reduc|halv|cutt|lift)ing (?:the|its|both|all)\b"
    r"(?: \w+){0,3} (?:rates?|quotas?|caps?|limits?|tariffs?|dut(?:y|ies)|lev(?:y|ies))\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[^.;]*(?:,|,? and|,? or|,? but|,? while)(?: an?)? ")
# A fraction may be of what another text gives in per cent of the value.
_DIGIT = re.compile(r"\d|per ?cent", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|nor|than)\s+(?:at\s+|the\s+)?$", re.IGNORECASE)
# "15%, and not 19%".
_AND_NOT = re.compile(r",? (?:and |but )?(?:not|instead of|rather than) (?:to |at |by )?(?:the )?")
_FOR = re.compile(
    r"\b(?:fin(?:e|es|ed)|charg\w+|tax\w*|for|hits?|on|to|from|against)\s+$", re.IGNORECASE
)
_ON_IT = re.compile(r" (?:on|for|from|against|to) (?:the )?")
_FROM = re.compile(r"\b(?:from|against|on|to) (?:the )?$", re.IGNORECASE)
_PAYS = re.compile(r"\s+(?:(?:will|would|must|still) )?(?:pays?|faces?)\b", re.IGNORECASE)
_WILL = re.compile(r"\s+(?:will|would|is to|must|faces?|pays?|has to|to)\b", re.IGNORECASE)


def find(*texts: str) -> tuple[Value, ...]:
    """Find the values that the texts of one article give, each once with all that is said of it."""
    found: list[Value] = []
    for text in texts:
        for span in sentences.split(text):
            for value in _find(text[span.start : span.end]):
                known = [at for at, each in enumerate(found) if _same(each, value)]
                if known:
                    found[known[0]] = _merged(found[known[0]], value)
                else:
                    found.append(value)
    return tuple(found)


def _same(one: Value, two: Value) -> bool:
    """Say whether a figure is given once more, and not for something else."""
    alike = one.role is two.role and one.amount == two.amount
    return alike and not targets.apart(one.target, two.target)


def _merged(one: Value, two: Value) -> Value:
    return one._replace(
        whose=one.whose | two.whose,
        tier=one.tier or two.tier,
        bound=one.bound if one.bound is not Bound.EXACT else two.bound,
        former=one.former or two.former,
        changed=one.changed or two.changed,
        text=f"{one.text} {two.text}",
        target=targets.joined(one.target, two.target),
    )


@remembered
def _find(sentence: str) -> tuple[Value, ...]:
    return tuple(_values(sentence))


def _values(text: str) -> Iterator[Value]:
    former = {each.amount for each in measures.find(text) if each.former}
    measured = [each for each in figures.find(text) if each.kind in measures.MEASURED]
    spans = [(each.start, each.end) for each in measured]
    last = 0
    previous: Role | None = None
    for each in measured:
        role = _role(text, each)
        if role is None and each.kind is Kind.PERCENT and _JOINED.fullmatch(text, last, each.start):
            role = previous if _ON.match(text, each.end) else None
        previous = role or previous
        before = text[last : each.start]
        last = each.end
        instead = _AND_NOT.fullmatch(before) is not None
        role = role or (previous if instead else None)
        was = instead or discarded.before(text, each.start, each.end)
        if (
            role is None
            or discarded.wanted(text, each.start)
            or not _DIGIT.search(text, each.start, each.end)
            or (_NOT.search(text, 0, each.start) and not was)
        ):
            continue
        amount = (each.value, each.unit)
        tier = _TIER.search(text, max(0, each.start - 60), each.end + 60)
        yield Value(
            amount,
            text[each.start : each.end],
            role,
            frozenset(_whose(text, each, each.start - len(before))),
            ("in" if tier["in"] else "out") if tier else "",
            Bound.EXACT if role is Role.CAP else each.bound,
            amount in former or was,
            bool(_CHANGED.search(text, 0, each.start) or _CHANGING.search(text, each.end)),
            text,
            targets.of(text, each.start, each.end, spans),
        )


def _role(text: str, figure: Figure) -> Role | None:
    before, behind = text[: figure.start], text[figure.end :]
    if figure.kind is Kind.PERCENT or (figure.kind is Kind.MONEY and figure.per):
        if _FLOW.search(before):
            return None
        duty = _OF_DUTY.search(before) or _DUTY_BEHIND.match(behind) or _CHARGED.search(before)
        return Role.RATE if duty or (_PUT_ON.search(before) and _ON.match(behind)) else None
    if figure.kind is Kind.QUANTITY:
        return Role.CAP if _CAP.search(before) and not _traded(before, behind) else None
    if figure.kind is Kind.MONEY:
        if _FINE.search(text):
            return Role.FINE
        covers = _WORTH.search(before) or (_COVERS.search(before) and _WORTH_OF.match(behind))
        return Role.COVERED if covers else None
    return None


def _traded(before: str, behind: str) -> bool:
    return _TRADED.search(before) is not None or _LAST_YEAR.match(behind) is not None


def _whose(text: str, figure: Figure, begin: int) -> Iterator[str]:
    """Name whom a figure is for: "will charge Voltara 17%", "Voltara will pay 17%"."""
    stops = [text.find(each, figure.end) for each in ",;."]
    stops += [each.start for each in figures.find(text) if each.start >= figure.end]
    end = min((at for at in stops if at > 0), default=len(text))
    for name in names.find(text):
        if name.kind not in (NameKind.OTHER, NameKind.BODY) or not begin <= name.start < end:
            continue
        given = _FOR.search(text, 0, name.start) or _WILL.match(text, name.end)
        near = name.end < figure.start and not text[name.end : figure.start].strip()
        pays = _PAYS.match(text, name.end)
        if begin and _ON_IT.fullmatch(text, begin, name.start):  # "17% on Voltara and 24%"
            continue
        if near or pays or (given and name.kind is NameKind.OTHER):
            yield name.key


def covered(value: Value, told: Sequence[str]) -> bool:
    """Say whether sentences with a value's amount have it for the same firms, goods and origin."""
    whole = " ".join(told).casefold()
    goods = frozenset[str]().union(*map(wares, told))
    mine = wares(value.text)
    lands = frozenset[str]().union(*map(countries, told))
    return (
        all(key in whole for key in value.whose)
        and not (mine - goods and goods - mine)
        and (not lands or _origins(value.text) <= lands)
    )


def _origins(text: str) -> set[str]:
    found = places.find(text)
    return {place.code for place in found if _FROM.search(text, 0, place.start)}
