"""What sort of thing a figure counts, where two sorts are never one: people, flights, votes."""

from __future__ import annotations

import re
from functools import lru_cache

_SORTS = {
    "people": "people persons passengers workers employees residents migrants refugees soldiers"
    " troops students patients visitors tourists children women men civilians travelers"
    " travellers pupils teachers nurses doctors sailors inhabitants citizens prisoners",
    "homes": "households families homes",
    "flights": "flights planes aircraft aeroplanes airplanes jets",
    "ships": "ships vessels tankers boats ferries trawlers",
    "vehicles": "vehicles cars trucks lorries buses vans",
    "votes": "votes ballots",
    "points": "points",
    "seats": "seats",
    "countries": "countries nations",
    "firms": "companies firms enterprises",
    "schools": "schools universities colleges",
    "hospitals": "hospitals clinics",
    "factories": "factories",
    "farms": "farms ranches",
    "shops": "shops stores supermarkets",
    "pieces": "pieces",
    "pallets": "pallets",
    "containers": "containers",
    "bags": "bags sacks",
    "bales": "bales",
    "bottles": "bottles cans",
}
_SORT_OF = {word: sort for sort, words in _SORTS.items() for word in words.split()}
# Who votes, sits or scores is counted by votes, seats and points.
_ONE = (
    frozenset({"people", "votes"}),
    frozenset({"people", "seats"}),
    frozenset({"people", "points"}),
)
_ENDS = "and|or|in|of|on|for|to|by|from|with|at|per|than|as|the|a|an|that|who|which"
_BEHIND = re.compile(
    rf"\s(?:(?!(?:{_ENDS})\b)[a-z-]+\s){{0,3}}?(?P<noun>{'|'.join(_SORT_OF)})\b", re.IGNORECASE
)

# Kinds of days, each by the words that show that a text means them.
_KINDS = {
    "working": r"business|working|work|banking|trading",
    "trading": r"business|working|work|banking|trading|sessions?",
    "sitting": r"sitting|sits?|sat|legislative|parliamentary|session",
    "calendar": r"calendar",
    "school": r"school",
}
_KIND_OF = {
    "business": "working", "working": "working", "banking": "working", "trading": "trading",
    "sitting": "sitting", "legislative": "sitting", "parliamentary": "sitting",
    "calendar": "calendar", "school": "school",
}  # fmt: skip
_KIND = re.compile(rf"\b(?P<kind>{'|'.join(_KIND_OF)})[\s-](?:days?|weeks?)\b", re.IGNORECASE)
_CALENDAR = "calendar"  # days of it are all days, as are those of which no kind is told


def of(text: str, end: int) -> str:
    """Give the sort of what is counted by a figure that ends there, if it is a known one."""
    found = _BEHIND.match(text, end)
    return _SORT_OF[found["noun"].lower()] if found else ""


def apart(one: str, other: str) -> bool:
    """Say whether two sorts are known, and none counts what the other does."""
    return bool(one and other) and one != other and frozenset((one, other)) not in _ONE


@lru_cache(maxsize=64)
def words(sort: str) -> re.Pattern[str]:
    """Give what names a sort in a text."""
    named = [re.sub(r"(?:ies|e?s)$", "", each) for each in _SORTS[sort].split()]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, named))})", re.IGNORECASE)


def kind(words: str) -> str:
    """Give the kind of days of a spell of time: working ones, sitting ones."""
    found = _KIND.search(words)
    return _KIND_OF[found["kind"].lower()] if found else ""


@lru_cache(maxsize=16)
def kind_words(kind: str) -> re.Pattern[str]:
    """Give what shows that a text speaks of a kind of days."""
    return re.compile(rf"\b(?:{_KINDS[kind]})(?:days?)?\b", re.IGNORECASE)


def other_days(one: str, other: str) -> bool:
    """Say whether days of one kind are not those of another, nor of no kind where it is none."""
    return one != other and (one != _CALENDAR or bool(other))
