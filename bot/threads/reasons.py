"""Whether a sentence says why something is done."""

from __future__ import annotations

import re

from bot.language.status import Status
from bot.threads.asked import Wanted, terms
from bot.threads.clauses import clauses

_BECAUSE = re.compile(
    r"\b(?:because|after|since|due to|citing|over|so that|reasons?|answers|follow(?:s|ed))\b",
    re.IGNORECASE,
)
_IN_ORDER = re.compile(
    r"\b(?:(?:in order )?to (?:avert|counter|curb|force|help|keep|offset|press|prevent|protect"
    r"|punish|secure|shield|stop|support)|in (?:response|retaliation|return|exchange))\b",
    re.IGNORECASE,
)
_UNLESS = re.compile(r"\bunless\b", re.IGNORECASE)


def reasoned(wanted: Wanted, sentence: str) -> bool:
    """Say whether a sentence gives a reason, or an end that is sought.

    Orders that came "after Ottawa paused the duty" are no reason why it did. A threat's reason
    is also what would avert it: "unless Kuala Lumpur scraps the levy".
    """
    for found in (*_BECAUSE.finditer(sentence), *_IN_ORDER.finditer(sentence)):
        reason = next(clauses(sentence[found.end() :]))
        given = terms(sentence[found.end() :][slice(*reason)]).keys()
        if not (wanted.standing and wanted.standing <= given):
            return True
    return str(Status.THREATENED) in wanted.standing and _UNLESS.search(sentence) is not None
