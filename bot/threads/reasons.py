"""Whether a sentence says why something is done."""

from __future__ import annotations

import re

from bot.language import places
from bot.language.status import Status
from bot.threads.asked import STANDINGS, Wanted, terms
from bot.threads.clauses import clauses
from bot.threads.synonyms import CHARGING, MEASURES, alike

_BECAUSE = re.compile(
    r"\b(?:because|after|since|due to|citing|over|so that|reasons?|answers|follow(?:s|ed))\b",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(
    r"\b(?:(?:in order )?to (?:avert|counter|curb|force|help|keep|offset|press|prevent|protect"
    r"|punish|secure|shield|stop|support)|in (?:response|retaliation|return|exchange))\b",
    re.IGNORECASE,
)
_WHY = re.compile(r"why (?:did|does|do|has|have|will|would) (?:the )?", re.IGNORECASE)
_FIRST = 3  # characters: a reason that opens its sentence stands before the deed
_UNLESS = re.compile(r"\bunless\b", re.IGNORECASE)


def reasoned(wanted: Wanted, sentence: str) -> bool:
    """Say whether a sentence gives a reason, or an end that is sought.

    Of a measure, what is done to it stands before: one that "is lawful because" was not raised
    for that. Orders that came "after Ottawa paused the duty" are no reason why it did. A
    threat's reason is also what would avert it: "unless Kuala Lumpur scraps the levy".
    """
    asked = _WHY.match(wanted.text)
    state = next(iter(places.find(wanted.text)), None)
    verb = wanted.text[state.end :].split()[:1] if asked and state else []
    named = asked is not None and state is not None and state.start == asked.end()
    deed = terms("".join(verb)).keys() & wanted.subject - CHARGING if named else frozenset()
    measured = not wanted.terms.keys().isdisjoint(MEASURES)
    for found in (*_BECAUSE.finditer(sentence), *_IN_ORDER.finditer(sentence)):
        done, behind = terms(sentence[: found.start()]).keys(), sentence[found.end() :]
        given = terms(behind[slice(*next(clauses(behind)))]).keys()
        if wanted.standing and wanted.standing <= given:
            continue
        if deed and not any(alike(term, done) for term in deed):
            continue
        acts = any(alike(term, done - MEASURES) for term in wanted.subject & CHARGING)
        if not measured or acts or found.start() < _FIRST or done & (CHARGING | STANDINGS):
            return True
    return str(Status.THREATENED) in wanted.standing and _UNLESS.search(sentence) is not None
