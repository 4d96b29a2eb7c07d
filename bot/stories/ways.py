"""By what way an act works, and whether it keeps or ends something: as titles and texts tell it.

One act may go by several: a quota with a duty above it, a duty for dumping. So ways are told apart
only within one kind: a remedy from another remedy, a ban from a quota and a duty. What a title
names is read strictly, what a text mentions generously: who mentions the other's way may tell of
the same act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

REMEDY, WAY, TURN = "remedy", "way", "turn"
KINDS = frozenset({REMEDY, WAY, TURN})

_FLOW = r"(?:imports?|exports?|shipments|deliveries|purchases|sales)"
_MEASURE = (
    r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surtax|surcharge|quotas?|bans?|embargo|moratorium|curbs?"
    r"|restrictions?|sanctions|exclusions?|exemptions?|waivers?|pause|suspension|truce|controls)"
)
_NAMED = {
    f"{REMEDY} dumping": r"anti-?dumping|dump(?:ed|ing)\b",
    f"{REMEDY} subsidy": r"anti-?subsidy|countervailing|\bsubsid",
    f"{REMEDY} safeguard": r"\bsafeguards?\b",
    f"{WAY} ban": (
        r"\b(?:bans?|banned|banning|embargo(?:es)?|outlaws?|outlawed|prohibits?|prohibited)\b"
        rf"|\b(?:halt|stop|suspend|block)\w* (?:all |its )?{_FLOW}\b"
    ),
    f"{WAY} quota": (
        r"\bquotas?\b|(?<!price )(?<!market )\bcap(?:s|ped|ping)?\b"
        r"(?! (?:(?:the|oil|gas|on) )*prices?\b)"
    ),
    f"{WAY} duty": (
        r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surtax(?:es)?|surcharges?|tax(?:es)?)\b"
        r"(?!(?:-| )(?:free|(?:rate(?:-| ))?quotas?)\b)"
    ),
    f"{TURN} kept": (
        r"\b(?:extend|renew|prolong|keep|kept|maintain)(?:s|ed|ing)?\b"
        rf"(?:[ -]\w+){{0,3}} {_MEASURE}\b"
    ),
    f"{TURN} ended": (
        r"\b(?:end(?:s|ed|ing)?|lift(?:s|ed|ing)?|scrap(?:s|ped|ping)?|abolish(?:es|ed)?"
        r"|revok(?:es?|ed|ing)|rescind(?:s|ed)?|terminat(?:es?|ed)|repeal(?:s|ed)?)\b"
        rf"(?:[ -]\w+){{0,3}} {_MEASURE}\b"
    ),
}
# In a text, names of laws are in capitals, and tell nothing of an act: "the Trade Remedies
# (Dumping and Subsidisation) Regulations".
_MENTIONED = {
    f"{REMEDY} dumping": (
        r"\bdump(?:ed|ing|s)?\b|antidumping|\bunfair|below (?:their |its )?(?:cost|fair)|too cheap"
    ),
    f"{REMEDY} subsidy": r"subsid|countervailing|state aid",
    f"{REMEDY} safeguard": r"safeguard|surge",
    f"{WAY} ban": (
        r"\b(?:ban|bar|halt|stop|suspend|block|prohibit|forbid|forbad|outlaw|embargo|restrict|curb"
        r"|freez|froze|shut|refus|reject)|may not|no longer|not be let|no more|turn(?:ed|s)? back"
    ),
    f"{WAY} quota": r"\b(?:quota|cap(?:s|ped|ping)?\b|ceiling|limit|restrict|curb|ration|allow)",
    f"{WAY} duty": (
        r"\b(?:tariff|dut(?:y|ies)|lev(?:y|ies|ied)|surtax|surcharge|tax|charge|fee|pay|paid)"
    ),
    f"{TURN} kept": r"\b(?:exten|renew|prolong|ke(?:ep|pt)|maintain|remain|stay|continu|another)",
    f"{TURN} ended": (
        r"\b(?:end(?:s|ed|ing)?\b|lift|scrap|abolish|revok|rescind|terminat|repeal|laps|expir"
        r"|no longer|drop|withdr|remov|until|cancel)"
    ),
}
_IN_TITLES = {way: re.compile(form, re.IGNORECASE) for way, form in _NAMED.items()}
_IN_TEXTS = {way: re.compile(form) for way, form in _MENTIONED.items()}


def named(title: str) -> Iterator[str]:
    """Name the ways of a title: "remedy dumping", "way quota", "turn ended"."""
    return (way for way, form in _IN_TITLES.items() if form.search(title))


def mentioned(title: str, lead: str) -> Iterator[str]:
    """Name the ways that a title or a text speaks of."""
    low = title.lower()
    return (way for way, form in _IN_TEXTS.items() if form.search(lead) or form.search(low))
