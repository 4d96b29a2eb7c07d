"""By what way an act works, and whether it keeps or ends something: as titles and texts tell it.

One act may go by several: a quota with a duty above it, a duty for dumping. So ways are told apart
only within one kind: a remedy from another remedy, a ban from a quota and a duty. What a title
names is read strictly, what a text mentions generously: who mentions the other's way may tell of
the same act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

REMEDY, WAY, TURN, RULING = "remedy", "way", "turn", "ruling"
KINDS = frozenset({REMEDY, WAY, TURN, RULING})

_FLOW = r"(?:imports?|exports?|shipments|deliveries|purchases|sales)"
_MEASURE = (
    r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surtax|surcharge|quotas?|bans?|embargo|moratorium|curbs?"
    r"|restrictions?|sanctions|safeguards?|exclusions?|exemptions?|waivers?|pause|suspension|truce|controls)"
)
_NAMED = {
    f"{REMEDY} dumping": r"anti-?dumping|dump(?:ed|ing)\b",
    f"{REMEDY} subsidy": r"anti-?subsidy|countervailing|\bsubsid",
    f"{REMEDY} safeguard": r"\bsafeguards?\b",
    f"{REMEDY} discrimination": r"anti-?discrimination",
    f"{REMEDY} circumvention": r"circumvent",
    f"{WAY} fine": r"\b(?:fines?|fined)\b",
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
    f"{RULING} struck": (
        r"\b(?:str(?:ikes?|uck|iking) down|annul|voids?\b|overturn|quash|invalidat)"
        r"|\brul(?:es?|ed|ing)\b.{0,40}\b(?:illegal|unlawful|invalid)\b"
    ),
    f"{RULING} upheld": r"\b(?:uphold|upheld)|\blets?\b.{0,30}\bstand\b",
    f"{RULING} heard": (
        r"\b(?:court|judges?)\b.{0,40}\bhears?\b"
        r"|\b(?:court|judges?)\b.{0,40}\b(?:moves?|transfers?)\b.{0,30}\b(?:suit|case|lawsuit)"
    ),
}
# In a text, names of laws are in capitals, and tell nothing of an act: "the Trade Remedies
# (Dumping and Subsidisation) Regulations". How words begin, and what stands in them.
_WORDS = {
    f"{REMEDY} dumping": r"^dump(?:ed|ing|s)?$|^antidumping$|^unfair",
    f"{REMEDY} subsidy": r"subsid|countervailing",
    f"{REMEDY} safeguard": r"safeguard|surge",
    f"{REMEDY} discrimination": r"discriminat",
    f"{REMEDY} circumvention": r"circumvent|evad|evasion|dodg",
    f"{WAY} fine": r"^(?:fine[ds]?|penalt)",
    f"{WAY} ban": (
        r"^(?:ban|bar|halt|stop|suspend|block|prohibit|forbid|forbad|outlaw|embargo|restrict|curb"
        r"|freez|froze|shut|refus|reject)"
    ),
    f"{WAY} quota": r"^(?:quota|cap(?:s|ped|ping)?$|ceiling|limit|restrict|curb|ration|allow)",
    f"{WAY} duty": (
        r"^(?:tariff|dut(?:y|ies)|lev(?:y|ies|ied)|surtax|surcharge|tax|charge|fee|pay|paid)"
    ),
    f"{TURN} kept": r"^(?:exten|renew|prolong|ke(?:ep|pt)|maintain|remain|stay|continu|another)",
    f"{TURN} ended": (
        r"^(?:end(?:s|ed|ing)?$|lift|scrap|abolish|revok|rescind|terminat|repeal|laps|expir|drop"
        r"|withdr|remov|cancel)"
    ),
    f"{RULING} struck": (
        r"^(?:strik|struck|toppl|threw|annul|void|overturn|quash|invalid|illegal|unlawful)"
    ),
    f"{RULING} upheld": r"^(?:uphold|upheld|stand)",
    f"{RULING} heard": r"^(?:hear|refus|declin|transfer)",
}
_PHRASES = {
    f"{REMEDY} dumping": (
        *(f"below {whose}{what}" for whose in ("", "their ", "its ") for what in ("cost", "fair")),
        "too cheap",
    ),
    f"{REMEDY} subsidy": ("state aid",),
    f"{WAY} ban": (
        *("may not", "no longer", "not be let", "no more"),
        *("turn back", "turned back", "turns back"),
    ),
    f"{TURN} ended": ("no longer",),
}
_IN_TITLES = {way: re.compile(form, re.IGNORECASE) for way, form in _NAMED.items()}
_IN_WORDS = {way: re.compile(form) for way, form in _WORDS.items()}
_IN_ANY = re.compile("|".join(_WORDS.values()))
_WORD = re.compile(r"\w+")
# What is kept until July is to end then; what is extended until July was to end before.
_EXTENDED = re.compile(r"exten|prolong|renew")


def named(title: str) -> Iterator[str]:
    """Name the ways of a title: "remedy dumping", "way quota", "turn ended"."""
    return (way for way, form in _IN_TITLES.items() if form.search(title))


def mentioned(title: str, lead: str) -> Iterator[str]:
    """Name the ways that a title or a text speaks of."""
    low = title.lower()
    words = {*_WORD.findall(low), *_WORD.findall(lead)}
    told = frozenset[str]().union(*filter(None, map(_of, words)))
    if "until" in words and not any(map(_EXTENDED.match, words)):
        told |= {f"{TURN} ended"}
    for way in _WORDS:
        if way in told or any(each in low or each in lead for each in _PHRASES.get(way, ())):
            yield way


@lru_cache(maxsize=1 << 13)
def _of(word: str) -> frozenset[str]:
    if not _IN_ANY.search(word):
        return frozenset()
    return frozenset(way for way, form in _IN_WORDS.items() if form.search(word))
