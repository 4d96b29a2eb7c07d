"""Offices beside the names of who holds them: "Canada's trade minister" Ann Lee."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language import places
from bot.language.vocabulary import ABBREVIATIONS, COMMON

HOLDERS = frozenset(
    "president premier chancellor minister secretary commissioner representative negotiator "  # noqa: SIM905
    "envoy ambassador senator governor director-general secretary-general undersecretary "
    "vice-president comptroller judge justice senators".split()
)
# Heads of anything: of an office where it is one of trade, or of a state or a public body.
_HEADS = frozenset("chief head chair chairman chairwoman director adviser advisor".split())  # noqa: SIM905
_TRADE = frozenset(
    "trade commerce customs tariff foreign economic economics agriculture agricultural "  # noqa: SIM905
    "treasury".split()
)
# What an office has before its holder's word and behind it: "Minister of Trade and Industry".
FIELDS = frozenset(
    "prime deputy vice chief acting former assistant under foreign trade commerce treasury "  # noqa: SIM905
    "finance economy economic economics industry industrial agriculture agricultural farm energy "
    "external internal state defence defense interior international special general director home "
    "fisheries labour labor budget customs tariff market markets competition development food "
    "mining transport affairs health environment climate technology lead top textiles business "
    "commercial".split()
)
_JOINING = frozenset({"the", "of", "for", "and"})
_SHORT = {"sen.": "Senator", "gov.": "Governor", "rep.": "Representative", "senators": "Senator"}
_CHOSEN = ("-designate", "-elect")
_WORD = re.compile(r"[\w.’'-]*\w\.?")
_OFFICE = r"(?P<office>(?:(?:[A-Z]\.)+|[^,.;:()“”\"\n]){4,80}?)"
_BEHIND = re.compile(rf"\s?,\s{_OFFICE}\s?(?:,|\.\s|\.$|\)|$)")
_NAMED = re.compile(rf"\sas\s{_OFFICE}(?:\s(?:on|in|after|to|and|who)\s|[,.]\s|\.$|$)")
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
_SINCE = re.compile(r"\s(?:now|who|since|until|at)\s.*")
_HEADED = re.compile(
    r"(?:former |acting |deputy |vice )*(?:president|secretary|governor|representative)"
    r"(?: (?:of|for) (?P<of>.+))?",
    re.IGNORECASE,
)
_STATE = frozenset("republic commission state senate congress assembly court parliament".split())  # noqa: SIM905
_ARTICLE = re.compile(r"^(?:the|an?|its|their|who is|now) ", re.IGNORECASE)


def holder(word: str) -> bool:
    """Say whether a word names who holds an office of state: "minister"."""
    plain = word.casefold()
    for chosen in _CHOSEN:
        plain = plain.removesuffix(chosen)
    return plain in HOLDERS or plain in _SHORT


def before(text: str) -> str:
    """Read the office right before a name: "Canada's trade minister" Ann Lee."""
    words: list[str] = []
    end = len(text.rstrip())
    if len(text) - end > 1:  # a new line, not a space
        return ""
    found = list(_WORD.finditer(text, max(0, end - 90), end))
    for number in range(len(found) - 1, -1, -1):
        word = found[number]
        gap = text[word.end() : end]
        if gap.strip() or (gap and len(gap) > 1):
            break
        plain = word.group()
        if words and _ends_sentence(plain):
            break
        if plain.casefold() in _JOINING:
            # "Ida Blom and Commerce Minister Li Wen": no "and" of an office.
            earlier = found[number - 1].group() if number else ""
            if not (holder(earlier) or earlier.casefold() in FIELDS | _JOINING | _HEADS):
                break
        known = holder(plain) or plain.casefold() in FIELDS | _JOINING | _HEADS
        if not (known or (plain[0].isupper() and plain.casefold() not in COMMON)):
            break
        words.insert(0, _SHORT.get(plain.casefold(), plain))
        end = word.start()
    while words and words[0].casefold() in _JOINING:
        del words[0]
    office = " ".join(words)
    told = _held(words) and not (len(words) == 1 and office.islower())
    return office if told and words[-1].casefold() not in _JOINING else ""


def _held(words: Sequence[str]) -> bool:
    """Say whether words name an office; a head is one of trade, or of a body that is known."""
    plain = {word.casefold() for word in words}
    public = plain & _TRADE or any(word in ABBREVIATIONS for word in words)
    return any(map(holder, words)) or bool(plain & _HEADS and public)


def _ends_sentence(word: str) -> bool:
    """Say whether a sentence ends with a word: "Brussels.", not "U.S." or "Sen."."""
    return word.endswith(".") and not (word.casefold() in _SHORT or _INITIALS.search(word))


def behind(text: str, end: int) -> str:
    """Read the office that stands behind a name, between commas or as one that is given."""
    behind = _BEHIND.match(text, end) or _NAMED.match(text, end)
    if behind is None:
        return ""
    office = _SINCE.sub("", _ARTICLE.sub("", behind["office"]))
    words = [word.group() for word in _WORD.finditer(office)]
    held = _held(words) and len(words) <= 9
    return office if held and not _private(office) else ""


def _private(office: str) -> bool:
    """Say whether an office is one of a club or a firm, or nobody can tell of what it is."""
    headed = _HEADED.fullmatch(office)
    if headed is None:
        return False
    whole = _ARTICLE.sub("", headed["of"] or "")
    words = {word.casefold() for word in re.findall(r"\w+", whole)}
    return not (places.code(whole) or words & (FIELDS | _STATE))
