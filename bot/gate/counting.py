"""What the evidence counts without a figure: by a list, by an article, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from decimal import Decimal
from functools import lru_cache

from bot.gate.agreement import carries
from bot.gate.bare import things
from bot.gate.claim import Claim
from bot.language import figures, numerals, places
from bot.language.figures import Bound, Figure, counts
from bot.language.units import UNITS, Kind

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()  # noqa: SIM905
)
_SPELLS = (
    ("decade", 120, "month"),
    ("century", 1200, "month"),
    ("fortnight", 14, "day"),
    ("half[- ]year", 6, "month"),
    ("quarter", 3, "month"),
)
_ONE_TIME = re.compile(
    r"\b(?:an?|one|each|every|per|the)\s(?:full\s|whole\s|calendar\s)?(?P<unit>hour|day|week|month|year|decade|century)\b"
)
_SECONDS = {"second": 1, "day": 86_400, "month": 86_400 * 30}
_PACES = (
    ("daily", 1, "day"),
    ("weekly", 7, "day"),
    ("fortnightly", 14, "day"),
    ("monthly", 1, "month"),
    ("quarterly", 3, "month"),
    ("(?:semi-?annual|half-?yearly|biannual|semestral)(?:ly)?", 6, "month"),
    ("(?:annual|yearly)(?:ly)?", 12, "month"),
    ("biennial(?:ly)?", 24, "month"),
)
_OTHERS = re.compile(rf"\band\s(?P<count>\d{{1,3}}|{numerals.WORDS})\s(?:others?|more)\b")
_EVERY = re.compile(r"\b(?:[Ee]very|[Ee]ach|[Oo]nce\sin)\s$")
_PAIRED = frozenset(
    {"countries", "sides", "nations", "governments", "economies", "parties", "leaders", "allies"}
)
_PLACES = _PAIRED | {"states", "provinces", "cities", "members", "markets", "partners", "places"}
# What firms have behind their names, with a comma that parts no list.
_FORMS = re.compile(
    r",?\s(?:Inc|Ltd|Limited|LLC|Corp|Co|L\.?P|G\.?P|S\.?A|N\.?V|A\.?G|PLC|plc|GmbH|LLP)\b\.?(?=[,;:)\s]|$)"
)
_ASIDE = re.compile(r"\s\([^()]{1,40}\)")  # behind each of a list: "Chad, Mali (A-2)"
_ITEM = r"[\w.'’&-]+(?:\s[\w.'’&-]+){0,3}"
_LIST = re.compile(rf"(?<![\w.'’&-]){_ITEM}(?:,\s{_ITEM}){{0,12}},?\s(?:and|or)\s{_ITEM}")
_NAME = r"(?:the\s)?[A-Z][\w.'’&-]*(?:\s(?:of\s|de\s|the\s)?[A-Z][\w.'’&-]*){0,4}"
_NAMES = re.compile(rf"{_NAME}(?:,\s{_NAME}){{0,30}},?\s(?:and|or|&)\s{_NAME}")
_BETWEEN = re.compile(r",?\s(?:and|or|&)\s|,\s")
# Years so old are no dates, since most of such numbers are counts.
_OLD = re.compile(r"\b(?:in|since|of)\s(?P<year>1[0-8]\d\d)\b(?!,\d)")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b(?!,\d)")


def implied(said: Figure, claim: Claim, text: str) -> bool:
    """Say whether the evidence counts without a figure: by a list, or by an article ("a year")."""
    if said.value == 2 and said.noun in _PAIRED:
        return True
    if said.kind is Kind.ORDINAL and 0 < said.value <= len(_ORDINALS):
        return bool(re.search(rf"\b{_ORDINALS[int(said.value) - 1]}\b", text, re.IGNORECASE))
    if said.kind is Kind.COUNT:
        if any(said.value == each for each in _more(text)) or (
            said.noun and _told_apart(said, text)
        ):
            return True
        if _but_one(said, claim.text, text) or _but_listed(said, claim.text, text):
            return True
        if said.noun in _PLACES and said.value in _place_counts(text):
            return True
        return said.value in _lengths(text)
    if said.kind is Kind.DURATION and any(
        said.value == months and said.unit == unit and re.search(rf"\b{word}\b", text)
        for word, months, unit in _SPELLS
    ):
        return True
    if said.kind is Kind.DURATION and _EVERY.search(claim.text, 0, said.start):
        for word, months, unit in _PACES:
            if said.value == months and said.unit == unit and re.search(rf"\b{word}\b", text):
                return True
    if said.kind is Kind.DURATION and _spelled(said, text):
        return True
    one = re.fullmatch(r"(?:one|1)[\s-](\w+)", claim.text[said.start : said.end], re.IGNORECASE)
    return bool(one and re.search(rf"\ban?\s(?:\w+\s)?{one[1]}\b", text))


def _more(text: str) -> Iterator[int]:
    """Give how many it is with the one that is named: "Peru and 59 other countries" are 60."""
    for each in _OTHERS.finditer(text):
        yield 1 + int(numerals.read(each["count"]))


_OTHER_THINGS = re.compile(r"\s(?:other|remaining|more|further)\s(?P<things>[a-z]{3,}s)\b")
_SAVE = re.compile(
    r"\b(?:[Oo]utside|[Bb]esides|[Ee]xcept(?:ing)?|[Ee]xcluding|(?:[Aa]part|[Aa]side)\sfrom|[Aa]ll\sbut|bar)\s"
    r"(?:for\s)?(?:the\s(?:\w+\sof\s)?)?[A-Z]"
)


def _but_one(said: Figure, line: str, text: str) -> bool:
    """Say whether a line leaves one that it names out of what the text counts.

    "In Utah and 14 other states" is of 15 states.
    """
    others = _OTHER_THINGS.match(line, said.end)
    if not others and not (said.noun and _SAVE.search(line)):
        return False
    things = others["things"] if others else said.noun
    if not others and said.value + 1 in _lengths(text):
        return True
    return any(
        each.kind is Kind.COUNT and each.value == said.value + 1 and each.noun == things
        for each in figures.find(text)
    )


_OF_WHOLE = re.compile(r"\sof\s(?:the|its|their)\s(?=\d|[a-z]+\b)")


def _but_listed(said: Figure, line: str, text: str) -> bool:
    """Say whether a line leaves out as many of a whole as the text lists: "9 of the 21"."""
    behind = _OF_WHOLE.match(line, said.end)
    if not behind:
        return False
    wholes = {each.value for each in figures.find(line) if each.start == behind.end()}
    wholes &= {each.value for each in figures.find(text) if each.kind is Kind.COUNT}
    return any(whole - said.value in _lengths(text) for whole in wholes)


def _told_apart(said: Figure, text: str) -> bool:
    """Say whether a text tells of so many of what a line counts, one by one.

    Where it numbers them, their ranges are counted: "claims 1-3 of it, claim 4 of that".
    """
    thing = _single(said.noun)
    if thing not in text or _counted(said.noun, text):
        return False
    one = re.compile(rf"\b{re.escape(thing)}(?:s|es)?\b(?P<range>\s\d+(?:\s?[-–]\s?\d+)?)?")
    found = [each["range"] for each in one.finditer(text)]
    numbered = [[int(each) for each in re.findall(r"\d+", part)] for part in found if part]
    if numbered:
        return sum(1 + part[-1] - part[0] for part in numbered) == said.value
    return 1 < len(found) == said.value


def _counted(noun: str, text: str) -> bool:
    """Say whether a text says how many there are of a thing."""
    return any(each.noun == noun for each in figures.find(text))


def _single(noun: str) -> str:
    return noun.removesuffix("s")


def _spelled(said: Figure, text: str) -> bool:
    """Say whether a text has one unit of time that is so long: "a year" is twelve months."""
    return any(
        _SECONDS.get((unit := UNITS[each["unit"]]).name, 0) * unit.factor
        == _SECONDS.get(said.unit, 1) * said.value
        for each in _ONE_TIME.finditer(text)
    )


def listed(said: Figure, text: str) -> bool:
    """Say whether the evidence names what a line counts, one by one."""
    return said.kind is Kind.COUNT and said.noun in _PLACES and max(_place_counts(text)) > 1


def counted(said: Figure, claim: Claim, text: str) -> bool:
    """Say whether a bare count stands in the evidence as one, also in "13 out of 193"."""
    if said.kind not in {Kind.COUNT, Kind.DURATION} or said.bound in {Bound.OVER, Bound.UNDER}:
        return False
    bare = said.kind is Kind.COUNT and not things(said, claim.text)
    if said.kind is Kind.COUNT:
        return said.value in counts(text, units=bare)
    return bool(counts(claim.text[said.start : said.end], units=True) & counts(text, units=False))


def since(said: Figure, claim: Claim, text: str, written: Set[int]) -> bool:
    """Say whether so many years lie between an old year of the evidence and one that is named."""
    if said.unit != "month":
        return False
    later = {int(each) for each in _YEAR.findall(f"{claim.text} {text}")} | written
    old = {int(each["year"]) for each in _OLD.finditer(text)}
    years = said.value / 12
    return any(
        carries(years, said.bound, Decimal(year - each), Bound.EXACT)
        for each in old
        for year in later
    )


@lru_cache(maxsize=512)
def _lengths(text: str) -> frozenset[int]:
    """Give how long the lists of a text are, of whatever."""
    plain = _ASIDE.sub("", _FORMS.sub("", text))
    return frozenset(
        1 + len(_BETWEEN.findall(found.group()))
        for form in (_LIST, _NAMES)
        for found in form.finditer(plain)
    )


@lru_cache(maxsize=512)
def _place_counts(text: str) -> frozenset[int]:
    """Give how many countries or states a text names: in a sentence, and in all."""
    parts = [*text.split(". "), text]
    return frozenset(len({place.code for place in places.find(part)}) for part in parts)


_PORTION = re.compile(r"\b(?:per|each|every)\s(?=\d)", re.IGNORECASE)


@lru_cache(maxsize=256)
def portions(text: str) -> tuple[Figure, ...]:
    """Give what rates of a text are counted over, where that is so much: "per 40-kg bag"."""
    starts = [match.end() for match in _PORTION.finditer(text)]
    found = (figures.find(text[start : start + _SHORT]) for start in starts)
    return tuple(each[0] for each in found if each and each[0].kind is Kind.QUANTITY)


_SHORT = 30  # characters of a measure: "1,000 cubic metres"
