"""What a sentence puts beside a value so that it is no new value of the thing that was told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.domain import Fault, Pair, Reason, Sort
from bot.language import (
    bases,
    denials,
    discarded,
    events,
    figures,
    measures,
    modality,
    names,
    subjects,
    targets,
)
from bot.language.about import countries, wares
from bot.language.figures import Figure
from bot.language.modality import Level
from bot.language.names import Kind
from bot.language.repetition import terms

# What somebody only weighs, wants or had in mind, or says that it will not be.
_WEIGHED = re.compile(
    r"\b(?:rul(?:e[sd]?|ing) out|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed)?"
    r"|refus(?:e[sd]?|ing)|declin(?:e[sd]?|ing) to|mull(?:s|ed|ing)?|consider(?:s|ed|ing)?"
    r"|weigh(?:s|ed|ing)?|float(?:s|ed|ing)?|want(?:s|ed)?|demand(?:s|ed)?|sought|seeks?"
    r"|ask(?:s|ed|ing)? (?:for|to|that)|call(?:s|ed|ing)? for|urg(?:e[sd]?|ing)"
    r"|propos(?:e[sd]?|als?)"
    r"|(?:had|once|first|originally|initially) (?:\w+ )?(?:plann?ed|intended|meant)|no plans?"
    r"|(?:would|could|might) (?:have )?(?:cost|mean|bring|add|lead|be)|hypothetical\w*|rumou?r\w*"
    r"|favou?rs?|favou?red|lobb(?:y|ies|ied)|push(?:es|ed)? for|suggest(?:s|ed)?|recommend(?:s|ed)?"
    r"|feared?|fears|warn(?:s|ed)? of|if|unless)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"[^.;]*\b(?:if|unless|should)\b(?! (?:be|not|have)\b)", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:rais|increas|hik|doubl|tripl|lower|reduc|halv|trim|slash|cut|lift|extend|exten|widen)\w*",
    re.IGNORECASE,
)
# What is paid in all: "with sales tax", "on top of the duty of 10%".
_WITH_MORE = re.compile(
    r"\b(?:with|including|counting|together|plus|on top of|add(?:s|ed|ing)?)\b[^.;]{0,30}"
    r"\b(?:tax(?:es)?|VAT|GST|levies|duties|duty|tariffs?|freight|prices)\b",
    re.IGNORECASE,
)
# The last day of something, or the day on which it is.
_STANDS = {
    "by": re.compile(r"\b(?:by|before|until|till|through)\s+(?:the\s+|next\s+)?$", re.IGNORECASE),
    "on": re.compile(r"\b(?:on|from|starting)\s+(?:the\s+|next\s+)?$", re.IGNORECASE),
}
FIRST = 3  # sentences of a new article, its title among them, that may have the old value still
_DUTY = re.compile(rf"\b{targets.DUTY}\b", re.IGNORECASE)
_FLOW = re.compile(r"\b(?:exports?|imports?|shipments?|sales|purchases|output)\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|nor|than|instead of|rather than|in place of|replac\w+)\s+(?:[a-z]+\s+){0,4}$",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"\b(?:had|until now|earlier|previous(?:ly)?|first|original(?:ly)?|initial(?:ly)?)\b[^.;]*$",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b([A-Z][\w-]*(?: [A-Z][\w-]*)*)['’]s? (?:[\w%.-]+ ){0,4}?"
    rf"(?:{targets.DUTY}|bans?|quotas?|exports?|imports?|sanctions|surplus|deficit)\b"
)
# "Ruled out that it would suspend its duty", "denied that it had signed".
_SAYS_NO = re.compile(
    r"\b(?:rul(?:e[sd]?|ing) out|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed)?"
    r"|refus(?:e[sd]?|ing)|no plans?|declin(?:e[sd]?|ing))\b(?:(?! and | but )[^,;:])*"
    r"\b(?:that|to|of|it|he|she|they)\b[^,;:]*$",
    re.IGNORECASE,
)
_DENIED = frozenset({"deny", "rule", "reject", "dismiss", "refus", "declin", "no pl"})


def faults(pair: Pair, was: str, now: str, told: str, new: str) -> Iterator[Reason]:
    """Give reasons why a value in a new sentence takes no other's place in one that was told.

    `was` and `now` are the sentences that have them, `told` and `new` all that was and is told.
    """
    its = now.find(pair.new)
    clause = _clause(now, its)
    if pair.sort is Sort.STATUS:
        yield from _denied(pair, now, told, clause)
    else:
        yield from _unsettled(was, was.find(pair.old), now, its, clause)
    yield from _of_another(told, now, its, clause)
    if pair.sort in (Sort.DAY, Sort.DAYS_DIFFER):
        yield from _another_day(pair, was, now, clause)
    if pair.sort in (Sort.FIGURE, Sort.FIGURES_DIFFER):
        yield from _another_thing(pair, was, now)
        yield from _still_stands(pair, was, told, new)
        if (
            pair.old in was
            and not bases.names_time(pair.old)
            and bases.apart(told, pair.old, new, pair.new)
        ):
            yield Reason(fault=Fault.UNIT_DIFFERS, words=pair.new)


def _clause(text: str, at: int) -> str:
    parts = (each for each in modality.clauses(text) if each.start <= at < each.end)
    return next((text[each.start : each.end] for each in parts), text)


def _unsettled(was: str, mine: int, now: str, its: int, clause: str) -> Iterator[Reason]:
    """Find that a value is only weighed, wanted or denied, where the one told was not."""
    told = _WEIGHED.search(was, 0, max(mine, 0)) or _level(was, mine) is Level.POSSIBLE
    if told:
        return
    begin = max(now.rfind(mark, 0, its) for mark in (";", ", but ", ", while ")) + 1
    weighed = _WEIGHED.search(now, max(begin, 0), its)
    if weighed is not None:
        low = weighed.group().lower()
        lost = any(low.startswith(each) for each in _DENIED)
        yield Reason(
            fault=Fault.NEGATION_LOST if lost else Fault.MODALITY_RAISED, words=now[its:][:40]
        )
    elif any(start <= its < end for start, end in denials.negations(now)):
        yield Reason(fault=Fault.NEGATION_LOST, words=clause)
    elif _level(now, its) is Level.POSSIBLE or _CONDITION.match(now, its):
        yield Reason(fault=Fault.MODALITY_RAISED, words=clause)


def _level(text: str, at: int) -> Level:
    return next(
        (each.level for each in modality.clauses(text) if each.start <= at < each.end), Level.FACT
    )


def _denied(pair: Pair, now: str, told: str, clause: str) -> Iterator[Reason]:
    """Find that somebody says that what is told of a measure will not be, or that more will."""
    its = now.find(pair.new)
    if its > 0 and _SAYS_NO.search(now, 0, its):
        yield Reason(fault=Fault.NEGATION_LOST, words=clause)
        return
    no = _SAYS_NO.search(now, max(its, 0)) if pair.claim.endswith("denied.") else None
    changed = _CHANGED.search(now, no.start()) if no and not _CHANGED.search(told) else None
    if changed is not None:
        yield Reason(fault=Fault.BOUND_ELSEWHERE, words=f"{pair.new} … {changed.group()}")


def _of_another(told: str, now: str, its: int, clause: str) -> Iterator[Reason]:
    """Find that the sentence tells of a measure, or of trade, of somebody else."""
    known, keys = told.casefold(), {each.key for each in names.find(told)}
    lands = countries(told)
    whose = [match[1] for match in _OWNED.finditer(clause)]
    doing = [each for each in subjects.find(now) if each.start <= max(its, 0) <= each.end][-1:]
    whose += [name.words for each in doing for name in each.subjects if name.kind is Kind.PLACE]
    for owner in whose:
        if owner.casefold() in known or countries(owner) & lands:
            continue
        if not any(each.key in keys for each in names.find(owner)):
            yield Reason(fault=Fault.BOUND_ELSEWHERE, words=owner)


def _another_day(pair: Pair, was: str, now: str, clause: str) -> Iterator[Reason]:
    """Find that a day is of something else that has days of its own, or the last one of it."""
    stands = {
        name
        for text, at in ((was, was.find(pair.old)), (now, now.find(pair.new)))
        for name, word in _STANDS.items()
        if at >= 0 and word.search(text, 0, at)
    }
    if len(stands) > 1:
        yield Reason(fault=Fault.DATE_OF_ANOTHER_KIND, words=pair.new)
    if event := events.another(was, clause):
        yield Reason(fault=Fault.DATE_OF_ANOTHER_KIND, words=event)


def _another_thing(pair: Pair, was: str, now: str) -> Iterator[Reason]:
    """Find that a figure is of other goods, or counted over another time."""
    one, two = _figure(was, pair.old), _figure(now, pair.new)
    if (more := _WITH_MORE.search(now)) and not _WITH_MORE.search(was):
        yield Reason(fault=Fault.BOUND_ELSEWHERE, words=more.group())
    if one is None or two is None:
        return
    mine, its = _target(was, one), _target(now, two)
    flow = _FLOW.search(now, 0, two.start) and _FLOW.search(was)
    if flow and (other := wares(_clause(now, two.start)) - wares(was)):
        yield Reason(fault=Fault.BOUND_ELSEWHERE, words=" ".join(sorted(other)))
    if not (mine.wares and its.wares) or mine.wares == its.wares:
        return
    shown = terms(pair.about)
    part = mine.wares < its.wares or its.wares < mine.wares
    if targets.apart(mine, its) or (
        part and not _CHANGED.search(now) and not its.wares <= shown.keys()
    ):
        yield Reason(fault=Fault.BOUND_ELSEWHERE, words=f"{pair.new} {its.words}")


def _still_stands(pair: Pair, was: str, told: str, new: str) -> Iterator[Reason]:
    """Find that either text gives the other's value too, so that they are values of two things."""
    one = next((each.amount for each in measures.find(pair.old)), None)
    two = next((each.amount for each in measures.find(pair.new)), None)
    if pair.about or one is None or two is None:
        return
    if one == two and not bases.names_time(pair.old):
        yield Reason(fault=Fault.BOUND_ELSEWHERE, words=pair.new)
    if one == two:
        return
    first = "\n\n".join(new.split("\n\n")[:FIRST])
    if _gives(first, one) or (not _DUTY.search(was) and _gives(told, two)):
        yield Reason(fault=Fault.BOUND_ELSEWHERE, words=pair.new)


def _gives(text: str, amount: tuple[Decimal, str]) -> bool:
    """Say whether a text has an amount, and not as what was before."""
    found = [each for each in figures.find(text) if (each.value, each.unit) == amount]
    former = {each.words for each in measures.find(text) if each.former}
    return any(
        text[each.start : each.end] not in former
        and not discarded.before(text, each.start, each.end)
        and not _NOT.search(text, 0, each.start)
        and not _HAD.search(text, 0, each.start)
        for each in found
    )


def subject(text: str, words: str) -> str:
    """Name what a figure of a sentence is on; nothing where that is not said."""
    figure = _figure(text, words)
    named = _target(text, figure).words if figure else ""
    return re.sub(r"^(?:the|an?|its|their|all) ", "", named)


def _figure(text: str, words: str) -> Figure | None:
    at = text.find(words)
    return next((each for each in figures.find(text) if each.start <= at < each.end), None)


def _target(text: str, figure: Figure) -> targets.Target:
    spans = [(each.start, each.end) for each in figures.find(text)]
    found = targets.of(text, figure.start, figure.end, spans)
    return found if found.named else targets.in_clause(text, figure.start)
